"""Marks that charts of several topics share: ticks in quarters, hatching over a colour."""

from typing import Any


def _ticks(*steps: int) -> dict[str, Any]:
    """Ticks at the steps; ticks that are given one by one take no suffix."""
    return {"tickvals": list(steps), "ticktext": [f"{step} %" for step in steps], "tickangle": 0}


QUARTERS, HALVES = _ticks(0, 25, 50, 75, 100), _ticks(0, 50, 100)
"""Ticks of an axis of per cent, wide and narrow."""


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
