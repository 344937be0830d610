"""Weak-signal spots on the coverage map: where they are, how they are drawn, and what their signs mean."""

from collections.abc import Sequence
from html import escape

import polars as pl

from figures import geometry, spot_marks
from figures.labels import word
from figures.mapped_spots import spots_placed
from figures.place import Place
from figures.spot_marks import TONES, Mark, Spot
from figures.theme import theme
from figures.viewport import fit
from pages.shell import access
from pages.shell.map_switches import View
from pages.shell.memory import remembered
from queries.viewer import Viewer

ASIDE = (0.024, 0.013)
"""Where a hexagon's sign stands beside its middle, in degrees."""
CLOSE = 25.0
"""Degrees round a spot whose circle was opened, times the map's pixels: a circle on a small map gathers more.

What one circle gathers lies within them."""


def drawn(
    view: View, who: Viewer, zoom: float, within: Sequence[tuple[float, float]] = ()
) -> tuple[Mark, ...]:
    """The signs on a map at a zoom, or on a part of it (corners); none where they are switched off.

    Hexagons have one each at most.
    """
    if not view.spots:
        return ()
    if view.form == "hexagon":
        return tuple(Mark(spot) for spot in _cells(access.identity(), who))
    found = spot_marks.marks(open_spots(who), zoom)
    if not within:
        return found
    (west, east), (south, north) = ((min(side), max(side)) for side in zip(*within, strict=True))
    return tuple(mark for mark in found if west <= mark.spot.lon <= east and south <= mark.spot.lat <= north)


def legend(view: View, who: Viewer, marks: tuple[Mark, ...]) -> str:
    """What the signs of the spots mean, where they are on: in words and with their number."""
    if not view.spots:
        return ""
    hexagon = view.form == "hexagon"
    spots = _cells(access.identity(), who) if hexagon else open_spots(who)
    said = spot_marks.legend(spots, theme(view.mode), marks, "spot_tone_cell" if hexagon else "spot_tone")
    return f"<li class='apart'>{word('map.spots_title')}</li>{said}"


def close_to(code: str | None, who: Viewer, window: tuple[int, int]) -> Place | None:
    """Where the map looks once a circle was opened: round the open spot ``code``, or None."""
    found = next((spot for spot in open_spots(who) if spot.code == code), None)
    if found is None:
        return None
    near = CLOSE / min(window)
    corners = [(found.lon - near, found.lat - near), (found.lon + near, found.lat + near)]
    return fit(corners, *window, margin=0.0)


def open_spots(who: Viewer) -> tuple[Spot, ...]:
    """Every open spot that has a place, once, with the most pressing tone of its operators."""
    return _open(access.identity(), who)


@remembered(8)
def _open(identity: access.Identity, who: Viewer) -> tuple[Spot, ...]:
    return spots_placed(access.ask("spots", who))


@remembered(8)
def _cells(identity: access.Identity, who: Viewer) -> tuple[Spot, ...]:
    """One sign a commune with open spots, of the most pressing tone among them, beside the cell's middle."""
    communes, rows = access.ask("communes", who), access.ask("spots", who)
    pressing = pl.col("tone").replace_strict({tone: at for at, tone in enumerate(TONES)}).max()
    found = {
        code: (n, at) for code, n, at in rows.group_by("commune_code").agg(pl.len(), pressing).iter_rows()
    }
    places = zip(communes.iter_rows(named=True), geometry.hexagon_centres(communes), strict=True)
    return tuple(
        Spot(
            lon + ASIDE[0],
            lat + ASIDE[1],
            place["commune_code"],
            escape(word("map.spot_count", commune=place["full_name"], n=found[place["commune_code"]][0])),
            TONES[found[place["commune_code"]][1]],
        )
        for place, (lon, lat) in places
        if place["commune_code"] in found
    )
