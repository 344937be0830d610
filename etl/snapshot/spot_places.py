"""Where a weak-signal spot lies by its coordinates: in its own commune, or how far outside and in which."""

from collections.abc import Mapping
from math import cos, radians

import numpy as np
import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

PLACED = {"spot_code": pl.String, "lies_in": pl.String, "outside_m": pl.Float64}
_METRES = 111_195.0
"""Metres in a degree of latitude."""
_SHRINK = cos(radians(20.25))
"""A degree of longitude against one of latitude in the middle of the province."""


def placed(spots: pl.DataFrame, polygons: Mapping[str, BaseGeometry] | None) -> pl.DataFrame:
    """PLACED, one row a spot with coordinates: the commune that holds it (null: none does), and the metres
    from its own commune's outline (0 inside); no row where no boundary layer is installed.

    ``spots`` has spot_code, commune_code, lat, lon (degrees).
    """
    rows = []
    if polygons:
        once = spots.drop_nulls(["lat", "lon"]).unique("spot_code", keep="first", maintain_order=True)
        for spot, own, lat, lon in once.select("spot_code", "commune_code", "lat", "lon").iter_rows():
            rows.append((spot, *_place(polygons, own, lon, lat)))
    return pl.DataFrame(rows, schema=PLACED, orient="row")


def _place(
    polygons: Mapping[str, BaseGeometry], own: str, lon: float, lat: float
) -> tuple[str | None, float | None]:
    if own not in polygons:
        return None, None
    if shapely.intersects_xy(polygons[own], lon, lat):
        return own, 0.0
    holder = next((code for code, one in polygons.items() if shapely.intersects_xy(one, lon, lat)), None)
    distance = shapely.distance(_plane(polygons[own]), shapely.Point(lon * _SHRINK, lat))
    return holder, round(float(distance) * _METRES)


def _plane(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda points: points * np.array([_SHRINK, 1.0]))
