"""Chart of the gap between groups: a line from the lowest to the highest group, a dot a group."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank
from figures.equity_words import ORDER
from figures.labels import word
from figures.theme import Theme


def ranges(groups: pl.DataFrame, averages: dict[str, float], look: Theme) -> Chart:
    """One line an indicator; ``groups`` is the people_groups answer of one kind, with a value.

    The lowest and the highest group carry their name; an upright mark shows the whole province.
    """
    known = groups.filter(pl.col("indicator").is_in(ORDER) & pl.col("value").is_not_null())
    codes = [code for code in ORDER if code in set(known["indicator"])]
    labels = {code: "<br>".join(_halves(word(f"people_whom.{code}"))) for code in codes}
    chart = blank(look, 96 * max(1, len(codes)) + 60)
    notes = []
    for code in codes:
        rows = known.filter(indicator=code).sort("value", "group_name")
        _line(chart, rows, labels[code], look, first=code == codes[0])
        notes += _ends(rows, labels[code], look)
    chart.add_scatter(
        x=[averages[code] for code in codes if code in averages],
        y=[labels[code] for code in codes if code in averages],
        mode="markers",
        name=word("people.average"),
        marker={"symbol": "line-ns-open", "size": 24, "color": look.ink, "line": {"width": 3}},
        hovertemplate="%{x:.1f} %",
    )
    top = max([100.0 if len(known) == 0 else 0.0, *known["value"].to_list()])
    chart.update_layout(annotations=notes, showlegend=True, margin={"t": 40, "b": 8, "r": 16})
    chart.update_xaxes(range=[0, top * 1.25], ticksuffix=" %", nticks=6)
    chart.update_yaxes(
        range=[len(codes) - 0.4, -0.6],
        gridcolor="rgba(0,0,0,0)",
        tickfont={"color": look.ink},
        type="category",
    )
    return chart.finished()


def _line(chart: Chart, rows: pl.DataFrame, label: str, look: Theme, *, first: bool) -> None:
    values, names = rows["value"].to_list(), rows["group_name"].to_list()
    chart.add_scatter(
        x=[values[0], values[-1]], y=[label, label], mode="lines", hoverinfo="skip", showlegend=False,
        line={"color": look.coverage[2], "width": 6},
    )  # fmt: skip
    chart.add_scatter(
        x=values,
        y=[label] * len(values),
        mode="markers",
        name=word("people.group"),
        showlegend=first,
        marker={"size": 13, "color": look.accent, "line": {"color": look.surface, "width": 2}},
        customdata=names,
        hovertemplate="%{customdata}: %{x:.1f} %<extra></extra>",
    )


def _ends(rows: pl.DataFrame, label: str, look: Theme) -> list[dict[str, Any]]:
    """The names of the highest group above its dot and of the lowest below; nothing for a single group."""
    values, names = rows["value"].to_list(), rows["group_name"].to_list()
    return [
        {"x": values[at], "y": label, "yshift": shift, "yanchor": anchor, "showarrow": False,
         "text": f"{names[at]} {vi.quantity(values[at], '%', 1)}", "font": {"size": 13, "color": look.ink}}
        for at, shift, anchor in ((0, -16, "top"), (-1, 16, "bottom"))
        if len(values) > 1
    ]  # fmt: skip


def _halves(text: str) -> list[str]:
    """A label on two lines, cut at the middle space."""
    parts = text.split()
    half = (len(parts) + 1) // 2
    return [" ".join(parts[:half]), " ".join(parts[half:])]
