"""Cells in which a spreadsheet shows the failure of a formula instead of a value."""

from __future__ import annotations

from etl.text.parsed import Cell, Parsed, error, warning

RULE = "formula_error"

_SHOWN = frozenset(
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#FIELD!",
     "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#ERROR!", "#CHƯA TÍNH"]
)  # fmt: skip
_WHY = "Công thức trong ô bị lỗi hoặc chưa được tính; hãy sửa công thức hoặc gõ thẳng giá trị."


def has_failed(cell: Cell) -> bool:
    """Whether a cell shows the failure of a formula (``#DIV/0!``, ``Err:502``)."""
    if type(cell) is not str or cell[:1] not in ("#", "E", " "):
        return False
    text = cell.strip()
    return text in _SHOWN or (text.startswith("Err:") and text[4:].isdigit())


def failed(*, needed: bool) -> Parsed[object]:
    """What reading such a cell gives: an error where the column must be filled, else a remark on a blank."""
    if needed:
        return error(RULE, _WHY)
    return warning(None, RULE, f"{_WHY} Ô này được coi như để trống.")
