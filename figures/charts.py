"""Charts of every indicator: its way through time, and its spread inside groups."""

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Category, Drawing, Layer, Line, Marks, Ranges, Rule, Symbol, categories
from figures.figure import Indicator
from figures.labels import word


def history(frame: pl.DataFrame, indicator: Indicator, commune: str | None = None) -> Drawing:
    """A line through time with its plan; ``frame`` has label, value, plan and, with a commune, own."""
    layers: list[Line] = []
    alone = commune is not None and indicator.unit != "%"
    if not alone and frame["plan"].null_count() < len(frame):
        plan = tuple(frame["plan"].to_list())
        mark: Symbol = "" if len(frame) > 1 else "square"  # one point alone makes no line
        layers.append(Line(word("history.plan"), plan, "muted", dash="dash", symbol=mark))
    if not alone:
        layers.append(Line(word("history.province"), tuple(frame["value"].to_list()), "accent"))
    if commune is not None and "own" in frame.columns:
        layers.append(Line(commune, tuple(frame["own"].to_list()), "burden.3", symbol="diamond"))
    return Drawing(
        tuple(layers), times(frame["label"].to_list()), across=False, together=True, height=300,
        axis=Axis(indicator.unit, indicator.decimals),
    )  # fmt: skip


def spread(frame: pl.DataFrame, indicator: Indicator, province: float | None) -> Drawing:
    """Range, middle half, median and whole of each group; ``frame`` is the group_spread answer, sorted."""
    frame = frame.reverse()
    names = [f"{row['group_name']} ({row['communes']})" for row in frame.iter_rows(named=True)]

    def of(column: str) -> tuple[float | None, ...]:
        return tuple(frame[column].to_list())

    layers: list[Layer] = [
        Ranges(word("spread.range"), of("lowest"), of("highest"), "track", 4),
        Ranges(word("spread.middle"), of("q1"), of("q3"), "coverage.2", 14),
        Marks(word("spread.median"), of("median"), "ink", "tick", size=16),
    ]
    if indicator.unit == "%":
        layers.append(Marks(word("spread.value"), of("value"), "burden.3", size=11))
    rules: tuple[Rule, ...] = ()
    if province is not None:
        level = vi.quantity(province, indicator.unit, indicator.decimals)
        rules = (Rule(province, f"{word('spread.province')} {level}"),)
    return Drawing(
        tuple(layers), categories(names), rules=rules, axis=Axis(indicator.unit, indicator.decimals),
        height=max(200, 60 + 58 * len(frame)),
    )  # fmt: skip


def tick(label: str) -> str:
    """A period's label on two lines, the year below."""
    return "\n".join(vi.short_period(label).rsplit(" ", 1))


def times(labels: list[str]) -> tuple[Category, ...]:
    """Periods as categories."""
    return categories([tick(label) for label in labels], [vi.short_period(label) for label in labels])
