"""Tables in memory with hamlets that come and go, and short ways to write their rows."""

from datetime import date
from typing import Any

import polars as pl

from etl.calendar import period
from etl.forms import FORMS
from etl.indicators.scope import Scope
from etl.standing import current
from tests.indicators.tables_in_memory import InMemory

START = date(2025, 7, 1)
Row = dict[str, Any]


class Village(InMemory):
    """As the archive keeps them: sheets of changes replaced as a whole."""

    def current(self, form: str) -> pl.DataFrame:
        return current(FORMS[form], self.rows(form)) if form == "M10b" else super().current(form)


def hamlet(code: str, since: date = START, until: date | None = None, households: int = 100) -> Row:
    """A row of M10."""
    return {
        "commune_code": code[:5], "hamlet_code": code, "hamlet_name": code, "hamlet_type": "thon",
        "valid_from": since, "valid_to": until, "households": households, "residents_60_plus": 50,
        "registered_residents": 300, "data_date": since, "received_date": since,
    }  # fmt: skip


def report(code: str, month: str, total: int | None, **more: int) -> Row:
    """A row of M03 with its stock of households."""
    return {
        "commune_code": code[:5], "hamlet_code": code, "period": month, "cumulative_households": total,
        "households": 100, "received_date": period(month).last_day, **more,
    }  # fmt: skip


def school(code: str, day: date, elderly: int, number: str) -> Row:
    """A public class of M04 with its elderly first-time learners."""
    return {
        "commune_code": code[:5], "hamlet_code": code, "class_code": number, "class_kind": "public_class",
        "session_date": day, "first_time_elderly_attendees": elderly, "period": "2025-12",
        "received_date": day,
    }  # fmt: skip


def change(day: date, old: str, new: str, share: float) -> Row:
    """A row of M10b."""
    return {
        "commune_code": old[:5], "change_date": day, "old_hamlet_code": old, "new_hamlet_code": new,
        "share": share, "sheet_key": 1, "received_date": day,
    }  # fmt: skip


def scope_of(tables: InMemory, *periods: str) -> Scope:
    """The scope of these periods."""
    return Scope(tables, [period(name) for name in periods])
