"""Two fingers on a phone's map of spots: spread they open the counted circle between them."""

from collections.abc import Sequence
from functools import partial
from math import cos, hypot, radians

import streamlit as st

from figures.declutter import TILE
from figures.place import Place
from figures.spot_marks import Mark
from pages.shell import address, device, scripts
from pages.shell.whole import whole

REACH = 70
"""Pixels between the middle of the fingers and the circle that they mean."""


def listen(map_key: str, place: Place, marks: Sequence[Mark], choice: str) -> None:
    """Hear two fingers on the map of that key, which looks at ``place``; drawn in, they show the whole."""
    if not device.phone():
        return
    key = f"pinch_{map_key}"
    mount = st.components.v2.component("phuso_pinch", js=scripts.loader("pinch"))
    mount(key=key, data={"map": map_key}, on_pinched_change=partial(_taken, key, place, marks, choice))


@whole
def _taken(key: str, place: Place, marks: Sequence[Mark], choice: str) -> None:
    told = st.session_state[key].pinched
    if not told:
        return
    if told["inwards"]:
        address.choose(choice, None)
    elif found := meant(marks, place, told["x"], told["y"]):
        address.choose(choice, found)


def meant(marks: Sequence[Mark], place: Place, x: float, y: float) -> str | None:
    """The code of the counted circle nearest to a point of the map, or None where none is in reach.

    ``x`` and ``y`` are pixels from the map's middle, eastwards and downwards.
    """
    scale = TILE * 2**place.zoom / 360

    def away(mark: Mark) -> float:
        east = (mark.spot.lon - place.lon) * scale
        south = (place.lat - mark.spot.lat) * scale / cos(radians(place.lat))
        return hypot(east - x, south - y)

    circles = [mark for mark in marks if mark.count > 1]
    nearest = min(circles, key=away, default=None)
    return nearest.spot.code if nearest and away(nearest) <= REACH else None
