"""GeoJSON or TopoJSON bytes to one GeoJSON geometry a commune code."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from etl.boundaries.errors import BoundaryError
from etl.boundaries.topojson import geometries

Json = Mapping[str, Any]

MAX_BYTES = 100_000_000
_CODE_NAMES = (
    "code", "maxa", "mãxã", "ma", "wardcode", "xacode", "communecode", "maxaphuong", "mahc", "madvhc",
    "gsoid", "id",
)  # fmt: skip
_AREAS = ("Polygon", "MultiPolygon")


def decode(data: bytes, known: frozenset[str]) -> tuple[dict[str, Json], int]:
    """Geometries of the known codes, and how many other areas the layer holds; raises BoundaryError."""
    found: dict[str, Json] = {}
    others = 0
    for code, geometry in _areas(_parse(data)):
        if code not in known:
            others += 1
        elif code in found:
            raise BoundaryError(
                f"Mã {code} có nhiều hơn một vùng trong lớp ranh giới; mỗi xã phải là một vùng."
            )
        else:
            found[code] = geometry
    return found, others


def _parse(data: bytes) -> Json:
    if len(data) > MAX_BYTES:
        raise BoundaryError("Tệp ranh giới lớn hơn 100 MB; hãy giản lược hoặc chỉ giữ 129 xã, phường.")
    try:
        layer = json.loads(data)
    except (ValueError, RecursionError):
        raise BoundaryError("Tệp không phải GeoJSON hay TopoJSON (không đọc được JSON).") from None
    if not isinstance(layer, dict) or layer.get("type") not in ("FeatureCollection", "Topology"):
        raise BoundaryError("Tệp JSON không phải GeoJSON (FeatureCollection) hay TopoJSON (Topology).")
    return layer


def _areas(layer: Json) -> Iterator[tuple[str, Json]]:
    features = geometries(layer) if layer["type"] == "Topology" else layer.get("features")
    if not isinstance(features, list):
        raise BoundaryError("Lớp ranh giới không có danh sách vùng (features).")
    for feature in features:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if isinstance(geometry, dict) and geometry.get("type") in _AREAS:
            yield _code(feature), geometry


def _code(feature: Json) -> str:
    """The commune code, from whichever of the usual properties holds it; empty where none does."""
    properties = feature.get("properties")
    named = (
        {_plain(name): value for name, value in properties.items()} if isinstance(properties, dict) else {}
    )
    for value in (*(named.get(name) for name in _CODE_NAMES), feature.get("id")):
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        if len(text) == 5 and text.isdigit():
            return text
    return ""


def _plain(name: str) -> str:
    return "".join(letter for letter in str(name).lower() if letter.isalnum())
