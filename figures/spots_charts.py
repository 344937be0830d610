"""Charts of the weak-signal screen: funnel, promises, steps, spots beside coverage, one spot's life."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank
from figures.labels import word
from figures.measures import Measures
from figures.spots_docket import OPERATORS
from figures.stacked import Layer, stacked
from figures.theme import Theme

STAGES = ("found", "sent", "fixed")


def stage(measures: Measures, name: str, operator: str) -> float | None:
    """Spots of an operator that came as far as a stage of the funnel."""
    breakdown = f"operator={operator}" if operator else ""
    top, bottom = measures.counts("S2", 1, breakdown)
    return {"found": bottom, "sent": top, "fixed": measures.counts("S3", 1, breakdown)[0]}[name]


def funnel(measures: Measures, look: Theme) -> Chart:
    """Found, sent and fixed side by side for each operator; a number on each bar."""
    shown = [one for one in OPERATORS if stage(measures, "found", one)]
    chart = blank(look, 92 * max(1, len(shown)) + 50)
    colours = dict(zip(STAGES, (look.coverage[1], look.coverage[3], look.tones["on_track"]), strict=True))
    names = [
        word(f"operator.{one}").capitalize() if one == "other" else word(f"operator.{one}") for one in shown
    ]
    for name in STAGES:
        values = [stage(measures, name, one) for one in shown]
        chart.add_bar(
            x=values, y=names, orientation="h", name=word(f"spots.{name}"),
            text=[vi.number(value) for value in values], textposition="outside", cliponaxis=False,
            textfont={"size": 14, "color": look.ink}, marker={"color": colours[name]},
            hovertemplate="%{y}: %{x:,.0f}<extra></extra>",
        )  # fmt: skip
    longest = max((stage(measures, "found", one) or 0 for one in shown), default=1)
    chart.update_layout(
        barmode="group", bargap=0.22, bargroupgap=0.06, showlegend=True, margin={"t": 36, "b": 0, "r": 36},
        legend={"itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    chart.update_xaxes(visible=False, range=[0, longest * 1.08])
    chart.update_yaxes(
        autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"size": 15, "color": look.ink}
    )
    return chart.finished()


def promise_parts(measures: Measures, operator: str) -> dict[str, int]:
    """Spots sent and still open of an operator: overdue, in time, without a promised day."""
    breakdown = f"operator={operator}" if operator else ""
    late, whole = (int(part or 0) for part in measures.counts("S4", 1, breakdown))
    without = int(measures.value("S4", 2, breakdown) or 0)
    return {"overdue": late, "in_time": max(0, whole - late - without), "unpromised": without}


def promises(measures: Measures, look: Theme) -> Chart:
    """Spots sent and open by operator, parted by what the operator promised."""
    rows = {one: promise_parts(measures, one) for one in OPERATORS}
    shown = [one for one in OPERATORS if sum(rows[one].values())]
    colours = {"overdue": look.tones["behind"], "in_time": look.coverage[2], "unpromised": look.blank}
    signs = {"overdue": "▼", "in_time": "", "unpromised": "?"}
    layers = [
        Layer(word(f"spots.{name}"), signs[name], colours[name], tuple(rows[one][name] for one in shown),
              hatched=name == "unpromised")
        for name in ("overdue", "in_time", "unpromised")
    ]  # fmt: skip
    return stacked([word(f"operator.{one}") for one in shown], layers, look, each=44)


def steps(counted: pl.DataFrame, look: Theme) -> Chart:
    """Open spots by operator and step (operator, step, spots)."""
    known = {(row["operator"], row["step"]): row["spots"] for row in counted.iter_rows(named=True)}
    shown = [one for one in OPERATORS if any(operator == one for operator, _ in known)]
    scale = (
        look.blank,
        look.coverage[0],
        look.coverage[1],
        look.coverage[3],
        look.tones["on_track"],
        look.burden[3],
    )
    order = ("unsent", "sent", "received", "planned", "reported_fixed", "reopened")
    signs = ("?", "", "", "", "✓", "↻")
    layers = [
        Layer(word(f"spot_step.{step}"), sign, colour, tuple(int(known.get((one, step), 0)) for one in shown),
              hatched=step == "unsent")
        for step, sign, colour in zip(order, signs, scale, strict=True)
    ]  # fmt: skip
    return stacked([word(f"operator.{one}") for one in shown], layers, look, each=64)


def deficit(frame: pl.DataFrame, level: float, look: Theme, chosen: str | None) -> Chart:
    """Open spots (upwards) against households guided (along); communes below the province's level stand out.

    ``frame`` has commune_code, full_name, open_spots, guided. A click on a mark carries the commune's code.
    """
    chart = blank(look, 400)
    chart.add_vline(x=level, line={"color": look.accent, "width": 2, "dash": "dot"})
    chart.add_annotation(
        text=word("spots.deficit_level", level=vi.quantity(level, "%", 1)), x=level, y=1, yref="paper",
        yanchor="bottom", showarrow=False, font={"color": look.accent, "size": 14},
    )  # fmt: skip
    sides = (("low", pl.col("guided") < level, "diamond", look.tones["behind"]),
             ("high", pl.col("guided") >= level, "circle", look.coverage[3]))  # fmt: skip
    for name, inside, symbol, colour in sides:
        rows = frame.filter(inside)
        edge = [3 if code == chosen else 1 for code in rows["commune_code"]]
        chart.add_scatter(
            x=rows["guided"].to_list(), y=rows["open_spots"].to_list(), mode="markers",
            name=word(f"spots.deficit_{name}"),
            marker={"symbol": symbol, "size": 12, "color": colour, "opacity": 0.85,
                    "line": {"width": edge, "color": look.ink}},
            customdata=list(rows.select("commune_code", "full_name").iter_rows()),
            hovertemplate="%{customdata[1]}: %{y:,.0f} · C1 %{x:,.1f} %<extra></extra>",
            selected={"marker": {"opacity": 0.85}}, unselected={"marker": {"opacity": 0.85}},
        )  # fmt: skip
    chart.update_layout(
        showlegend=True, clickmode="event+select", margin={"t": 26, "b": 60},
        legend={"y": -0.2, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    chart.update_xaxes(title={"text": word("spots.deficit_x"), "font": {"size": 14}}, ticksuffix=" %")
    chart.update_yaxes(
        title={"text": word("spots.deficit_y"), "font": {"size": 14}}, rangemode="tozero", dtick=2
    )
    return chart.finished()


Event = tuple[str, date]
SIGNS = {
    "detected": "circle-open", "sent": "circle", "committed": "diamond-open", "completed": "square",
    "rechecked": "star",
}  # fmt: skip


def life(lines: Sequence[tuple[str, Sequence[Event], date | None]], today: date, look: Theme) -> Chart:
    """The life of a spot, a line an operator: (name, events in order, day promised)."""
    chart = blank(look, 64 * len(lines) + 90)
    first = min(day for _, events, _ in lines for _, day in events)
    last = max([today, *[promised for *_, promised in lines if promised]])
    for at, (_, events, _) in enumerate(lines):
        chart.add_scatter(
            x=[day for _, day in events], y=[at] * len(events), mode="lines", hoverinfo="skip",
            line={"color": look.line if look.name == "light" else look.hatch, "width": 5}, showlegend=False,
        )  # fmt: skip
    marked = [
        (name, at, day)
        for at, (_, events, promised) in enumerate(lines)
        for name, day in [*events, *([("committed", promised)] if promised else [])]
    ]
    for name, symbol in SIGNS.items():
        _marks(chart, name, symbol, [(at, day) for one, at, day in marked if one == name], look)
    chart.add_vline(x=today.isoformat(), line={"color": look.accent, "width": 2, "dash": "dot"})
    room = timedelta(days=max(12, (last - first).days // 12))
    chart.update_layout(
        margin={"t": 44, "b": 10}, showlegend=True, legend={"itemclick": False, "itemdoubleclick": False}
    )
    chart.update_xaxes(range=[first - room, last + room], tickformat="%m/%Y", nticks=6)
    chart.update_yaxes(
        tickvals=list(range(len(lines))), ticktext=[name for name, *_ in lines],
        range=[len(lines) - 0.5, -0.5], gridcolor="rgba(0,0,0,0)", tickfont={"size": 15, "color": look.ink},
    )  # fmt: skip
    return chart.finished()


def _marks(chart: Chart, name: str, symbol: str, places: list[tuple[int, date]], look: Theme) -> None:
    """All events of one kind, with their sign in the legend."""
    if not places:
        return
    promise = name == "committed"
    chart.add_scatter(
        x=[day for _, day in places], y=[at for at, _ in places], mode="markers",
        name=word(f"spots.event_{name}"), hovertemplate="%{x|%d/%m/%Y}",
        marker={"symbol": symbol, "size": 15, "color": look.burden[3] if promise else look.accent,
                "line": {"width": 3 if symbol.endswith("open") else 0}},
    )  # fmt: skip
