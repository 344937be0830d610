"""Rosters (form M01) as files: the appendix of the commune's letter, filled in."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.demo.paper.docx import Grid, Paragraph
from etl.demo.parameters import words
from etl.forms import FORMS

_PRINTED = 9
_WIDTHS = (800, 4000, 2000, 2800)


@dataclass(frozen=True, slots=True)
class Roster:
    """One hamlet's roster: its name as written, its commune's name, the day, and its people."""

    hamlet_code: str
    hamlet: str
    commune: str
    when: date
    people: Sequence[dict[str, Any]]


def blocks(roster: Roster) -> list[Paragraph | Grid]:
    """The appendix in full: unit, titles, table with its pre-printed rows, place and date, signature."""
    text = words()["paper"]
    return [
        Paragraph(text["unit_line"].format(hamlet=roster.hamlet), bold=True),
        Paragraph(text["annex"], "center", bold=True),
        Paragraph(text["roster_title"], "center", bold=True),
        Grid([headings(), *lines(roster)], _WIDTHS),
        Paragraph(place_date(roster), "right", italic=True),
        Paragraph(text["signer"], "right", bold=True),
        Paragraph(text["signer_note"], "right", italic=True),
        Paragraph(""),
    ]


def headings() -> list[str]:
    """The printed headings of the four columns."""
    return [column.heading for column in FORMS["M01"].columns]


def lines(roster: Roster) -> list[list[str]]:
    """Rows of the table: the people, then the pre-printed rows that stayed empty."""
    found = [_line(roster, number, person) for number, person in enumerate(roster.people, start=1)]
    member = words()["paper"]["roles"]["member"]
    return found + [[str(number), "", member, ""] for number in range(len(found) + 1, _PRINTED + 1)]


def _line(roster: Roster, number: int, person: dict[str, Any]) -> list[str]:
    ways = words()["paper"][f"{person['team_role']}_written"]
    way = zlib.crc32(f"{roster.hamlet_code}{number}".encode())
    role = ways[0] if way % 4 else ways[way // 4 % len(ways)]
    name = person["full_name"] or ""
    return [
        str(number),
        name.upper() if way % 11 == 0 else name,
        role,
        written_phone(person["zalo_phone"], way),
    ]


def written_phone(phone: str | None, way: int) -> str:
    """The ten digits as people write them: with dots, with +84, without the zero, or plain."""
    if not phone:
        return ""
    shapes = {
        0: f"{phone[:4]}.{phone[4:7]}.{phone[7:]}",
        1: f"+84 {phone[1:4]} {phone[4:7]} {phone[7:]}",
        2: phone[1:],
        3: f"{phone[:4]} {phone[4:7]} {phone[7:]}",
    }
    return shapes.get(way % 9, phone)


def place_date(roster: Roster) -> str:
    """The line before the signature; every fifth sender leaves the day blank, as printed."""
    text, when = words()["paper"], roster.when
    blank = zlib.crc32(roster.hamlet_code.encode()) % 5 == 0
    line = text["undated"] if blank else text["place_date"]
    return str(line.format(commune=roster.commune, day=f"{when.day:02}", month=when.month, year=when.year))
