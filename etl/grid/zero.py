"""Zero reports in words: a row that only says "không phát sinh" becomes the cross that the form asks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.grid.layout import Layout
from etl.grid.vocabulary import modern
from etl.read.document import Row
from etl.recognise import PLACE_AND_PERIOD
from etl.tables.form import Form
from etl.text.normal import is_blank, key
from etl.text.numbers import integer

_NOTHING = re.compile(
    r"(?:trong )?(?:(?:tháng|kỳ|quý|năm)(?: này| \d+(?: (?:năm )?\d{4})?)? )?không (?:có )?phát sinh\b.*"
)
_LONGEST = 120


def crossed(rows: Sequence[Row], form: Form, layout: Layout, start: int, stop: int) -> Layout:
    """Put the cross into every row from ``start`` to ``stop`` that says in words that there is nothing.

    Rows change in place; where the sender's table has no column for the cross, the layout gets one.
    """
    if not form.has("zero_report"):
        return layout
    places = dict(layout.columns)
    kept = {places[name] for name in PLACE_AND_PERIOD if name in places}
    said = [row for row in rows[start:stop] if _says_nothing(row, kept)]
    if not said:
        return layout
    at = places.get("zero_report", max(map(len, rows)))
    for row in said:
        row[:] = [cell if place in kept else None for place, cell in enumerate(row)]
        row.extend([None] * (at + 1 - len(row)))
        row[at] = "x"
    if "zero_report" in places:
        return layout
    return replace(
        layout,
        columns=(*layout.columns, ("zero_report", at)),
        headings=(*layout.headings, ("zero_report", form.by_name["zero_report"].heading)),
    )


def _says_nothing(row: Row, kept: set[int]) -> bool:
    """Whether the row's only cell, beside its number, its place and its period, says so."""
    said = [
        cell
        for place, cell in enumerate(row)
        if place not in kept and not is_blank(cell) and integer(cell).value is None
    ]
    if len(said) != 1 or not isinstance(said[0], str) or len(said[0]) > _LONGEST:
        return False
    return bool(_NOTHING.fullmatch(key(modern(said[0]))))
