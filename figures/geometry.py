"""GeoJSON of the map's three forms: hexagons laid out like the province, installed polygons, centres.

Each feature has ``i`` (its row in the order of the communes' question), ``k`` = i + 1 for the hover text,
``c`` the commune's code, ``t`` and ``n`` its names on the map and in full: colours and numbers come as lists
in that order, so shapes and names travel once.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, radians, sin, sqrt
from typing import Any

import polars as pl

MIDDLE = (106.05, 20.25)
WIDTH = 0.075
"""Width of a hexagon, in degrees of longitude at MIDDLE."""
SQUEEZE = cos(radians(MIDDLE[1]))
Point = tuple[float, float]
Json = dict[str, Any]


def hexagon_centres(communes: pl.DataFrame) -> list[Point]:
    """Longitude and latitude of each hexagon's centre, from axial ``hex_q``, ``hex_r`` (r southwards)."""
    plane = [(q + r / 2, r * sqrt(3) / 2) for q, r in communes.select("hex_q", "hex_r").iter_rows()]
    across, down = ([p[axis] for p in plane] for axis in (0, 1))
    x0, y0 = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    return [_ground(x - x0, y - y0) for x, y in plane]


def hexagons(communes: pl.DataFrame) -> Json:
    """The hexagon map: one equal cell a commune."""
    rings = [_ring(centre) for centre in hexagon_centres(communes)]
    shapes = [{"type": "Polygon", "coordinates": [ring]} for ring in rings]
    return _features(communes, shapes)


def hexagon_outlines(communes: pl.DataFrame) -> Json:
    """Lines between hexagons of different former provinces, and around the whole."""
    owner: dict[tuple[Point, Point], list[str]] = {}
    for centre, province in zip(hexagon_centres(communes), communes["former_province"], strict=True):
        ring = _ring(centre)
        for a, b in pairwise(ring):
            first, second = sorted(((round(a[0], 4), round(a[1], 4)), (round(b[0], 4), round(b[1], 4))))
            owner.setdefault((first, second), []).append(province)
    edges = [list(edge) for edge, sides in owner.items() if len(sides) == 1 or sides[0] != sides[1]]
    return _collection([_line(edges)])


def centres(communes: pl.DataFrame, *, hexagonal: bool) -> Json:
    """A point a commune: the hexagon's centre, or the administrative centre."""
    places = hexagon_centres(communes) if hexagonal else communes.select("lon", "lat").iter_rows()
    return _features(communes, [{"type": "Point", "coordinates": list(place)} for place in places])


def boundaries(layer: Json, communes: pl.DataFrame) -> Json:
    """The installed polygons in the order of the communes; a commune that the layer lacks is left out."""
    found = {str(f["properties"].get("code", "")): f["geometry"] for f in layer["features"]}
    return _features(communes, [found.get(code) for code in communes["commune_code"]])


def boundary_outlines(layer: Json, communes: pl.DataFrame) -> Json:
    """Outlines of the former provinces, from the installed polygons."""
    from shapely.geometry import mapping, shape
    from shapely.ops import unary_union

    found = {str(f["properties"].get("code", "")): shape(f["geometry"]) for f in layer["features"]}
    lines = []
    for _, group in communes.group_by("former_province", maintain_order=True):
        shapes = [found[code].buffer(0) for code in group["commune_code"] if code in found]
        if shapes:
            merged = unary_union(shapes).boundary.simplify(0.0005)
            lines.append({"type": "Feature", "geometry": mapping(merged), "properties": {}})
    return _collection(lines)


def corners(shape: Json) -> list[Point]:
    """Every point of a geometry, as (lon, lat)."""

    def flat(part: Any) -> list[Point]:
        return (
            [(part[0], part[1])]
            if isinstance(part[0], int | float)
            else [p for one in part for p in flat(one)]
        )

    return flat(shape["coordinates"])


def wrapped(name: str, most: int = 8) -> str:
    """A name in two lines, cut where the longer is shortest; a word a line where that is too long."""
    parts = name.split()
    if len(parts) == 1:
        return name
    cuts = [(" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts))]
    best = min(cuts, key=lambda cut: max(map(len, cut)))
    return "\n".join(best if max(map(len, best)) <= most else parts)


def _ground(x: float, y: float) -> Point:
    return (MIDDLE[0] + x * WIDTH, MIDDLE[1] - y * WIDTH * SQUEEZE)


def _ring(centre: Point) -> list[Point]:
    """Six corners, counter-clockwise (RFC 7946), and the first again."""
    radius = WIDTH / sqrt(3)
    angles = [pi / 6 + i * pi / 3 for i in range(7)]
    return [
        (round(centre[0] + radius * cos(a), 5), round(centre[1] + radius * sin(a) * SQUEEZE, 5))
        for a in angles
    ]


def _features(communes: pl.DataFrame, shapes: Iterable[Json | None]) -> Json:
    places = communes.select("commune_code", "name", "full_name").iter_rows()
    return _collection(
        [
            {"type": "Feature", "geometry": shape, "properties": _properties(i, *place)}
            for i, (place, shape) in enumerate(zip(places, shapes, strict=True))
            if shape is not None
        ]
    )


def _properties(i: int, code: str, name: str, full_name: str) -> Json:
    return {"i": i, "k": i + 1, "c": code, "t": wrapped(name), "n": full_name}


def _line(edges: list[list[Point]]) -> Json:
    return {
        "type": "Feature",
        "geometry": {"type": "MultiLineString", "coordinates": edges},
        "properties": {},
    }


def _collection(features: list[Json]) -> Json:
    return {"type": "FeatureCollection", "features": features}
