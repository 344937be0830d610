"""TopoJSON areas as GeoJSON features (TopoJSON specification 1.0: quantised, shared arcs)."""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from etl.boundaries.errors import BoundaryError

Json = Mapping[str, Any]
Ring = list[list[float]]


def geometries(topology: Json) -> list[dict[str, Any]]:
    """Every area of every object of the topology as a GeoJSON feature; raises BoundaryError."""
    try:
        arcs = [_arc(arc, topology.get("transform")) for arc in topology["arcs"]]
        return [
            {
                "type": "Feature",
                "id": area.get("id"),
                "properties": area.get("properties"),
                "geometry": {"type": area["type"], "coordinates": _coordinates(area, arcs)},
            }
            for item in topology["objects"].values()
            for area in _flat(item)
            if area.get("type") in ("Polygon", "MultiPolygon")
        ]
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise BoundaryError("TopoJSON hỏng: cung (arcs) hoặc vùng (objects) không đúng quy cách.") from None


def _flat(item: Json) -> Iterator[Json]:
    if item.get("type") == "GeometryCollection":
        for part in item["geometries"]:
            yield from _flat(part)
    else:
        yield item


def _arc(arc: list[list[float]], transform: Json | None) -> Ring:
    """One arc in degrees; with a transform its points are whole-number steps from the point before."""
    if transform is None:
        return [[float(point[0]), float(point[1])] for point in arc]
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    xs, ys = accumulate(point[0] for point in arc), accumulate(point[1] for point in arc)
    return [[x * scale_x + move_x, y * scale_y + move_y] for x, y in zip(xs, ys, strict=True)]


def _coordinates(area: Json, arcs: list[Ring]) -> list[Any]:
    if area["type"] == "Polygon":
        return [_ring(ring, arcs) for ring in area["arcs"]]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in area["arcs"]]


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """Arcs joined end to end; a negative index means the arc ``~index`` walked backwards."""
    ring: Ring = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points[1:] if ring else points)
    return ring
