"""Renderer, the inner part: layers as Plotly's traces, and what is said when one points at them."""

from html import escape
from typing import Any

from figures.drawing import Axis, Bars, Drawing, Line, Marks, Ranges, Strong, Text, Value, pieces
from figures.shades import shade
from figures.theme import Theme, legible_on

Json = dict[str, Any]
LETTER, LABEL_LETTER, EDGE = 7.0, 7.6, 6
"""Pixels of a letter inside a bar and of one of a label, and of the room around words."""
SYMBOLS = {"circle_open": "circle-open", "diamond_open": "diamond-open", "triangle": "triangle-up",
           "tick": "line-ns-open"}  # fmt: skip
PLACES = {"right": "middle right", "left": "middle left", "above": "top center", "below": "bottom center",
          "above_left": "top left", "above_right": "top right", "below_right": "bottom right"}  # fmt: skip
STEADY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""A click chooses a commune in our own way; Plotly's fading of the others stays out."""


def rich(text: Text) -> str:
    """A label in Plotly's own mark-up, everything else in it escaped."""
    made = "".join(
        f"<b>{escape(piece, quote=False)}</b>" if isinstance(piece, Strong) else escape(piece, quote=False)
        for piece in pieces(text)
    )
    return made.replace("\n", "<br>")


def plain_number(value: Value) -> float | int | str | None:
    """A value as it is sent: days as ISO text, decimals finer than any screen shows cut off."""
    if isinstance(value, float):
        return round(value, 4)
    return value if value is None or isinstance(value, int) else value.isoformat()


def labels_width(drawing: Drawing) -> float:
    """Pixels that the labels beside bars take, with what is left free around the chart."""
    lines = [line for one in drawing.categories for line in "".join(pieces(one.label)).split("\n")]
    return LABEL_LETTER * max(map(len, lines), default=0) * drawing.across + 2 * EDGE + 16


def bar_trace(layer: Bars, drawing: Drawing, labels: list[str], look: Theme, width: float) -> Json:
    """Bars; in a stack with their words inside where ``width`` pixels of bars leave room, else behind."""
    trace: Json = {"type": "bar", **_placed(labels, layer.values, drawing)}
    if drawing.across:
        trace["orientation"] = "h"
    trace |= {"name": f"{layer.sign} {layer.name}".strip()} if layer.name else {"showlegend": False}
    trace["marker"] = _fill(layer, look) | _edges([one.key for one in drawing.categories], drawing, look)
    if layer.words:
        trace |= _words_inside(layer, drawing, look, width) if drawing.stacked else {
            "text": list(layer.words), "textposition": "outside", "cliponaxis": False,
            "textfont": {"size": 14, "color": look.ink},
        }  # fmt: skip
    return trace | _bar_hover(layer, drawing)


def line_trace(layer: Line, drawing: Drawing, labels: list[str], look: Theme) -> Json:
    """A line, broken where a value is missing."""
    colour = shade(layer.colour, look)
    mode = "lines" + ("+markers" if layer.symbol else "") + ("+text" if layer.words else "")
    axis = drawing.second if layer.second and drawing.second else drawing.axis
    trace = {"type": "scatter", **_placed(labels, layer.values, drawing), "mode": mode, "name": layer.name,
             "line": {"color": colour, "width": 3, "dash": layer.dash}, "connectgaps": False}  # fmt: skip
    trace["hovertemplate"] = _number("y", axis) + ("" if drawing.together else "<extra></extra>")
    if layer.symbol:
        trace["marker"] = {"size": 8, "symbol": SYMBOLS.get(layer.symbol, layer.symbol)}
    if layer.second:
        trace["yaxis"] = "y2"
    if layer.words:
        trace |= {"text": list(layer.words), "textposition": PLACES[layer.side], "cliponaxis": False,
                  "textfont": {"color": colour, "size": 15}}  # fmt: skip
    return trace


def range_trace(layer: Ranges, drawing: Drawing, labels: list[str], look: Theme) -> Json:
    """From one value to another in each category."""
    values: list[Value] = []
    places: list[str | None] = []
    for label, low, high in zip(labels, layer.lows, layer.highs, strict=True):
        values += [low, high, None]
        places += [label, label, None]
    line = {"color": shade(layer.colour, look), "width": layer.width}
    trace = {"type": "scatter", **_placed(places, values, drawing), "mode": "lines", "line": line,
             "hoverinfo": "skip"}  # fmt: skip
    return trace | ({"name": layer.name} if layer.name else {"showlegend": False})


