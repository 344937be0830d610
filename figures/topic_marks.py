"""Marks that charts of several topics share: ticks in quarters, hatching over a colour."""

from typing import Any

_STEPS = (0, 25, 50, 75, 100)
QUARTERS: dict[str, Any] = {"tickvals": list(_STEPS), "ticktext": [f"{step} %" for step in _STEPS]}
"""Ticks of an axis of per cent; ticks that are given one by one take no suffix."""


def hatching(shape: str | list[str], ink: str) -> dict[str, Any]:
    """A pattern drawn over the bar's own colour, so that the colour never speaks alone."""
    return {
        "shape": shape,
        "fillmode": "overlay",
        "fgcolor": ink,
        "fgopacity": 0.45,
        "size": 7,
        "solidity": 0.15,
    }
