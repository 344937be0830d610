"""Charts of the weak-signal screen: funnel, promises, steps, spots beside coverage, one spot's life."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Marks, Ranges, Rule, Symbol, categories
from figures.labels import label, word
from figures.measures import Measures
from figures.spots_docket import OPERATORS
from figures.stacked import Layer, stacked

STAGES = {"found": "coverage.1", "sent": "coverage.3", "fixed": "tones.on_track"}
PROMISES = (
    ("overdue", "▼", "tones.behind"), ("in_time", "", "coverage.2"), ("unpromised", "?", "blank"),
)  # fmt: skip
STEPS = (
    ("unsent", "?", "blank"), ("sent", "", "coverage.0"), ("received", "", "coverage.1"),
    ("planned", "", "coverage.3"), ("reported_fixed", "✓", "tones.on_track"), ("reopened", "↻", "burden.3"),
)  # fmt: skip
"""Name, sign and colour of each part of a bar."""


def stage(measures: Measures, name: str, operator: str) -> float | None:
    """Spots of an operator that came as far as a stage of the funnel."""
    breakdown = f"operator={operator}" if operator else ""
    top, bottom = measures.counts("S2", 1, breakdown)
    return {"found": bottom, "sent": top, "fixed": measures.counts("S3", 1, breakdown)[0]}[name]


def funnel(measures: Measures) -> Drawing:
    """Found, sent and fixed side by side for each operator; a number on each bar."""
    shown = [one for one in OPERATORS if stage(measures, "found", one)]
    values = {name: tuple(stage(measures, name, one) for one in shown) for name in STAGES}
    longest = max((value or 0 for value in values["found"]), default=1)
    return Drawing(
        tuple(
            Bars(word(f"spots.{name}"), values[name], colour, words=tuple(map(vi.number, values[name])))
            for name, colour in STAGES.items()
        ),
        categories([label(f"operator.{one}") for one in shown]),
        axis=Axis(high=longest * 1.08, shown=False), height=92 * max(1, len(shown)) + 50, gap=0.22,
    )  # fmt: skip


def promise_parts(measures: Measures, operator: str) -> dict[str, int]:
    """Spots sent and still open of an operator: overdue, in time, without a promised day."""
    breakdown = f"operator={operator}" if operator else ""
    late, whole = (int(part or 0) for part in measures.counts("S4", 1, breakdown))
    without = int(measures.value("S4", 2, breakdown) or 0)
    return {"overdue": late, "in_time": max(0, whole - late - without), "unpromised": without}


def promises(measures: Measures) -> Drawing:
    """Spots sent and open by operator, parted by what the operator promised."""
    rows = {one: promise_parts(measures, one) for one in OPERATORS}
    shown = [one for one in OPERATORS if sum(rows[one].values())]
    layers = [
        Layer(word(f"spots.{name}"), sign, colour, tuple(rows[one][name] for one in shown),
              hatched=name == "unpromised")
        for name, sign, colour in PROMISES
    ]  # fmt: skip
    return stacked([label(f"operator.{one}") for one in shown], layers, each=44)


def steps(counted: pl.DataFrame) -> Drawing:
    """Open spots by operator and step (operator, step, spots)."""
    known = {(row["operator"], row["step"]): row["spots"] for row in counted.iter_rows(named=True)}
    shown = [one for one in OPERATORS if any(operator == one for operator, _ in known)]
    layers = [
        Layer(word(f"spot_step.{step}"), sign, colour, tuple(int(known.get((one, step), 0)) for one in shown),
              hatched=step == "unsent")
        for step, sign, colour in STEPS
    ]  # fmt: skip
    return stacked([label(f"operator.{one}") for one in shown], layers, each=64)


def deficit(frame: pl.DataFrame, level: float, chosen: str | None) -> Drawing:
    """Open spots (upwards) against households guided (along); communes below the province's level stand out.

    ``frame`` has commune_code, full_name, open_spots, guided. A click on a mark carries the commune's code.
    """
    low = pl.col("guided") < level
    return Drawing(
        (
            _communes("low", frame.filter(low), "diamond", "tones.behind"),
            _communes("high", frame.filter(~low), "circle", "coverage.3"),
        ),
        across=False, along=Axis("%", 1, title=word("spots.deficit_x")),
        axis=Axis(title=word("spots.deficit_y"), step=2), chosen=chosen or "", height=400,
        rules=(Rule(level, word("spots.deficit_level", level=vi.quantity(level, "%", 1)), along=True),),
    )  # fmt: skip


def _communes(name: str, rows: pl.DataFrame, symbol: Symbol, colour: str) -> Marks:
    told = [
        f"{place} · C1 {vi.quantity(guided, '%', 1)}"
        for place, guided in rows.select("full_name", "guided").iter_rows()
    ]
    return Marks(
        word(f"spots.deficit_{name}"), tuple(rows["open_spots"].to_list()), colour, symbol,
        at=tuple(rows["guided"].to_list()), keys=tuple(rows["commune_code"].to_list()), told=tuple(told),
    )  # fmt: skip


Event = tuple[str, date]
EVENTS: dict[str, Symbol] = {
    "detected": "circle_open", "sent": "circle", "acknowledged": "triangle", "measured": "diamond",
    "committed": "diamond_open", "completed": "square", "rechecked": "star",
}  # fmt: skip


def life(lines: Sequence[tuple[str, Sequence[Event], date | None]], today: date) -> Drawing:
    """The life of a spot, a line an operator: (name, events in order, day promised)."""
    first = min(day for _, events, _ in lines for _, day in events)
    last = max([today, *[promised for *_, promised in lines if promised]])
    marked = [
        (name, at, day)
        for at, (_, events, promised) in enumerate(lines)
        for name, day in [*events, *([("committed", promised)] if promised else [])]
    ]
    marks = [
        Marks(word(f"spots.event_{name}"), tuple(day for one, _, day in marked if one == name),
              "burden.3" if name == "committed" else "accent", symbol, size=15,
              at=tuple(float(at) for one, at, _ in marked if one == name))
        for name, symbol in EVENTS.items()
        if any(one == name for one, *_ in marked)
    ]  # fmt: skip
    days = [[day for _, day in events] for _, events, _ in lines]
    room = timedelta(days=max(12, (last - first).days // 12))
    return Drawing(
        (Ranges("", tuple(map(min, days)), tuple(map(max, days)), "track", 5), *marks),
        categories([name for name, *_ in lines]), rules=(Rule(today),),
        axis=Axis(low=first - room, high=last + room), height=64 * len(lines) + 90,
    )  # fmt: skip
