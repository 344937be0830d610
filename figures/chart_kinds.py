"""Renderers of the analysis screens: causes, hamlets that hold the gap, several communes through time."""

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank, tick
from figures.figure import Indicator
from figures.labels import word
from figures.theme import Theme

MOST = 20
"""Hamlets shown in the chart; the table has all."""


def causes(frame: pl.DataFrame, look: Theme) -> Chart:
    """Communes by leading cause; ``frame`` has cause and communes."""
    chart = blank(look, 34 * max(1, len(frame)) + 10)
    chart.add_bar(
        x=frame["communes"].to_list(),
        y=[word(f"cause.{cause}") for cause in frame["cause"]],
        orientation="h",
        text=[vi.number(n) for n in frame["communes"]],
        textposition="outside",
        cliponaxis=False,
        marker={"color": look.burden[3]},
        hoverinfo="skip",
    )
    chart.update_layout(bargap=0.35, margin={"r": 36, "t": 0, "b": 0})
    chart.update_xaxes(visible=False)
    chart.update_yaxes(
        autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"size": 15, "color": look.ink}
    )
    return chart.finished()


def pareto(frame: pl.DataFrame, look: Theme) -> Chart:
    """What each hamlet lacks, largest first, and the running share (the hamlet_gap answer)."""
    chart = blank(look, 320)
    frame = frame.head(MOST)
    names = frame["full_name"].to_list()
    share = (100 * frame["missing_so_far"] / frame["missing_total"]).to_list()
    chart.add_bar(
        x=names,
        y=frame["missing"].to_list(),
        name=word("lagging.missing"),
        marker={"color": look.burden[3]},
        hovertemplate="%{x}: %{y:,.0f}<extra></extra>",
    )
    chart.add_scatter(
        x=names,
        y=share,
        yaxis="y2",
        mode="lines+markers",
        name=word("lagging.cumulative"),
        line={"color": look.accent, "width": 2},
        marker={"size": 5},
        hovertemplate="%{y:,.0f} %<extra></extra>",
    )
    second = {
        "overlaying": "y",
        "side": "right",
        "range": [0, 105],
        "ticksuffix": " %",
        "showgrid": False,
        "automargin": True,
        "dtick": 25,
        "fixedrange": True,
        "tickfont": {"color": look.muted},
    }
    chart.update_layout(showlegend=True, margin={"t": 30}, bargap=0.2, yaxis2=second)
    chart.update_xaxes(tickangle=-45, type="category", gridcolor="rgba(0,0,0,0)", tickfont={"size": 12})
    return chart.finished()


def compare(frame: pl.DataFrame, indicator: Indicator, look: Theme) -> Chart:
    """Several communes through time, each its own colour, dash and mark (name, label, value)."""
    chart = blank(look, 320, indicator.unit)
    styles = zip(
        (look.accent, look.burden[3], look.tones["on_track"], look.tones["no_data"]),
        ("solid", "dash", "dot", "dashdot"),
        ("circle", "diamond", "square", "triangle-up"),
        strict=True,
    )
    for (name,), rows in frame.group_by(["name"], maintain_order=True):
        colour, dash, symbol = next(styles)
        chart.add_scatter(
            x=[tick(label) for label in rows["label"]],
            y=rows["value"].to_list(),
            mode="lines+markers",
            name=str(name),
            line={"color": colour, "width": 3, "dash": dash},
            marker={"size": 8, "symbol": symbol},
            hovertemplate="%{y:,." + str(indicator.decimals) + "f} " + indicator.unit,
        )
    chart.update_layout(showlegend=True, margin={"t": 34}, hovermode="x unified")
    chart.update_xaxes(tickangle=0, type="category", gridcolor="rgba(0,0,0,0)", nticks=5)
    chart.update_yaxes(rangemode="tozero")
    return chart.finished()


def ranking(frame: pl.DataFrame, indicator: Indicator, look: Theme, chosen: str | None) -> Chart:
    """Horizontal bars, first row on top, coloured by tone; a click on one carries its commune code.

    ``frame`` has commune_code, name, value, plan and tone.
    """
    chart = blank(look, 26 * len(frame) + 16)
    colours = [look.tones.get(tone, look.accent) for tone in frame["tone"]]
    labels = [vi.number(value, indicator.decimals) for value in frame["value"]]
    edge = [3 if code == chosen else 0 for code in frame["commune_code"]]
    chart.add_bar(
        x=frame["value"].to_list(),
        y=frame["name"].to_list(),
        orientation="h",
        text=labels,
        textposition="outside",
        cliponaxis=False,
        marker={"color": colours, "line": {"color": look.ink, "width": edge}},
        customdata=[[code] for code in frame["commune_code"]],
        hovertemplate="%{y}: %{text} " + indicator.unit + "<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    top = max([abs(value) for value in frame["value"]] + [1e-9])
    chart.update_layout(bargap=0.28, margin={"r": 48, "t": 0, "b": 0}, clickmode="event+select")
    chart.update_xaxes(visible=False, range=[0, top * 1.12])
    chart.update_yaxes(
        autorange="reversed", gridcolor="rgba(0,0,0,0)", automargin=True, tickfont={"size": 15}
    )
    return chart.finished()
