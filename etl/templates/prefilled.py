"""Which columns a workbook prints as a table, and which cells of it are filled in beforehand."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.tables.column import Column
from etl.tables.form import Form
from etl.templates.filling import Filling, Hamlet

Value = str | int | date
ABOVE = ("commune_code", "period")
"""Columns that stand once above the table instead of on every row."""
_OF_ENTERPRISES = frozenset({"reply", "conference", "package"})
"""What enterprises send speaks of many communes, row by row."""
_BY_HAMLET = frozenset({"M02c", "M03"})
_NUMBERED = 25


def names_the_commune_above(form: Form) -> bool:
    """Whether the commune stands above the table: in every form that one commune fills in."""
    return form.subject not in _OF_ENTERPRISES


def table_columns(form: Form) -> list[Column]:
    """The columns of the table, in the printed order."""
    above = ABOVE if names_the_commune_above(form) else ("period",)
    return [column for column in form.columns if column.name not in above]


def prefilled(form: Form, filling: Filling) -> list[dict[str, Value | None]]:
    """Rows as far as they are known, by column; none where nothing is."""
    if form.code in _BY_HAMLET:
        return [_place(form, hamlet) for hamlet in filling.hamlets]
    if form.code == "M10":
        return [_catalogue(hamlet) for hamlet in filling.hamlets]
    if form.code == "M06":
        return [{"start_date": monday} for monday in _mondays(filling)]
    if form.code == "M02b":
        return [{"sequence_number": number} for number in range(1, _NUMBERED + 1)]
    if not names_the_commune_above(form) and filling.commune_code:
        return [{"commune_code": filling.commune_code}]
    return []


def _place(form: Form, hamlet: Hamlet) -> dict[str, Value | None]:
    known: dict[str, Value | None] = {"hamlet_code": hamlet.code, "hamlet_name": hamlet.label}
    return {**known, "households": hamlet.households} if form.has("households") else known


def _catalogue(hamlet: Hamlet) -> dict[str, Value | None]:
    return {
        "hamlet_code": hamlet.code,
        "hamlet_name": hamlet.name,
        "hamlet_type": hamlet.kind,
        "old_commune": hamlet.old_commune,
        "aliases": hamlet.aliases,
        "valid_from": hamlet.valid_from,
    }


def _mondays(filling: Filling) -> Iterator[date]:
    """The Mondays of the reporting month: a week belongs to the month of its Monday."""
    period = filling.period
    if period is None or period.kind != "month":
        return
    day = period.first_day + timedelta(days=-period.first_day.weekday() % 7)
    while day <= period.last_day:
        yield day
        day += timedelta(days=7)
