"""Charts of the analysis screens: causes, hamlets that hold the gap, several communes through time."""

import polars as pl

from figures import format as vi
from figures.charts import times
from figures.drawing import Axis, Bars, Dash, Drawing, Line, Symbol, categories
from figures.figure import Indicator
from figures.labels import word
from figures.stacked import bars

MOST = 20
"""Hamlets shown in the chart; the table has all."""
STYLES: tuple[tuple[str, Dash, Symbol], ...] = (
    ("accent", "solid", "circle"),
    ("burden.3", "dash", "diamond"),
    ("tones.on_track", "dot", "square"),
    ("tones.no_data", "dashdot", "triangle"),
)
"""Colour, dash and mark of each line of several."""


def causes(frame: pl.DataFrame) -> Drawing:
    """Communes by leading cause; ``frame`` has cause and communes."""
    names = [word(f"cause.{cause}") for cause in frame["cause"]]
    counts = frame["communes"].to_list()
    return bars(names, counts, [vi.number(n) for n in counts], "burden.3", each=34, room=1.15)


def pareto(frame: pl.DataFrame) -> Drawing:
    """What each hamlet lacks, largest first, and the running share (the hamlet_gap answer)."""
    frame = frame.head(MOST)
    share = (100 * frame["missing_so_far"] / frame["missing_total"]).fill_nan(None).to_list()
    return Drawing(
        (
            Bars(word("lagging.missing"), tuple(frame["missing"].to_list()), "burden.3"),
            Line(word("lagging.cumulative"), tuple(share), "accent", second=True),
        ),
        categories(frame["full_name"].to_list()),
        across=False, slanted=True, second=Axis("%", 0, 0, 105, step=25), height=320, gap=0.2,
    )  # fmt: skip


def compare(frame: pl.DataFrame, indicator: Indicator) -> Drawing:
    """Several communes through time, each its own colour, dash and mark (name, label, value)."""
    labels = frame["label"].unique(maintain_order=True).to_list()
    layers = []
    for ((name,), rows), style in zip(frame.group_by(["name"], maintain_order=True), STYLES, strict=False):
        known = dict(rows.select("label", "value").iter_rows())
        layers.append(Line(str(name), tuple(known.get(label) for label in labels), *style))
    return Drawing(
        tuple(layers), times(labels), across=False, together=True, height=320,
        axis=Axis(indicator.unit, indicator.decimals),
    )  # fmt: skip


def ranking(frame: pl.DataFrame, indicator: Indicator, chosen: str | None) -> Drawing:
    """Horizontal bars, first row on top, coloured by tone; a click on one carries its commune code.

    ``frame`` has commune_code, name, value, plan and tone.
    """
    values = frame["value"].to_list()
    top = max([abs(value) for value in values], default=0.0) or 1.0
    return Drawing(
        (
            Bars(
                "", tuple(values), tuple(f"tones.{tone}" for tone in frame["tone"]),
                words=tuple(vi.number(value, indicator.decimals) for value in values),
            ),
        ),
        categories(frame["name"].to_list(), keys=frame["commune_code"].to_list()),
        axis=Axis(indicator.unit, indicator.decimals, 0, top * 1.12, shown=False),
        chosen=chosen or "", height=26 * len(frame) + 16, gap=0.28,
    )  # fmt: skip
