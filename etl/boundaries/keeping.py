"""Keep a checked layer in the home, small enough for a page, and read it back for the rules."""

import json
import os
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from etl.boundaries.checking import Layer, LayerReport, areas_only, checked
from etl.boundaries.errors import BoundaryError

MAX_WRITTEN = 600_000
_DIGITS = 5
"""Decimals kept of a degree: about one metre."""
_FIRST_TOLERANCE, _STEP, _ROUNDS = 0.0001, 1.4, 15


def folder(home: Path) -> Path:
    """Where the home keeps its boundary layer."""
    return home / "boundaries"


def layer_file(home: Path) -> Path:
    """The installed layer: GeoJSON, a feature a commune with ``code`` and its place ``i`` in code order."""
    return folder(home) / "communes.geojson"


def install(home: Path, path: Path) -> LayerReport:
    """Check a layer file and put it in the home in place of any other; raises BoundaryError."""
    try:
        data = path.read_bytes()
    except OSError:
        raise BoundaryError(f"Không đọc được tệp ranh giới: {path.name}.") from None
    return keep(home, checked(data))


def keep(home: Path, layer: Layer) -> LayerReport:
    """Write a checked layer and its report; both are swapped in whole."""
    text = _geojson(layer.polygons)
    layer.report.bytes_written = len(text)
    folder(home).mkdir(parents=True, exist_ok=True)
    write_whole(layer_file(home), text)
    write_whole(folder(home) / "report.json", layer.report.to_json().encode())
    return layer.report


def remove(home: Path) -> bool:
    """Take the layer away; whether there was one. The checksum of a download is kept for the next one."""
    there = layer_file(home).is_file()
    for path in (layer_file(home), folder(home) / "report.json"):
        path.unlink(missing_ok=True)
    return there


def commune_polygons(home: Path) -> Mapping[str, BaseGeometry] | None:
    """Polygons of the installed layer by commune code (degrees), or None where none is installed."""
    path = layer_file(home)
    try:
        stamp = path.stat()
    except FileNotFoundError:
        return None
    return _read(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int, size: int) -> Mapping[str, BaseGeometry]:
    layer = json.loads(path.read_bytes())
    polygons = {feature["properties"]["code"]: shape(feature["geometry"]) for feature in layer["features"]}
    for polygon in polygons.values():
        shapely.prepare(polygon)
    return polygons


def write_whole(path: Path, data: bytes) -> None:
    """Write beside and rename, so that a reader sees the old file or the new one."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as draft:
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, path)


def _geojson(polygons: Mapping[str, BaseGeometry]) -> bytes:
    """The layer as GeoJSON of at most :data:`MAX_WRITTEN` bytes, simplified no more than that needs."""
    codes, whole = list(polygons), np.array(list(polygons.values()), dtype=object)
    for tolerance in (0.0, *(_FIRST_TOLERANCE * _STEP**round_ for round_ in range(_ROUNDS))):
        shapes = shapely.coverage_simplify(whole, tolerance) if tolerance else whole
        text = _encode(codes, shapes)
        if len(text) <= MAX_WRITTEN:
            return text
    raise BoundaryError("Lớp ranh giới có quá nhiều mảnh nhỏ, không giản lược được xuống 600 kB.")


def _encode(codes: list[str], shapes: np.ndarray) -> bytes:
    features = [
        {"type": "Feature", "properties": {"code": code, "i": i}, "geometry": mapping(_tidy(polygon))}
        for i, (code, polygon) in enumerate(zip(codes, shapes, strict=True))
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _tidy(polygon: BaseGeometry) -> BaseGeometry:
    """Rounded to a metre, valid, and wound as RFC 7946 says (outer rings against the clock).

    Renderers built on d3 want the other way round: they turn the rings as they draw.
    """
    rounded = shapely.transform(polygon, lambda points: np.round(points, _DIGITS))
    valid = rounded if rounded.is_valid else areas_only(shapely.make_valid(rounded))
    return shapely.orient_polygons(valid)
