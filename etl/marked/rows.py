"""Notes that say the same of several rows, put together; and row numbers as people write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.marked.report import Note


@dataclass(frozen=True, slots=True)
class Group:
    """Notes alike in everything but the row; ``rows`` ascending, empty for the sheet as a whole."""

    note: Note
    rows: tuple[int, ...]


def groups(notes: Iterable[Note]) -> list[Group]:
    """Every note once: sheet by sheet, what is about the whole sheet first, then errors, then warnings."""
    found: dict[tuple[object, ...], list[Note]] = {}
    sheets: dict[str, int] = {}
    for note in notes:
        sheets.setdefault(note.sheet, len(sheets))
        whole = note.row is None
        same = (whole, note.sheet, note.column, note.value, note.rule, note.severity, note.message,
                note.proposal)  # fmt: skip
        found.setdefault(same, []).append(note)
    put = [Group(same[0], tuple(sorted({note.row for note in same if note.row}))) for same in found.values()]
    return sorted(put, key=lambda group: _order(group, sheets))


def _order(group: Group, sheets: dict[str, int]) -> tuple[int, bool, bool, int]:
    mild = group.note.severity != "error"
    return sheets[group.note.sheet], bool(group.rows), mild, group.rows[0] if group.rows else 0


def spelled(rows: Sequence[int]) -> str:
    """Ascending row numbers in short: ``4, 7, 12–15``."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(_run(first, last) for first, last in runs)


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}, {last}" if last == first + 1 else f"{first}–{last}"
