"""Latitudes and longitudes: decimal degrees, degrees-minutes-seconds, or both in one cell."""

from __future__ import annotations

import re

from etl.text.normal import is_blank, nfc
from etl.text.parsed import Cell, Parsed, error, warning

LATITUDES = (19.85, 20.80)
LONGITUDES = (105.50, 106.65)
"""The box around the province, WGS84 degrees."""

_BLANK: Parsed[float] = Parsed(None)
_EXPECTED = "cần ghi độ thập phân WGS84, ví dụ 20,2545 và 105,9745"
_MINUTE = "'’′‘`´"
_SECOND = '"”″“'
_SIGNS = re.compile(
    r"(?:vĩ độ|kinh độ|vđ|kđ|lat(?:itude)?|lon(?:gitude)?|lng)\s*[:=]?|[()\[\]]", re.IGNORECASE
)
_DECIMAL = r"[0-9]{1,3}(?:[.,][0-9]+)?"
_SIDE = r"(?:bắc|đông|n|b|e|đ)\.?"
_DEGREES = re.compile(
    rf"(?:{_SIDE}\s*)?(?P<d>[0-9]{{1,3}})(?:\s*[°ºo˚]\s*|\s+)(?P<m>[0-9]{{1,2}}(?:[.,][0-9]+)?)"
    rf"(?:\s*[{_MINUTE}](?![{_MINUTE}])\s*|\s+|(?=$))"
    rf"(?:(?P<s>[0-9]{{1,2}}(?:[.,][0-9]+)?)\s*(?:[{_SECOND}]|[{_MINUTE}]{{2}})?)?"
    rf"\s*(?:{_SIDE})?",
    re.IGNORECASE,
)
_LARGEST = 180
"""No angle is larger; metres of a grid, a phone or an identity number in the column are."""
_PLAIN = re.compile(rf"(?:{_SIDE}\s*)?(?P<d>{_DECIMAL})\s*[°º˚]?\s*(?:{_SIDE})?", re.IGNORECASE)
_FRACTION = r"[0-9]{1,3}[.,][0-9]+"  # in one cell both need it: "20,105" is one number
_PLAIN_PAIR = re.compile(rf"({_FRACTION})(?:\s*[;,/|]\s*|\s+)({_FRACTION})")


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _degrees(text: str) -> Parsed[float]:
    """One angle written out, range not looked at."""
    text = _SIGNS.sub(" ", text).strip(" ,;")
    if found := _PLAIN.fullmatch(text):
        return Parsed(_float(found["d"]))
    found = _DEGREES.fullmatch(text)
    if not found or _float(found["m"]) >= 60 or _float(found["s"] or "0") >= 60:
        return error("coordinate_expected", f"Tọa độ {_EXPECTED}.")
    value = int(found["d"]) + _float(found["m"]) / 60 + _float(found["s"] or "0") / 3600
    return warning(round(value, 7), "dms_converted", "Tọa độ ghi độ, phút, giây; đã đổi ra độ thập phân.")


def _angle(cell: Cell) -> Parsed[float]:
    if is_blank(cell):
        return _BLANK
    if isinstance(cell, str):
        return _degrees(nfc(cell).removeprefix("'"))
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) <= _LARGEST:
        return Parsed(float(cell))
    return error("coordinate_expected", f"Tọa độ {_EXPECTED}.")


def _inside(value: float | None, box: tuple[float, float]) -> bool:
    return value is not None and box[0] <= value <= box[1]


def _in_range(read: Parsed[float], box: tuple[float, float], name: str) -> Parsed[float]:
    if read.value is None or _inside(read.value, box):
        return read
    low, high = (f"{edge:.2f}".replace(".", ",") for edge in box)
    return warning(read.value, "in_range", f"{name} nằm ngoài tỉnh (từ {low} đến {high}); {_EXPECTED}.")


def latitude(cell: Cell) -> Parsed[float]:
    """A latitude cell in decimal degrees, WGS84; outside the province: warning ``in_range``."""
    return _in_range(_angle(cell), LATITUDES, "Vĩ độ")


def longitude(cell: Cell) -> Parsed[float]:
    """A longitude cell in decimal degrees, WGS84; outside the province: warning ``in_range``."""
    return _in_range(_angle(cell), LONGITUDES, "Kinh độ")


def point(latitude_cell: Cell, longitude_cell: Cell) -> tuple[Parsed[float], Parsed[float]]:
    """Latitude and longitude of one row; where the two are plainly swapped they are put right.

    Swapped: each lies outside its own range and inside the other's; both then carry warning
    ``swapped_lat_lon_fixed``. A pair written in one of the two cells, the other blank, is split.
    """
    written = longitude_cell if is_blank(latitude_cell) else latitude_cell
    if is_blank(latitude_cell) != is_blank(longitude_cell) and isinstance(written, str) and _halves(written):
        return pair(written)
    north, east = _angle(latitude_cell), _angle(longitude_cell)
    if _inside(north.value, LONGITUDES) and _inside(east.value, LATITUDES):
        note = "Vĩ độ và kinh độ ghi đảo chỗ; đã đổi lại."
        return (
            warning(east.value, "swapped_lat_lon_fixed", note),
            warning(north.value, "swapped_lat_lon_fixed", note),
        )
    return _in_range(north, LATITUDES, "Vĩ độ"), _in_range(east, LONGITUDES, "Kinh độ")


def _halves(text: str) -> tuple[str, str] | None:
    """The two angles that one text holds, as written, or None."""
    text = _SIGNS.sub(" ", nfc(text)).strip(" ,;")
    if found := _PLAIN_PAIR.fullmatch(" ".join(text.split())):
        return found[1], found[2]
    for cut in re.finditer(r"[;,/|]\s*|\s+", text):
        first, second = text[: cut.start()], text[cut.end() :]
        if _whole_angle(first) and _whole_angle(second):
            return first, second
    return None


def _whole_angle(text: str) -> bool:
    """Whether a piece of a text is an angle by itself, not one half of a decimal number."""
    read = _degrees(text)
    return read.value is not None and (read.rule is not None or re.search("[.,][0-9]", text) is not None)


def pair(cell: Cell) -> tuple[Parsed[float], Parsed[float]]:
    """Latitude and longitude written in one cell ("20,2545; 105,9745"), read as in point().

    A cell that does not hold two angles is error ``coordinate_expected`` for both.
    """
    if is_blank(cell):
        return _BLANK, _BLANK
    halves = _halves(cell) if isinstance(cell, str) else None
    if halves is None:
        wrong: Parsed[float] = error("coordinate_expected", f"Ô tọa độ cần đủ vĩ độ, kinh độ; {_EXPECTED}.")
        return wrong, wrong
    return point(*halves)
