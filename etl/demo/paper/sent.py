"""A file as it was sent, and the habits of the commune that sent it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file at the door: path below the folder that is handed in, bytes, day of receipt."""

    path: str
    data: bytes
    received_date: date
    story: str = ""
    """Code of the planted story that the file tells; empty for most."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a commune fills in its forms."""

    two_rows: bool = False
    """Headings in two rows, the upper one merged over its columns."""
    capitals: bool = False
    decomposed: bool = False
    """Text in NFD, as some machines write it."""
    as_text: bool = False
    """Numbers with dots for thousands and dates, all as text."""
    totals: bool = False
    blank_rows: int = 0
    """Pre-printed numbered rows left empty under the last one."""
    place_above: bool = False
    """Commune and period stand above the table and have no column in it."""
    rosters: str = "document"
    """``document`` (one .docx a hamlet), ``stack`` (many in one .docx), ``workbook`` (one sheet a hamlet)."""


HABITS: Mapping[str, Habit] = {
    "ward": Habit(two_rows=True, totals=True),
    "coast": Habit(capitals=True, decomposed=True, as_text=True, place_above=True, rosters="stack"),
    "hills": Habit(totals=True, blank_rows=4, rosters="workbook"),
}
