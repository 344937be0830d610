"""Printed columns whose cells hold several columns of the clean table: signal, position, place, times."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from etl.grid import cells, counts
from etl.text import coordinates, numbers, times
from etl.text.normal import is_blank, nfc
from etl.text.parsed import Cell, Parsed, error

Parts = dict[str, Parsed[Any]]

_HAMLET_CODE = re.compile(
    r"[\s,;()\[\]–-]*(?:mã(?:\s+thôn)?\s*:?\s*)?([0-9]{5}\s*[-–]\s*[0-9]{3})[\s,;()\[\]]*", re.IGNORECASE
)
_BETWEEN_TIMES = re.compile(r"\s*(?:–|—|-|÷|→|đến|tới)\s*", re.IGNORECASE)
_FROM = re.compile(r"^\s*từ\s+", re.IGNORECASE)
_MEASURES = {
    "rscp_dbm": re.compile(r"rscp\s*[:=]?\s*([-−–]\s?\d{2,3})", re.IGNORECASE),
    "rsrp_dbm": re.compile(r"(?<!\d)([-−–]\s?\d{2,3})(?!\d)"),
    "download_mbps": re.compile(r"(\d+(?:[.,]\d+)?)\s*m(?:bit/?s|bps|b/s)", re.IGNORECASE),
}
_DBM_EXPECTED = "Cần ghi số vạch từ 0 đến 4, hoặc mức RSRP là số âm (ví dụ -112)."


def _signal(cell: Cell) -> Parts:
    """0 to 4 are bars, a negative number is RSRP in dBm."""
    read = numbers.integer(cell)
    if read.value is None:
        return {"signal_bars": read, "rsrp_dbm": Parsed(None)}
    if read.value < 0:
        return {"signal_bars": Parsed(None), "rsrp_dbm": read}
    if read.value <= 4:
        return {"signal_bars": read, "rsrp_dbm": Parsed(None)}
    return {"signal_bars": error("in_range", _DBM_EXPECTED), "rsrp_dbm": Parsed(None)}


def _position(cell: Cell) -> Parts:
    latitude, longitude = coordinates.pair(cell)
    return {"lat": cells.unranged(latitude), "lon": cells.unranged(longitude)}


def _venue(cell: Cell) -> Parts:
    """A place with the hamlet's code in it: "Nhà văn hóa thôn Đông, 13285-003"."""
    found = _HAMLET_CODE.search(cell) if isinstance(cell, str) else None
    if not found or not isinstance(cell, str):
        return {"venue": cells.text(cell), "hamlet_code": Parsed(None)}
    rest = " ".join((cell[: found.start()] + " " + cell[found.end() :]).split())
    return {"venue": cells.text(rest or None), "hamlet_code": cells.code_text(found[1])}


def _times(cell: Cell) -> Parts:
    """From and to, "19h00–20h30"."""
    if is_blank(cell):
        return {"start_time": Parsed(None), "end_time": Parsed(None)}
    if not isinstance(cell, str) or isinstance(cell, datetime.time):
        return {"start_time": times.time(cell), "end_time": Parsed(None)}
    halves = _BETWEEN_TIMES.split(_FROM.sub("", nfc(cell)), maxsplit=1)
    start = times.time(halves[0])
    return {"start_time": start, "end_time": times.time(halves[1]) if len(halves) > 1 else Parsed(None)}


def _measured(cell: Cell) -> Parts:
    """What a measurement says: RSRP, RSCP, download speed, in any order, with their units."""
    if is_blank(cell):
        return {name: Parsed(None) for name in _MEASURES}
    if isinstance(cell, (int, float)):
        return {"rsrp_dbm": counts.integer(cell)}
    written, parts = nfc(str(cell)), {}
    for name, pattern in _MEASURES.items():
        if found := pattern.search(written):
            written = written.replace(found[0], " ")
            value = re.sub(r"\s", "", found[1]).replace("−", "-").replace("–", "-")
            parts[name] = numbers.decimal(value) if name == "download_mbps" else counts.integer(value)
    if not parts:
        note = "Cần ghi mức thu kèm đơn vị, ví dụ “RSRP -105 dBm; 12 Mbit/s”."
        return {"rsrp_dbm": error("integer_expected", note)}
    return parts


SPLITTERS: dict[str, Callable[[Cell], Parts]] = {
    "+signal": _signal,
    "+position": _position,
    "+venue": _venue,
    "+times": _times,
    "+measured": _measured,
}
"""By the name of the printed column: the reader that gives its cells' parts by column."""
