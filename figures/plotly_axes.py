"""Renderer, the axes: of figures, of days, of categories, as Plotly's dictionaries."""

from typing import Any

from figures import format as vi
from figures.drawing import Axis, Drawing, Line
from figures.plotly_layers import plain_number
from figures.theme import Theme

CLEAR = "rgba(0,0,0,0)"
_LINE = 44
"""Letters of labels beside one another that a narrow chart has room for."""
_FEW = 6
"""Labels that stand beside one another in full size."""
Json = dict[str, Any]


def _axis(look: Theme) -> Json:
    return {"gridcolor": look.line, "linecolor": look.line, "zeroline": False, "fixedrange": True,
            "automargin": True, "tickfont": {"size": 14, "color": look.muted}}  # fmt: skip


def values_axis(axis: Axis, look: Theme) -> Json:
    """An axis of figures or days; hidden where the words say them."""
    if not axis.shown:
        return {"visible": False, "fixedrange": True, **_range(axis)}
    if hasattr(axis.high, "isoformat"):
        return _axis(look) | _range(axis) | {"tickformat": "%m/%Y", "nticks": 6}
    suffix = " %" if axis.unit == "%" else ""
    drawn = _axis(look) | _range(axis) | {"tickformat": ",", "nticks": 6}
    if axis.ticks:
        texts = [f"{vi.number(tick)}{suffix}" for tick in axis.ticks]
        drawn |= {"tickvals": list(axis.ticks), "ticktext": texts, "tickangle": 0}
    elif suffix:
        drawn["ticksuffix"] = suffix
    if axis.step:
        drawn["dtick"] = axis.step
    if axis.title:
        drawn["title"] = {"text": axis.title, "font": {"size": 14}}
    return drawn


def _range(axis: Axis) -> Json:
    if axis.high is None:
        return {"rangemode": "tozero"}
    return {"range": [plain_number(0 if axis.low is None else axis.low), plain_number(axis.high)]}


def places_axis(drawing: Drawing, labels: list[str], look: Theme) -> Json:
    """The axis of categories; through time as many labels as there is room for."""
    drawn = _axis(look) | {"type": "category", "gridcolor": CLEAR}
    if drawing.across:
        size = 14 if len(labels) > 12 else 15
        return drawn | {"range": [len(labels) - 0.5, -0.5], "tickfont": {"size": size, "color": look.ink}}
    if drawing.slanted:
        return drawn | {"tickangle": -45, "tickfont": {"size": 12, "color": look.muted}}
    longest = max((len(part) for label in labels for part in label.split("<br>")), default=1)
    every = max(1, -(-(longest * len(labels)) // _LINE)) if drawing.together else 1
    if every > 1:
        drawn["tickvals"] = labels[::-1][::every][::-1]
    elif not drawing.together and len(labels) > _FEW:
        drawn["tickfont"] = {"size": 12, "color": look.muted}
    if any(isinstance(layer, Line) and layer.words for layer in drawing.layers):
        drawn["range"] = [-0.35, len(labels) - 0.65]
    return drawn | {"tickangle": 0}


def second_axis(axis: Axis, look: Theme) -> Json:
    """The axis on the right."""
    return {"overlaying": "y", "side": "right", "range": [axis.low or 0, axis.high], "ticksuffix": " %",
            "showgrid": False, "automargin": True, "dtick": axis.step, "fixedrange": True,
            "tickfont": {"color": look.muted}}  # fmt: skip
