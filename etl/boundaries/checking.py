"""The checks a boundary layer must pass, and the report on what it gives."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from math import cos, radians
from statistics import median

import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from etl import reference
from etl.boundaries.decoding import Json, decode
from etl.boundaries.errors import BoundaryError

_BOX_MARGIN = 0.3
_REPAIR_LIMIT = 0.001
"""Share of a polygon's area that putting its rings right may change."""
_OVERLAP_LIMIT = 0.01
"""Share of the smaller commune above which two overlapping communes are refused."""
_AREA_WARNING = 8.0
"""Difference from the official area, in per cent, above which the clerk is told."""


def _percent(value: float) -> str:
    return f"{value:.2f} %".replace(".", ",")


@dataclass(slots=True)
class LayerReport:
    """What the checks found; printing it gives the Vietnamese summary."""

    communes: int
    others_ignored: int = 0
    repaired: list[str] = field(default_factory=list)
    centres_outside: list[str] = field(default_factory=list)
    area_median_pct: float = 0.0
    area_within_8_pct: int = 0
    warnings: list[str] = field(default_factory=list)
    bytes_written: int = 0
    checksum: str = ""
    checksum_note: str = ""

    def __str__(self) -> str:
        """The report in a clerk's words."""
        lines = [
            f"Lớp ranh giới đạt: {self.communes}/129 xã, phường, không chồng lấn.",
            f"Diện tích lệch trung vị {_percent(self.area_median_pct)} so với số chính thức; "
            f"{self.area_within_8_pct}/129 xã, phường lệch không quá 8 %.",
            *(f"Cảnh báo: {warning}" for warning in self.warnings),
        ]
        if self.checksum_note:
            lines.append(self.checksum_note)
        return "\n".join(lines)

    def to_json(self) -> str:
        """The report as indented JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


@dataclass(slots=True)
class Layer:
    """A layer that passed: polygons by commune code (degrees, WGS84), and its report."""

    polygons: dict[str, BaseGeometry]
    report: LayerReport


def check_layer(data: bytes) -> LayerReport:
    """Report on a GeoJSON or TopoJSON layer; raises BoundaryError where it may not be installed."""
    return checked(data).report


def checked(data: bytes) -> Layer:
    """The layer with its polygons, all checks passed; raises BoundaryError."""
    communes = {str(row["code"]): row for row in reference.rows("communes")}
    geometries, others = decode(data, frozenset(communes))
    missing = sorted(communes.keys() - geometries.keys())
    if missing:
        names = ", ".join(f"{code} {communes[code]['full_name']}" for code in missing[:10])
        more = f" và {len(missing) - 10} xã, phường khác" if len(missing) > 10 else ""
        raise BoundaryError(f"Lớp ranh giới thiếu {len(missing)}/129 xã, phường: {names}{more}.")
    report = LayerReport(len(geometries), others)
    polygons = {code: _polygon(code, geometries[code], report) for code in sorted(geometries)}
    _check_box(polygons)
    _check_overlaps(polygons, report)
    _check_centres(polygons, communes, report)
    _check_areas(polygons, communes, report)
    if others:
        report.warnings.append(f"bỏ qua {others} vùng không thuộc 129 xã, phường.")
    return Layer(polygons, report)


def _polygon(code: str, geometry: Json, report: LayerReport) -> BaseGeometry:
    """A valid polygon in two dimensions; crossing rings are put right where the area hardly changes."""
    try:
        polygon = shapely.force_2d(shape(geometry))
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, shapely.errors.ShapelyError):
        raise BoundaryError(f"Vùng của mã {code} có toạ độ hỏng.") from None
    if polygon.is_valid and not polygon.is_empty:
        return polygon
    mended = areas_only(shapely.make_valid(polygon))
    if mended.is_empty or abs(mended.area - abs(polygon.area)) > _REPAIR_LIMIT * mended.area:
        raise BoundaryError(
            f"Vùng của mã {code} có vòng tự cắt, không sửa được: {shapely.is_valid_reason(polygon)}."
        )
    report.repaired.append(code)
    report.warnings.append(f"đã sửa vòng tự cắt của mã {code}.")
    return mended


def areas_only(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry, without stray lines and points."""
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon | MultiPolygon)]
    return shapely.union_all(parts) if parts else Polygon()


def _check_box(polygons: dict[str, BaseGeometry]) -> None:
    west, east = reference.number("lon_min") - _BOX_MARGIN, reference.number("lon_max") + _BOX_MARGIN
    south, north = reference.number("lat_min") - _BOX_MARGIN, reference.number("lat_max") + _BOX_MARGIN
    for code, polygon in polygons.items():
        low_x, low_y, high_x, high_y = polygon.bounds
        if not (west <= low_x <= high_x <= east and south <= low_y <= high_y <= north):
            raise BoundaryError(
                f"Vùng của mã {code} nằm ngoài tỉnh: lớp phải dùng kinh độ, vĩ độ WGS84 (kinh độ trước)."
            )


def _check_overlaps(polygons: dict[str, BaseGeometry], report: LayerReport) -> None:
    codes, shapes = list(polygons), list(polygons.values())
    for first, second in zip(*shapely.STRtree(shapes).query(shapes, predicate="intersects"), strict=True):
        if first >= second:
            continue
        common = shapes[first].intersection(shapes[second]).area
        share = common / min(shapes[first].area, shapes[second].area)
        if share > _OVERLAP_LIMIT:
            raise BoundaryError(
                f"Hai vùng chồng lấn nhau: {codes[first]} và {codes[second]} ({_percent(100 * share)})."
            )
        if share > _OVERLAP_LIMIT / 20:
            report.warnings.append(f"{codes[first]} và {codes[second]} chồng nhau một dải hẹp.")


def _check_centres(
    polygons: dict[str, BaseGeometry], communes: dict[str, reference.Row], report: LayerReport
) -> None:
    for code, polygon in polygons.items():
        row = communes[code]
        if not polygon.covers(Point(float(str(row["admin_lon"])), float(str(row["admin_lat"])))):
            report.centres_outside.append(code)
            report.warnings.append(f"trụ sở {row['full_name']} ({code}) nằm ngoài vùng của xã.")


def _check_areas(
    polygons: dict[str, BaseGeometry], communes: dict[str, reference.Row], report: LayerReport
) -> None:
    off = {}
    for code, polygon in polygons.items():
        official = float(str(communes[code]["area_km2"]))
        off[code] = 100 * (square_km(polygon) - official) / official
    report.area_median_pct = round(median(abs(value) for value in off.values()), 3)
    report.area_within_8_pct = sum(abs(value) <= _AREA_WARNING for value in off.values())
    report.warnings.extend(_area_warnings(off, communes))


def _area_warnings(off: dict[str, float], communes: dict[str, reference.Row]) -> Iterable[str]:
    for code, value in off.items():
        if abs(value) > _AREA_WARNING:
            name = communes[code]["full_name"]
            yield f"diện tích {name} ({code}) lệch {value:+.0f} % so với số chính thức."


def square_km(polygon: BaseGeometry) -> float:
    """Area in km² from the lengths of a degree on the WGS84 ellipsoid at the polygon's middle."""
    _, low, _, high = polygon.bounds
    middle = radians((low + high) / 2)
    north = 111.13292 - 0.55982 * cos(2 * middle) + 0.001175 * cos(4 * middle)
    east = 111.41284 * cos(middle) - 0.0935 * cos(3 * middle)
    return float(polygon.area * north * east)
