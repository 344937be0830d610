"""Renderers: figures as Plotly charts, plain and quiet, in the theme's colours."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word
from figures.theme import FONT, Theme

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "locale": "vi"}


class Chart(go.Figure):
    """A Plotly chart that, once finished, gives the same dictionary each time instead of a deep copy."""

    def finished(self) -> "Chart":
        """No more changes: what is drawn is kept as it is sent.

        Streamlit's template goes (4 kB a chart of colours that ours name themselves), and decimals unseen.
        """
        drawn = _rounded(super().to_dict())
        drawn["layout"].pop("template", None)
        object.__setattr__(self, "_finished", drawn)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The chart as plain data; not to be changed."""
        kept: dict[str, Any] | None = self.__dict__.get("_finished")
        return kept if kept is not None else dict(super().to_dict())


def _rounded(drawn: Any) -> Any:
    """Plain data with its numbers to four decimals, finer than any screen or hover text shows."""
    if isinstance(drawn, dict):
        return {name: _rounded(part) for name, part in drawn.items()}
    if isinstance(drawn, list | tuple):
        return [_rounded(part) for part in drawn]
    return round(drawn, 4) if isinstance(drawn, float) else drawn


def blank(look: Theme, height: int, unit: str = "") -> Chart:
    """An empty chart with the house's type, grid and Vietnamese separators."""
    return Chart(
        layout={
            "template": None,
            "height": height,
            "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 15, "color": look.ink},
            "separators": ",.",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": look.surface,
                "bordercolor": look.line,
                "font": {"color": look.ink, "family": FONT, "size": 15},
            },
            "xaxis": _axis(look),
            "yaxis": _axis(look) | ({"ticksuffix": " %"} if unit == "%" else {}),
            "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "font": {"size": 14}},
        }
    )


def history(frame: pl.DataFrame, indicator: Indicator, look: Theme, commune: str | None = None) -> Chart:
    """A line through time with its plan; ``frame`` has label, value, plan and, with a commune, own."""
    chart = blank(look, 300, indicator.unit)
    hover = _hover(indicator)
    ticks = [tick(label) for label in frame["label"]]
    alone = commune is not None and indicator.unit != "%"
    if not alone and frame["plan"].null_count() < len(frame):
        chart.add_scatter(
            x=ticks,
            y=frame["plan"].to_list(),
            mode="lines",
            name=word("history.plan"),
            line={"color": look.muted, "width": 2, "dash": "dash"},
            hovertemplate=hover,
        )
    if not alone:
        chart.add_scatter(
            x=ticks,
            y=frame["value"].to_list(),
            mode="lines+markers",
            name=word("history.province"),
            line={"color": look.accent, "width": 3},
            marker={"size": 7},
            hovertemplate=hover,
            connectgaps=False,
        )
    if commune is not None and "own" in frame.columns:
        chart.add_scatter(
            x=ticks,
            y=frame["own"].to_list(),
            mode="lines+markers",
            name=commune,
            line={"color": look.burden[3], "width": 3},
            marker={"size": 7, "symbol": "diamond"},
            hovertemplate=hover,
            connectgaps=False,
        )
    chart.update_layout(showlegend=True, margin={"t": 34}, hovermode="x unified")
    every = max(1, -(-len(ticks) // 5))
    chart.update_xaxes(
        tickangle=0, type="category", gridcolor="rgba(0,0,0,0)", tickvals=ticks[::-1][::every][::-1]
    )
    chart.update_yaxes(rangemode="tozero")
    return chart.finished()


def spread(frame: pl.DataFrame, indicator: Indicator, look: Theme, province: float | None) -> Chart:
    """Range, middle half, median and whole of each group; ``frame`` is the group_spread answer, sorted."""
    chart = blank(look, 60 + 58 * max(1, len(frame)))
    names = [f"{row['group_name']} ({row['communes']})" for row in frame.iter_rows(named=True)]
    range_colour = look.line if look.name == "light" else look.hatch
    _between(chart, frame, names, ("lowest", "highest"), 4, range_colour, word("spread.range"))
    _between(chart, frame, names, ("q1", "q3"), 14, look.coverage[2], word("spread.middle"))
    _mark(chart, frame, names, "median", "line-ns-open", look.ink, indicator)
    if indicator.unit == "%":
        _mark(chart, frame, names, "value", "circle", look.burden[3], indicator)
    if province is not None:
        level = vi.quantity(province, indicator.unit, indicator.decimals)
        chart.add_vline(x=province, line={"color": look.accent, "width": 2, "dash": "dot"})
        chart.add_annotation(
            text=f"{word('spread.province')} {level}", x=province, y=1, yref="paper", yanchor="bottom",
            showarrow=False, font={"color": look.accent, "size": 14},
        )  # fmt: skip
    chart.update_layout(margin={"t": 26, "b": 40}, showlegend=True)
    chart.update_layout(legend={"y": -0.12, "yanchor": "top", "font": {"size": 13}})
    chart.update_xaxes(rangemode="tozero", ticksuffix=" %" if indicator.unit == "%" else "")
    chart.update_yaxes(gridcolor="rgba(0,0,0,0)", automargin=True)
    return chart.finished()


def _between(
    chart: Chart,
    frame: pl.DataFrame,
    names: list[str],
    ends: tuple[str, str],
    width: int,
    colour: str,
    label: str,
) -> None:
    """A bar from one column to another, a group a line."""
    xs: list[Any] = []
    ys: list[Any] = []
    for name, a, b in zip(names, frame[ends[0]], frame[ends[1]], strict=True):
        xs += [a, b, None]
        ys += [name, name, None]
    line = {"width": width, "color": colour}
    chart.add_scatter(x=xs, y=ys, mode="lines", line=line, name=label, hoverinfo="skip")


def _mark(
    chart: Chart,
    frame: pl.DataFrame,
    names: list[str],
    column: str,
    symbol: str,
    colour: str,
    indicator: Indicator,
) -> None:
    """A mark a group at the value of a column."""
    thick = 3 if "open" in symbol else 0
    chart.add_scatter(
        x=frame[column].to_list(), y=names, mode="markers", name=word(f"spread.{column}"),
        marker={"symbol": symbol, "size": 16 if thick else 11, "color": colour, "line": {"width": thick}},
        hovertemplate="%{y}: %{x:,." + str(indicator.decimals) + "f} " + indicator.unit,
    )  # fmt: skip


def tick(label: str) -> str:
    """A period's label on two lines, the year below."""
    return "<br>".join(vi.short_period(label).rsplit(" ", 1))


def _axis(look: Theme) -> dict[str, Any]:
    return {
        "gridcolor": look.line,
        "linecolor": look.line,
        "zeroline": False,
        "tickfont": {"size": 14, "color": look.muted},
        "tickformat": ",",
        "fixedrange": True,
        "automargin": True,
    }


def _hover(indicator: Indicator) -> str:
    return "%{y:,." + str(indicator.decimals) + "f} " + indicator.unit
