"""Where a map must look so that a set of points fits a window."""

from collections.abc import Sequence
from math import cos, log2, radians

from figures.place import Place

TILE = 512
"""Pixels of the whole world at zoom 0 (deck.gl's web Mercator)."""


def fit(points: Sequence[tuple[float, float]], width: int, height: int, margin: float) -> Place:
    """The place that shows all points (lon, lat), ``margin`` degrees around them, in a window of pixels."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    across = max(lons) - min(lons) + 2 * margin
    down = (max(lats) - min(lats)) / cos(radians(lat)) + 2 * margin
    zoom = log2(min(width / across, height / down) * 360 / TILE)
    return Place(round(lon, 4), round(lat, 4), round(zoom, 2))
