"""Renderer: any drawing as a Plotly chart for the screen, plain and quiet, in the theme's colours."""

from typing import Any

from plotly.basedatatypes import BaseFigure

from figures.drawing import Bars, Category, Drawing, Line, Marks, Ranges, Rule, Value
from figures.plotly_axes import CLEAR, places_axis, second_axis, values_axis
from figures.plotly_layers import (
    bar_trace,
    labels_width,
    line_trace,
    mark_trace,
    plain_number,
    range_trace,
    rich,
)
from figures.shades import shade
from figures.theme import FONT, Theme

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "locale": "vi"}
NO_WIDTH = "\u200b"
USUAL, PHONE = 640, 358
"""Pixels that a chart has on a desk mostly, and on a phone."""
Json = dict[str, Any]


class Chart(BaseFigure):
    """A Plotly chart as plain data from the start.

    Plotly's own objects check and copy every part, which takes longer than all else; a test lets them check
    every drawing once instead.
    """

    def __init__(self, drawn: Json) -> None:
        object.__setattr__(self, "_drawn", drawn)

    def to_dict(self) -> Json:
        """The chart as plain data; not to be changed."""
        kept: Json = self.__dict__["_drawn"]
        return kept


def chart(drawing: Drawing, look: Theme, width: int = USUAL) -> Chart:
    """The drawing in a mode, for a screen that has at least ``width`` pixels for it."""
    labels = _labels(drawing.categories)
    left = width - labels_width(drawing)
    traces = [_trace(layer, drawing, labels, look, left) for layer in drawing.layers if _says(layer, drawing)]
    return Chart({"data": traces, "layout": _layout(drawing, labels, look)})


def _says(layer: Any, drawing: Drawing) -> bool:
    """Parts of a stack that are nought everywhere are left out, with their line in the legend."""
    return not (drawing.stacked and isinstance(layer, Bars)) or any(layer.values)


def _trace(layer: Any, drawing: Drawing, labels: list[str], look: Theme, width: float) -> Json:
    if isinstance(layer, Bars):
        return bar_trace(layer, drawing, labels, look, width)
    if isinstance(layer, Line):
        return line_trace(layer, drawing, labels, look)
    if isinstance(layer, Ranges):
        return range_trace(layer, drawing, labels, look)
    return mark_trace(layer, drawing, labels, look)


def _labels(categories: tuple[Category, ...]) -> list[str]:
    """Labels that differ: equal ones, which an axis would take for one place, by blanks without width."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for one in categories:
        text = rich(one.label)
        found.append(text + NO_WIDTH * seen.get(text, 0))
        seen[text] = seen.get(text, 0) + 1
    return found


def _layout(drawing: Drawing, labels: list[str], look: Theme) -> Json:
    values = values_axis(drawing.axis, look)
    places = values_axis(drawing.along, look) if drawing.along else places_axis(drawing, labels, look)
    words_above = any(rule.words and not rule.foot for rule in drawing.rules)
    named = any(layer.name for layer in drawing.layers)
    layout: Json = {
        "height": drawing.height,
        "margin": _margin(drawing, named, words_above),
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": 15, "color": look.ink},
        "separators": ",.",
        "showlegend": named,
        "dragmode": False,
        "hoverlabel": {"bgcolor": look.surface, "bordercolor": look.line,
                       "font": {"color": look.ink, "family": FONT, "size": 15}},
        "xaxis": values if drawing.across else places,
        "yaxis": places if drawing.across else values,
        "legend": _legend(drawing, words_above),
        "bargap": drawing.gap,
    }  # fmt: skip
    if drawing.stacked:
        layout["barmode"] = "stack"
    if drawing.together:
        layout["hovermode"] = "x unified"
    if drawing.second:
        layout["yaxis2"] = second_axis(drawing.second, look)
    if _clickable(drawing):
        layout["clickmode"] = "event+select"
    return layout | _notes(drawing, labels, look)


def _clickable(drawing: Drawing) -> bool:
    return any(one.key for one in drawing.categories) or any(
        isinstance(layer, Marks) and layer.keys for layer in drawing.layers
    )


def _margin(drawing: Drawing, named: bool, words_above: bool) -> Json:
    behind = drawing.across and not drawing.axis.shown and not drawing.stacked
    legend_below = named and words_above
    below = (60 if drawing.along else 44) if legend_below else 8 * drawing.axis.shown
    return {
        "l": 8,
        "r": 40 if behind else 16,
        "t": 26 if words_above else 38 if named else 4 if behind else 8,
        "b": 46 if any(rule.foot for rule in drawing.rules) else below,
    }


def _legend(drawing: Drawing, below: bool) -> Json:
    placed = {"xref": "container", "yref": "container", "y": 0, "yanchor": "bottom"} if below else {
        "y": 1.0, "yanchor": "bottom"}  # fmt: skip
    return {"orientation": "h", "x": 0, **placed, "maxheight": 1, "font": {"size": 14},
            "traceorder": "normal", "itemclick": False, "itemdoubleclick": False}  # fmt: skip


def _notes(drawing: Drawing, labels: list[str], look: Theme) -> Json:
    """Levels with their words, and the mark of categories without any value, all at once."""
    lines, notes = [], []
    for rule in drawing.rules:
        upright = rule.along or drawing.across
        lines.append(_rule_line(rule, upright, look))
        notes += [_rule_words(rule, drawing.axis.high, look)] if rule.words else []
    if drawing.missing:
        notes += [
            {"x": labels[at], "y": 0, "text": drawing.missing, "showarrow": False, "yanchor": "bottom",
             "font": {"size": 18, "color": look.muted}}
            for at in silent(drawing)
        ]  # fmt: skip
    return {name: found for name, found in (("shapes", lines), ("annotations", notes)) if found}


def silent(drawing: Drawing) -> list[int]:
    """Categories for which no layer has a value."""
    known = [layer.values for layer in drawing.layers if isinstance(layer, Bars | Line)]
    return [at for at in range(len(drawing.categories)) if all(one[at] is None for one in known)]


def _rule_line(rule: Rule, upright: bool, look: Theme) -> Json:
    along, other = ("x", "y") if upright else ("y", "x")
    at = plain_number(rule.at)
    line = {"color": shade(rule.colour, look), "width": 2, "dash": "dot"}
    return {"type": "line", f"{along}0": at, f"{along}1": at, f"{other}0": 0, f"{other}1": 1,
            f"{other}ref": "paper", "line": line}  # fmt: skip


def _rule_words(rule: Rule, high: Value, look: Theme) -> Json:
    """At its line; near the far end of the axis before it, so that nothing is cut there."""
    numbers = isinstance(rule.at, int | float) and isinstance(high, int | float)
    late = numbers and rule.at > 0.8 * high and not rule.along  # type: ignore[operator]
    placed: Json = {"y": 0, "yanchor": "top", "yshift": -22} if rule.foot else {"y": 1, "yanchor": "bottom"}
    return {"text": rule.words, "x": plain_number(rule.at), "yref": "paper", "showarrow": False, **placed,
            "xanchor": "right" if late or (rule.foot and rule.at and rule.at > 75) else "center",  # type: ignore[operator]
            "font": {"color": shade(rule.colour, look), "size": 14}}  # fmt: skip
