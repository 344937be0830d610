"""A made-up layer for tests: 129 squares in the province's box, none where a commune is."""

import json
from itertools import pairwise
from math import cos, radians

from etl import reference

SPACING = 0.05
"""Degrees between the corners of two squares: they lie on a lattice of their own, not where communes are."""


def squares():
    """Commune code to (west, south, east, north), in a lattice inside the province's box; no two touch."""
    codes = [row["code"] for row in reference.rows("communes")]
    corners = [(105.52 + SPACING * column, 19.9 + SPACING * row) for row in range(7) for column in range(20)]
    size = 0.9 * SPACING
    return {code: (x, y, x + size, y + size) for code, (x, y) in zip(codes, corners, strict=False)}


def ring(box, *, clockwise=False):
    west, south, east, north = box
    points = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return points[::-1] if clockwise else points


def feature(code, box, name="code", value=None, **kinds):
    geometry = {"type": "Polygon", "coordinates": [ring(box, **kinds)]}
    return {"type": "Feature", "properties": {name: code if value is None else value}, "geometry": geometry}


def layer(features=None):
    features = [feature(code, box) for code, box in squares().items()] if features is None else features
    return {"type": "FeatureCollection", "features": features}


def as_bytes(value):
    return json.dumps(value).encode()


def topology():
    """The same squares as a quantised TopoJSON: two arcs a square, the second walked backwards."""
    step = 0.0001
    arcs, areas = [], []
    for code, box in squares().items():
        points = [[round((x - 105) / step), round((y - 19) / step)] for x, y in ring(box)]
        first, second = points[:3], points[2:][::-1]
        areas.append(
            {"type": "Polygon", "arcs": [[len(arcs), ~(len(arcs) + 1)]], "properties": {"ma_xa": code}}
        )
        arcs += [_steps(first), _steps(second)]
    return {
        "type": "Topology",
        "transform": {"scale": [step, step], "translate": [105, 19]},
        "objects": {"xa": {"type": "GeometryCollection", "geometries": areas}},
        "arcs": arcs,
    }


def _steps(points):
    return [points[0]] + [[x - a, y - b] for (a, b), (x, y) in pairwise(points)]


def square_km(box):
    west, south, east, north = box
    return (east - west) * (north - south) * 111.2**2 * cos(radians((south + north) / 2))
