"""Renderer: bars made of parts that add up, each part with its colour, sign and word."""

from collections.abc import Sequence
from dataclasses import dataclass

from figures import format as vi
from figures.charts import Chart, blank
from figures.theme import Theme, legible_on

ROOM = 0.055
"""The least share of the longest bar in which a number still stands inside its part."""


@dataclass(frozen=True)
class Layer:
    """One part of every bar: word, sign, colour and a number a bar; ``hatched`` for what is missing."""

    name: str
    sign: str
    colour: str
    values: tuple[int, ...]
    hatched: bool = False


def stacked(
    labels: Sequence[str],
    layers: Sequence[Layer],
    look: Theme,
    *,
    each: int = 30,
    keys: Sequence[str] = (),
    full: Sequence[str] = (),
    chosen: str | None = None,
) -> Chart:
    """Horizontal bars, the first on top; ``keys`` go with a click, ``full`` are the labels not cut short.

    Parts that are nought in every bar are left out.
    """
    shown = [layer for layer in layers if any(layer.values)]
    chart = blank(look, each * max(1, len(labels)) + 44)
    longest = max((sum(layer.values[at] for layer in shown) for at in range(len(labels))), default=0)
    edges = [2 if key == chosen and chosen else 0 for key in keys] or 0
    for layer in shown:
        chart.add_bar(
            x=list(layer.values),
            y=list(labels),
            orientation="h",
            name=f"{layer.sign} {layer.name}".strip(),
            marker={**_fill(layer, look), "line": {"color": look.ink, "width": edges}},
            text=[_inside(layer, value, longest) for value in layer.values],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            textangle=0,
            textfont={"color": look.ink if layer.hatched else legible_on(layer.colour), "size": 12},
            customdata=_given(keys, full or labels, layer),
            hovertemplate=("%{customdata[1]}<br>" if keys else "%{y}<br>")
            + f"{layer.sign} {layer.name}: "
            + "%{x:,.0f}<extra></extra>",
        )
    chart.update_layout(
        barmode="stack", bargap=0.2, showlegend=True, margin={"t": 40, "b": 4, "r": 8},
        legend={"traceorder": "normal", "itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    chart.update_xaxes(visible=False, range=[0, longest or 1])
    chart.update_yaxes(
        autorange="reversed", type="category", gridcolor="rgba(0,0,0,0)",
        tickfont={"size": 14, "color": look.ink},
    )  # fmt: skip
    return chart.finished()


def columns(
    labels: Sequence[str],
    layers: Sequence[Layer],
    look: Theme,
    *,
    height: int = 250,
    full: Sequence[str] = (),
) -> Chart:
    """The same parts as upright bars through time; numbers are read by pointing and in the table."""
    chart = blank(look, height)
    for layer in (layer for layer in layers if any(layer.values)):
        chart.add_bar(
            x=list(labels),
            y=list(layer.values),
            name=f"{layer.sign} {layer.name}".strip(),
            marker=_fill(layer, look),
            customdata=list(full or labels),
            hovertemplate="%{customdata}<br>" + f"{layer.sign} {layer.name}: " + "%{y:,.0f}<extra></extra>",
        )
    chart.update_layout(
        barmode="stack", bargap=0.25, showlegend=True, margin={"t": 40, "b": 4},
        legend={"traceorder": "normal", "itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    chart.update_xaxes(type="category", tickangle=0, gridcolor="rgba(0,0,0,0)", tickfont={"size": 12})
    chart.update_yaxes(rangemode="tozero", nticks=5)
    return chart.finished()


def bars(
    labels: Sequence[str],
    values: Sequence[int],
    said: Sequence[str],
    colours: Sequence[str],
    look: Theme,
    *,
    each: int = 32,
    room: float = 1.45,
) -> Chart:
    """Plain horizontal bars, the first on top, each with words behind it, for which ``room`` is left."""
    chart = blank(look, each * max(1, len(labels)) + 10)
    top = max([*values, 1])
    chart.add_bar(
        x=list(values), y=list(labels), orientation="h", text=list(said), textposition="outside",
        cliponaxis=False, marker={"color": list(colours)}, hoverinfo="skip", textfont={"size": 14},
    )  # fmt: skip
    chart.update_layout(bargap=0.35, margin={"t": 0, "b": 0, "r": 8})
    chart.update_xaxes(visible=False, range=[0, top * room])
    chart.update_yaxes(
        autorange="reversed", type="category", gridcolor="rgba(0,0,0,0)",
        tickfont={"size": 14, "color": look.ink},
    )  # fmt: skip
    return chart.finished()


def _given(keys: Sequence[str], full: Sequence[str], layer: Layer) -> list[list[str] | None] | None:
    """Key and whole label of each bar that has this part."""
    if not keys:
        return None
    return [[key, whole] if n else None for key, whole, n in zip(keys, full, layer.values, strict=True)]


def _fill(layer: Layer, look: Theme) -> dict[str, object]:
    if not layer.hatched:
        return {"color": layer.colour}
    return {
        "color": layer.colour,
        "pattern": {
            "shape": "/",
            "fgcolor": look.hatch,
            "bgcolor": layer.colour,
            "size": 7,
            "solidity": 0.12,
        },
    }


def _inside(layer: Layer, value: int, longest: int) -> str:
    """Sign and number where there is room for them."""
    if not value or not longest or value / longest < ROOM:
        return ""
    return f"{layer.sign} {vi.number(value)}".strip()
