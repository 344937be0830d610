"""What no accepted row may be, worked out row by row in plain Python from the rules of the forms."""

import math
import re
from datetime import date
from typing import Any

from etl.stored import stored_name
from etl.tables.column import Column, Rule
from etl.tables.form import Form
from tests.indicators.oracle.days import span

Row = dict[str, Any]
_LARGEST = {"đồng": 10**12}
_PERIOD = re.compile(r"20\d\d(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?")
_TWELVE = re.compile(r"(?<![\d.,])\d{12}(?!\d)")


def faults(form: Form, row: Row, communes: frozenset[str]) -> list[str]:
    """Every simple rule under pain of rejection that the stored row breaks, as ``column rule``."""
    cells = {column.name: row.get(stored_name(column.name)) for column in form.columns if column.kept}
    found = [f"{name} no_12_digit_id" for name, cell in cells.items() if holds_identity(cell)]
    for column in form.columns:
        if column.name not in cells:
            continue
        cell = cells[column.name]
        if blank(cell):
            found += [f"{column.name} {why}" for why in _wanted(form, column, cells)]
            continue
        found += [f"{column.name} {why}" for why in _of_type(column, cell)]
        for rule in column.rules:
            if rule.severity == "error" and _broken(rule, column, cell, cells, row, communes):
                found.append(f"{column.name} {rule.name}")
    return found


def blank(cell: Any) -> bool:
    """Whether a cell says nothing; zero says something."""
    return cell is None or cell == [] or cell is False or (isinstance(cell, str) and not cell.strip())


def holds_identity(cell: Any) -> bool:
    """Whether a text, or one of a list, holds twelve digits in a row that are no decimals."""
    texts = cell if isinstance(cell, list) else [cell]
    return any(isinstance(text, str) and _TWELVE.search(text) for text in texts)


def _wanted(form: Form, column: Column, cells: Row) -> list[str]:
    """Why the cell should have been filled."""
    if column.required and not column.rule("required_if"):
        return ["required"]
    asked = ["at_least_one_topic"] if column.rule("at_least_one_topic") else []
    for rule in column.rules:
        if rule.severity == "error" and rule.name in ("required_if", "required_unless"):
            name, _, codes = rule.argument.partition("=")
            met = cells.get(name) in codes.split("/") if codes else not blank(cells.get(name))
            asked += [rule.name] if met == (rule.name == "required_if") else []
    return asked


def _of_type(column: Column, cell: Any) -> list[str]:
    wrong = []
    if isinstance(cell, float) and not math.isfinite(cell):
        wrong.append("finite")
    if isinstance(cell, int | float) and abs(cell) > _LARGEST.get(column.unit, 10**9):
        wrong.append("size")
    if column.words and column.type in ("code", "list"):
        codes = cell if isinstance(cell, list) else [cell]
        wrong += ["allowed_values"] * (not set(codes) <= set(column.words))
    if column.type == "period" and not _PERIOD.fullmatch(cell):
        wrong.append("valid_period")
    if column.type == "date" and not date(1900, 1, 1) <= cell < date(2100, 1, 1):
        wrong.append("valid_date")
    return wrong


def _broken(rule: Rule, column: Column, cell: Any, cells: Row, row: Row, communes: frozenset[str]) -> bool:
    match rule.name:
        case "not_negative":
            return cell < 0
        case "in_range":
            low, high = column.minimum, column.maximum
            return (low is not None and cell < low) or (high is not None and cell > high)
        case "not_above" if "." not in rule.argument and "(" not in rule.argument:
            parts = [cells[name] for name in rule.argument.split("+")]
            return None not in parts and cell > sum(parts)
        case "not_below":
            return cells[rule.argument] is not None and cell < cells[rule.argument]
        case "five_digits":
            return not re.fullmatch(r"\d{5}", cell)
        case "known_commune":
            return cell not in communes
        case "hamlet_code_format":
            return not re.fullmatch(r"\d{5}-\d{3}", cell)
        case "same_commune":
            return cell[:5] != row["commune_code"]
        case "not_in_future":
            return cell > row["received_date"]
        case "not_future_period":
            return span(cell).first > row["received_date"]
        case "in_period":
            of = span(cells["period"])
            return not of.first <= cell <= of.last
        case "before_merger":
            return cell < date.fromisoformat(rule.argument)
        case "spot_code_format":
            return not re.fullmatch(r"37-\d{5}-\d{3}", cell)
        case "whole_vnd":
            return cell != int(cell)
        case "date_order" if "." not in rule.argument:
            days = [day for name in rule.argument.split("<=") if (day := cells[name])]
            return days != sorted(days)
    return False
