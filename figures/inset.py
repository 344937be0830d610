"""Where a map is too crowded to be read: the window with most places left without a name, wards first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log2, radians

from figures.declutter import TILE
from figures.place import Place

MAGNIFIED = 2.0
"""How many times larger an inset shows its part of the map."""
WARD, OTHER = 2, 1
"""How much a nameless ward and another nameless place pull the inset towards them."""
FEWEST = 4
"""An inset for less pull than this is not worth its room."""


@dataclass(frozen=True)
class Inset:
    """A part of a map shown larger: where it looks, the places in it, and its frame on the map."""

    place: Place
    members: tuple[int, ...]
    frame: tuple[tuple[float, float], ...]


def crowded(
    points: Sequence[tuple[float, float]],
    pull: Sequence[int],
    people: Sequence[int],
    place: Place,
    window: tuple[int, int],
) -> Inset | None:
    """The densest part of a map at ``place``, to be shown ``MAGNIFIED`` times larger in a window of pixels.

    ``pull`` is WARD or OTHER for a place whose name does not stand on the map, else 0; ``people`` is 0 for a
    place that does not count. Among windows centred on a place, the one with the strongest pull, then with
    most people. None where names stand nearly everywhere.
    """
    degrees = 360 / (TILE * 2**place.zoom) / MAGNIFIED
    half = window[0] * degrees / 2, window[1] * degrees / 2 * cos(radians(place.lat))
    found = [
        _within(points, people, centre, half) for centre, many in zip(points, people, strict=True) if many
    ]
    counted = [(sum(pull[i] for i in at), sum(people[i] for i in at), at) for at in found]
    if not counted or max(counted)[0] < FEWEST:
        return None
    members = max(counted)[2]
    lon, lat = (_middle([points[i][axis] for i in members]) for axis in (0, 1))
    west, east, south, north = lon - half[0], lon + half[0], lat - half[1], lat + half[1]
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    frame = tuple((round(x, 4), round(y, 4)) for x, y in ring)
    return Inset(Place(round(lon, 4), round(lat, 4), round(place.zoom + log2(MAGNIFIED), 2)), members, frame)


def _within(
    points: Sequence[tuple[float, float]],
    people: Sequence[int],
    centre: tuple[float, float],
    half: tuple[float, float],
) -> tuple[int, ...]:
    return tuple(
        i
        for i, (lon, lat) in enumerate(points)
        if people[i] and abs(lon - centre[0]) <= half[0] and abs(lat - centre[1]) <= half[1]
    )


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2