def mark_trace(layer: Marks, drawing: Drawing, labels: list[str], look: Theme) -> Json:
    """Marks, each at its category or, where there are none, at its place on the other axis."""
    places: list[Any] = list(layer.at) if drawing.along else labels
    if layer.at and not drawing.along:
        places = [labels[int(at)] for at in layer.at]
    keys = layer.keys or tuple(one.key for one in drawing.categories if not layer.at)
    thick = 3 if layer.symbol == "tick" or layer.symbol.endswith("open") else 0
    edge = {"line": {"width": thick or 1, **({} if thick else {"color": look.surface})}}
    marker = {"symbol": SYMBOLS.get(layer.symbol, layer.symbol), "size": layer.size,
              "color": shade(layer.colour, look), "opacity": 1, **edge}  # fmt: skip
    trace = {"type": "scatter", **_placed(places, layer.values, drawing), "cliponaxis": False,
             "mode": "markers+text" if any(layer.words) else "markers",
             "marker": marker | _edges(list(keys), drawing, look)}  # fmt: skip
    trace |= {"name": layer.name} if layer.name else {"showlegend": False}
    if any(layer.words):
        sides = PLACES[layer.side] if isinstance(layer.side, str) else [PLACES[one] for one in layer.side]
        trace |= {
            "text": list(layer.words),
            "textposition": sides,
            "textfont": {"size": 13, "color": look.ink},
        }
    return trace | _mark_hover(layer, drawing, keys)


def _placed(places: Any, values: Any, drawing: Drawing) -> Json:
    numbers = [plain_number(value) for value in values]
    return {"x": numbers, "y": list(places)} if drawing.across else {"x": list(places), "y": numbers}


def _edges(keys: list[str], drawing: Drawing, look: Theme) -> Json:
    """A strong edge around what is chosen."""
    if not drawing.chosen or drawing.chosen not in keys:
        return {}
    return {"line": {"color": look.ink, "width": [3 if key == drawing.chosen else 0 for key in keys]}}


def _fill(layer: Bars, look: Theme) -> Json:
    several = isinstance(layer.colour, tuple)
    colour: Any = [shade(one, look) for one in layer.colour] if several else shade(str(layer.colour), look)
    if not any(layer.hatch):
        return {"color": colour}
    shape = list(layer.hatch) if isinstance(layer.hatch, tuple) else layer.hatch
    ink = look.hatch if layer.colour in ("blank", "outside") else look.ink if several else legible_on(colour)
    return {"color": colour, "pattern": {"shape": shape, "fillmode": "overlay", "fgcolor": ink, "size": 7,
                                         "fgopacity": 0.5, "solidity": 0.15}}  # fmt: skip


def _words_inside(layer: Bars, drawing: Drawing, look: Theme, width: float) -> Json:
    stack = [one.values for one in drawing.layers if isinstance(one, Bars)]
    longest = max((sum(_size(v[at]) for v in stack) for at in range(len(layer.values))), default=0.0)
    words = [
        said if longest and width * _size(value) / longest >= LETTER * len(said) + EDGE else ""
        for said, value in zip(layer.words, layer.values, strict=True)
    ]
    plain = layer.colour in ("blank", "outside")
    ink = look.ink if plain or isinstance(layer.colour, tuple) else legible_on(shade(layer.colour, look))
    return {"text": words, "textposition": "inside", "insidetextanchor": "middle", "constraintext": "none",
            "textangle": 0, "textfont": {"color": ink, "size": 13}}  # fmt: skip


def _size(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _number(axis_name: str, axis: Axis) -> str:
    """The template of a value with its unit, or of a day."""
    if hasattr(axis.high, "isoformat"):
        return "%{" + axis_name + "|%d/%m/%Y}"
    return "%{" + axis_name + ":,." + str(axis.decimals) + "f}" + (f" {axis.unit}" if axis.unit else "")


def _bar_hover(layer: Bars, drawing: Drawing) -> Json:
    if drawing.together:
        return {"hovertemplate": _number("y", drawing.axis)}
    given = [(one.key, one.full) for one in drawing.categories]
    known = layer.told or any(key or full for key, full in given)
    if not known and layer.words and not drawing.stacked:
        return {"hoverinfo": "skip"}
    where = "%{y}" if drawing.across else "%{x}"
    hover: Json = {}
    if known:
        told = layer.told or [""] * len(given)
        names = [full or one.name for (_, full), one in zip(given, drawing.categories, strict=True)]
        hover["customdata"] = [
            [key, f"{name}<br>{more}" if more else name] if value else None
            for (key, _), name, more, value in zip(given, names, told, layer.values, strict=True)
        ]
        where = "%{customdata[1]}"
    value = _number("x" if drawing.across else "y", drawing.axis)
    name = f"<br>{layer.sign} {layer.name}".replace("<br> ", "<br>") if layer.name else ""
    hover["hovertemplate"] = f"{where}{name}: {value}<extra></extra>"
    return hover | (STEADY if any(key for key, _ in given) else {})


def _mark_hover(layer: Marks, drawing: Drawing, keys: tuple[str, ...]) -> Json:
    hover: Json = {}
    where = "" if drawing.along else "%{y}: " if drawing.across else "%{x}: "
    if any(keys) or layer.told:
        told = layer.told or [""] * len(layer.values)
        hover["customdata"] = list(zip(keys if any(keys) else [""] * len(told), told, strict=True))
        where = ("" if drawing.along else where.replace(": ", "<br>")) + (
            "%{customdata[1]}: " if layer.told else ""
        )
    hover["hovertemplate"] = where + _number("x" if drawing.across else "y", drawing.axis) + (
        "" if layer.name else "<extra></extra>")  # fmt: skip
    return hover | (STEADY if any(keys) else {})
