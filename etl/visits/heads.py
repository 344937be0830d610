"""The head of a table, read as any sheet is: whether it is a visit log, and where its columns stand."""

import re
from collections.abc import Sequence

from etl.forms import FORMS
from etl.locate import find_headings
from etl.parse import parse_sheets
from etl.read.document import Row, Sheet
from etl.recognise import recognise
from etl.tables.parsed import ParsedSheet
from etl.visits.log import CODE

_HEAD_ROWS = 40
_GROUPED = re.compile(r"[A-Za-z0-9_ ]+(?:[/.:-][A-Za-z0-9_ ]+)+")


def ungrouped(heading: str) -> str:
    """A field app writes ``visit/household_code`` or ``visit-household_code`` for a column in a group."""
    if not _GROUPED.fullmatch(heading):
        return heading
    last = re.split(r"[/.:-]", heading)[-1]
    return last if FORMS[CODE].has(last) else heading


def is_log(rows: Sequence[Row], form: str | None) -> bool:
    """Whether the first heading among the rows is that of a log (or is read as one, where told so)."""
    for heading in find_headings(Sheet("", list(rows[:_HEAD_ROWS])), form)[:1]:
        if form:
            return bool(heading.layouts) and len(heading.layouts[0].names) > 1
        layout = recognise(heading.layouts, "", False)
        return layout is not None and layout.form == CODE
    return False


def read_head(rows: Sequence[Row], sheet: str, name: str, form: str | None) -> ParsedSheet | None:
    """The head as a sheet with its heading block and the places of its columns; None where it is no log."""
    read = parse_sheets([Sheet(sheet, [list(row) for row in rows])], name, form=form)
    return next((found for found in read if found.form == CODE), None)


def fixed(sheet: ParsedSheet) -> dict[str, str]:
    """What the heading block says of the hamlet, where the table has no column for it."""
    found = {name: cells[0] for name, cells in sheet.columns.items() if name not in sheet.places and cells}
    return {name: str(cell) for name, cell in found.items() if cell is not None}
