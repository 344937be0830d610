"""Names of a roster that take two columns, and rows into which somebody wrote several people."""

from collections.abc import Iterator, Sequence

from etl.grid.layout import Layout
from etl.read.document import Cell, Row
from etl.tables.form import Form
from etl.tables.parsed import Issue
from etl.text.normal import is_blank, key
from etl.text.private import HIDDEN

_CROWDED = "Dòng này ghi nhiều người trong một ô; mỗi người cần ghi một dòng riêng. Hãy tách ra rồi gửi lại."


def join_names(rows: Sequence[Row], layout: Layout, start: int, stop: int) -> None:
    """Put a name written over two columns ("Họ" and "Tên", or one merged heading) into the first of them.

    Rows from ``start`` to ``stop`` change in place.
    """
    at = dict(layout.columns).get("full_name")
    if at is None:
        return
    beside = key(dict(layout.unknown).get(at + 1, ""))
    if beside not in ("tên", key(dict(layout.headings)["full_name"])):
        return
    for row in rows[start:stop]:
        if at + 1 < len(row) and isinstance(row[at + 1], str) and not is_blank(row[at + 1]):
            row[at] = f"{row[at] or ''} {row[at + 1]}".strip()
            row[at + 1] = None


def crowded(form: Form, layout: Layout, rows: Sequence[Row], numbers: Sequence[int]) -> Iterator[Issue]:
    """Rows whose name cell has several lines, and another cell as many."""
    places = dict(layout.columns)
    others = [places[name] for name in ("sequence_number", "team_role", "zalo_phone") if name in places]
    at = places.get("full_name")
    if at is None:
        return
    for number, row in zip(numbers, rows, strict=True):
        people = _lines(row, at)
        if people > 1 and any(_lines(row, place) == people for place in others):
            yield Issue(number, "full_name", HIDDEN, "one_person_a_row", "error", _CROWDED)


def _lines(row: Row, at: int) -> int:
    cell: Cell = row[at] if at < len(row) else None
    return sum(not is_blank(line) for line in cell.splitlines()) if isinstance(cell, str) else 0
