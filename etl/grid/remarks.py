"""Issues in a clerk's words, with personal values left out and identity numbers never in."""

from typing import Any

from etl.grid.cells import shown
from etl.read.document import Cell
from etl.tables.column import Column, Severity
from etl.tables.parsed import Issue
from etl.text.identity import RULE as NO_IDENTITY
from etl.text.identity import has_identity
from etl.text.parsed import Parsed
from etl.text.private import HIDDEN, hide

_LONGEST_VALUE = 120


def cell_issue(row: int, column: Column, heading: str, cell: Cell, read: Parsed[Any]) -> Issue:
    """What reading one cell found wrong."""
    value = safe_value(column, cell, read.rule or "")
    said = f" ghi “{value}”" if value and value != HIDDEN else ""
    message = f"Cột “{heading}”{said}: {read.message}"
    return Issue(row, column.name, value, read.rule or "", read.severity or "error", message)


def safe_value(column: Column, cell: Cell, rule: str) -> str:
    """The cell's text as it may be shown and kept."""
    if cell is None or cell == "":
        return ""
    if column.personal or rule == NO_IDENTITY or has_identity(cell):
        return HIDDEN
    return " ".join(hide(shown(cell)).split())[:_LONGEST_VALUE]


def sheet_issue(rule: str, severity: Severity, message: str, column: str = "", value: str = "") -> Issue:
    """Something found wrong with a sheet as a whole."""
    return Issue(None, column, hide(value)[:_LONGEST_VALUE], rule, severity, message)
