"""A form's rows as a page: the words, numbers and dates that people of that commune would type."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

import polars as pl

from etl import calendar
from etl.demo.paper.sent import Habit
from etl.demo.paper.xlsx import Cell, Page
from etl.demo.parameters import words
from etl.forms import FORMS
from etl.stored import stored_name
from etl.tables.column import Column

_WITH_TOTALS = frozenset({"M03"})
_ABOVE = frozenset({"commune_code", "period"})


def page(form: str, rows: pl.DataFrame, habit: Habit, commune: str, period: str | None) -> Page:
    """One sheet of the form with the rows of one sending."""
    declared = FORMS[form]
    hidden = _ABOVE if habit.place_above and not declared.has("zero_report") else frozenset()
    columns = [column for column in declared.columns if column.name not in hidden]
    cells = [
        [_written(row.get(stored_name(column.name)), column, habit) for column in columns]
        for row in rows.to_dicts()
    ]
    if habit.totals and form in _WITH_TOTALS:
        cells.append(_totals(rows, columns))
    if form in _WITH_TOTALS:
        cells += [[None] * len(columns)] * habit.blank_rows
    dress = _dress(habit)
    return Page(
        name=form,
        titles=[dress(line) for line in _titles(declared.title, commune, period)],
        headings=[dress(column.heading) for column in columns],
        rows=[
            [_nfd(cell) if habit.decomposed and isinstance(cell, str) else cell for cell in row]
            for row in cells
        ],
        two_rows=habit.two_rows,
    )


def _titles(title: str, commune: str, period: str | None) -> list[str]:
    text = words()["paper"]
    lines = [text["committee"].format(commune=commune).upper(), title.upper()]
    if period:
        lines.append(text["period_line"].format(period=calendar.period(period).label_vi.partition(" (")[0]))
    return lines


def _dress(habit: Habit) -> Callable[[str], str]:
    def dress(text: str) -> str:
        text = text.upper() if habit.capitals else text
        return _nfd(text) if habit.decomposed else text

    return dress


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _written(value: Any, column: Column, habit: Habit) -> Cell:
    if value is None:
        return None
    if isinstance(value, bool):
        return words()["paper"]["yes"] if value else None
    if isinstance(value, list):
        return "; ".join(_word(str(one), column) for one in value) or None
    if isinstance(value, str):
        return _word(value, column)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if habit.as_text else value
    return _number(value, column, habit)


def _number(value: int | float, column: Column, habit: Habit) -> Cell:
    if not habit.as_text or column.name in ("lat", "lon", "birth_year", "sequence_number"):
        return value
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _word(code: str, column: Column) -> str:
    found = column.words.get(code, ())
    return found[0] if found else code


def _totals(rows: pl.DataFrame, columns: Sequence[Column]) -> list[Cell]:
    """The last line of the sheet, which adds the numbers up and is no row of the form."""
    label = words()["paper"]["total"]
    return [
        int(rows[column.name].sum())
        if column.type == "integer" and column.name in rows.columns
        else (label if column.name == "hamlet_name" else None)
        for column in columns
    ]
