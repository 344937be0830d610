"""Which names can stand on a map without touching each other, the most populous places first."""

from collections.abc import Sequence
from math import cos, hypot, radians

from figures.geometry import wrapped
from figures.place import Place

TILE = 512
EARTH = 40_075_017.0
"""Metres round the equator."""
Disc = tuple[float, float, float]
"""What no name may touch: longitude, latitude, and how many pixels around."""
LETTER, LINE, GAP = 7.0, 14.0, 3.0
"""Size of a letter and a line of 12-pixel type, and the room between two names, in pixels."""


def standing(
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    weights: Sequence[float],
    zoom: float,
    discs: Sequence[Disc] = (),
    below: float = 0.0,
) -> list[bool]:
    """For each name, whether it is drawn at this zoom (greedy, heaviest first).

    A name gives way to ``discs``; it is written so many pixels ``below`` its place.
    """  # fmt: skip
    scale = TILE * 2**zoom / 360
    boxes = [_around(*_plane(lon, lat, scale), radius, radius) for lon, lat, radius in discs]
    drawn = [False] * len(names)
    for i in sorted(range(len(names)), key=lambda i: -weights[i]):
        lines = wrapped(names[i]).split("\n")
        x, y = _plane(*points[i], scale)
        half = (max(map(len, lines)) * LETTER / 2 + GAP, len(lines) * LINE / 2 + GAP)
        box = _around(x, y - below, *half)
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in boxes):
            boxes.append(box)
            drawn[i] = True
    return drawn


def _plane(lon: float, lat: float, scale: float) -> tuple[float, float]:
    """Pixels to the east and to the north; ``scale`` is pixels a degree of longitude."""
    return lon * scale, lat * scale / cos(radians(lat))


def _around(x: float, y: float, across: float, up: float) -> tuple[float, float, float, float]:
    return x - across, y - up, x + across, y + up


def inside_circle(name: str, radius: float, place: Place) -> bool:
    """Whether a name fits in a circle of ``radius`` metres at the place's zoom."""
    lines = wrapped(name).split("\n")
    half = max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2
    return bool(hypot(*half) <= metres(radius, place) * 1.15)


def metres(length: float, place: Place) -> float:
    """How many pixels a length in metres takes on a map that looks at a place."""
    return length * TILE * 2**place.zoom / (EARTH * cos(radians(place.lat)))
