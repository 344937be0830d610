"""What Excel itself refuses in a cell: validation of one column, with Vietnamese prompts and errors."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from etl.tables.column import Column, Rule
from etl.tables.form import Form
from etl.templates.texts import words

_EARLIEST = date(2020, 1, 1)
_LONGEST_TITLE, _LONGEST_TEXT = 32, 255
"""Excel's own limits."""
_NAMED = ("commune_code", "hamlet_code", "hamlet_name", "spot_code", "zalo_phone")
_MOST = 10**12


def validation(
    form: Form, column: Column, places: Mapping[str, int], row: int, choices: str | None
) -> dict[str, Any]:
    """Options of xlsxwriter's ``data_validation`` for a column whose first data cell is in ``row``.

    ``places`` gives the place of every column of the table; ``choices`` the range of its drop-down list.
    """
    kind, options = _kind(form, column, places, row, choices)
    says = _says(form, column)
    return {
        **options,
        "ignore_blank": True,
        "input_title": column.heading[:_LONGEST_TITLE],
        "input_message": prompt(form, column)[:_LONGEST_TEXT],
        "error_title": words()["error"]["title"],
        "error_message": words()["error"].get(kind, "").format_map(says)[:_LONGEST_TEXT],
    }


def prompt(form: Form, column: Column) -> str:
    """What to write into a cell of the column, in a sentence or two."""
    texts, says = words()["prompt"], _says(form, column)
    if name := next((name for name in _NAMED if column.name.endswith(name)), None):
        return str(texts["phone" if name == "zalo_phone" else name])
    kind = _plain_kind(column)
    if kind == "integer" and not column.required:
        kind = "integer_optional"
    text = str(texts[kind].format_map(says))
    return f"{text} {texts['not_above'].format_map(says)}" if says["other"] else text


def _kind(
    form: Form, column: Column, places: Mapping[str, int], row: int, choices: str | None
) -> tuple[str, dict[str, Any]]:
    """Name of the error text, and what Excel checks."""
    kind = _plain_kind(column)
    if choices:
        strict = "stop" if column.type in ("code", "flag") and column.words else "information"
        return kind, {"validate": "list", "source": choices, "error_type": strict}
    match kind:
        case "integer" | "integer_range" if bound(form, column) and column.name in places:
            return "not_above", _not_above(form, column, places, row)
        case "integer" | "integer_range":
            return kind, _between("integer", column, "in_range")
        case "decimal" | "decimal_open":
            return kind, _between("decimal", column, "in_range")
        case "date" | "date_past":
            latest = "=TODAY()" if kind == "date_past" else date(2100, 1, 1)
            return kind, {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": latest}
        case "time":
            return kind, {
                "validate": "time",
                "criteria": "between",
                "minimum": time(0),
                "maximum": time(23, 59),
            }
    return "text", {"validate": "any"}


def _between(kind: str, column: Column, rule: str) -> dict[str, Any]:
    """Between the column's limits; a limit that only warns may be passed after a question."""
    limit = column.rule(rule)
    strict = limit is None or limit.severity == "error"
    low = column.minimum if column.minimum is not None else 0
    high = column.maximum if column.maximum is not None else _MOST
    return {
        "validate": kind, "criteria": "between", "minimum": low, "maximum": high,
        "error_type": "stop" if strict else "warning",
    }  # fmt: skip


def _not_above(form: Form, column: Column, places: Mapping[str, int], row: int) -> dict[str, Any]:
    """A whole number from 0 that is at most the other column, once that is filled in."""
    own = xl_rowcol_to_cell(row, places[column.name])
    rule = bound(form, column)
    assert rule is not None
    others = [xl_rowcol_to_cell(row, places[name]) for name in rule.argument.split("+")]
    total = "+".join(f"N({other})" for other in others)
    limit = f"OR(COUNT({','.join(others)})=0,{own}<={total})"
    formula = f"=AND(ISNUMBER({own}),{own}>=0,{own}=INT({own}),{limit})"
    strict = "stop" if rule.severity == "error" else "warning"
    return {"validate": "custom", "value": formula, "error_type": strict}


def bound(form: Form, column: Column) -> Rule | None:
    """The rule that holds the column against others of the same row, errors before warnings; None if none."""
    rules = [
        rule for rule in column.rules
        if rule.name == "not_above" and set(rule.argument.split("+")) <= form.by_name.keys()
    ]  # fmt: skip
    return min(rules, key=lambda rule: rule.severity != "error", default=None)


def _plain_kind(column: Column) -> str:
    limit = column.rule("in_range")
    match column.type:
        case "integer":
            return "integer_range" if limit and column.maximum is not None else "integer"
        case "decimal":
            return "decimal" if column.maximum is not None else "decimal_open"
        case "date":
            return "date_past" if column.rule("not_in_future") else "date"
        case "list" if not column.words:
            return "text"
        case "code" if not column.words:
            return "text"
        case kind:
            return kind


def _says(form: Form, column: Column) -> dict[str, str]:
    rule = bound(form, column)
    other = " + ".join(form.by_name[name].heading for name in rule.argument.split("+")) if rule else ""
    low, high = _number(column.minimum), _number(column.maximum)
    return {"heading": column.heading, "other": other, "low": low, "high": high}


def _number(value: float | None) -> str:
    return f"{value or 0:g}".replace(".", ",")
