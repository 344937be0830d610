"""Stored tables made of small literals, and short ways to write their rows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from etl import calendar
from etl.forms import FORMS
from etl.indicators import compute
from etl.indicators.scope import Tables
from etl.review.explanations import EXPLANATIONS
from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA, stored_schema
from etl.visits.counting import MONTHS

A, B = "13285", "13291"
"""Two communes of the reference table."""
Row = dict[str, Any]


@dataclass
class InMemory:
    """Tables of literals: a form's later row of one key replaces the earlier, as in the archive."""

    as_of: date
    forms: dict[str, list[Row]] = field(default_factory=dict)
    sheets: list[Row] = field(default_factory=list)
    counted_visits: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    explained: list[Row] = field(default_factory=list)

    def add(self, form: str, *rows: Row) -> "InMemory":
        self.forms.setdefault(form, []).extend(rows)
        return self

    def rows(self, form: str) -> pl.DataFrame:
        given = self.forms.get(form, [])
        numbered = [{"received_order": i, "sheet_key": i, "row": 1} | row for i, row in enumerate(given)]
        return pl.DataFrame(numbered, schema=stored_schema(FORMS[form]), strict=True)

    def current(self, form: str) -> pl.DataFrame:
        declared = FORMS[form]
        frame = self.rows(form).sort("received_order")
        if declared.whole_sheet:
            newest = frame.group_by(declared.key).agg(pl.col("sheet_key").last())
            return frame.join(newest, on=[*declared.key, "sheet_key"], how="semi", maintain_order="left")
        if not declared.blank_key:
            return frame.unique(declared.key, keep="last", maintain_order=True)
        blank = pl.col(declared.key[-1] if form == "M04" else declared.key[0]).is_null()
        keyed = frame.filter(~blank).unique(declared.key, keep="last", maintain_order=True)
        return pl.concat([keyed, frame.filter(blank).unique(declared.blank_key, keep="last")])

    def ledger(self) -> pl.DataFrame:
        sheets = pl.DataFrame(self.sheets, schema=LEDGER_SCHEMA)
        return sheets.filter(pl.col("received_date") <= self.as_of)

    def quality(self) -> pl.DataFrame:
        return pl.DataFrame(self.issues, schema=QUALITY_SCHEMA)

    def explanations(self) -> pl.DataFrame:
        return pl.DataFrame(self.explained, schema=EXPLANATIONS)

    def visits(self) -> pl.DataFrame:
        return pl.DataFrame(self.counted_visits, schema=MONTHS)

    def values(self, *periods: str) -> "Values":
        return Values(compute(Settled(self), [calendar.period(period) for period in periods]))


class Settled:
    """Tables to which nothing is added any more: what is asked for again is not worked out again."""

    def __init__(self, found: Tables) -> None:
        self.as_of = found.as_of
        self.current, self.rows = cache(found.current), cache(found.rows)
        self.ledger, self.quality = cache(found.ledger), cache(found.quality)
        self.explanations, self.visits = cache(found.explanations), cache(found.visits)


@dataclass
class Values:
    """Computed values that are asked for one figure at a time."""

    frame: pl.DataFrame

    def row(
        self,
        indicator: str,
        period: str,
        unit: str = "",
        base: str = "full",
        breakdown: str = "",
        part: int = 1,
    ) -> Row:
        """The one row of a figure; ``unit`` is a hamlet's or commune's code, blank for the province."""
        level = "hamlet" if "-" in unit else "commune" if unit else "province"
        code = pl.lit(True) if not unit else pl.col(f"{level}_code") == unit
        rows = self.frame.filter(
            code,
            indicator=indicator,
            period=period,
            level=level,
            base=base,
            breakdown=breakdown,
            part=part,
        )
        assert rows.height == 1, f"{rows.height} rows for {indicator} {period} {unit} {base}"
        return rows.row(0, named=True)

    def figure(self, *asked: str, **more: Any) -> tuple[float | None, float | None, float | None, str, bool]:
        """Numerator, denominator, value, state, stale of one figure."""
        row = self.row(*asked, **more)
        value = None if row["value"] is None else round(row["value"], 4)
        return row["numerator"], row["denominator"], value, row["state"], row["stale"]


def hamlet(code: str, households: int | None = 100, **more: Any) -> Row:
    """A row of M10, in force since the start, with figures of that day."""
    start = date(2025, 7, 1)
    usual = {"hamlet_name": code, "hamlet_type": "thon", "valid_from": start, "data_date": start}
    return {"commune_code": code[:5], "hamlet_code": code, "households": households, **usual, **more}


def roster(unit: str, people: int | list[str], received: date, sheet: int) -> list[Row]:
    """Rows of M01 or M02b: as many people, or people by their keys."""
    keys = people if isinstance(people, list) else [f"person {number}" for number in range(people)]
    code = {"hamlet_code": unit} if "-" in unit else {}
    shared = {"sheet_key": sheet, "received_order": sheet, "received_date": received}
    return [{"commune_code": unit[:5], "person_key": key, **code, **shared} for key in keys]


def month(code: str, period: str, **figures: Any) -> Row:
    """A row of M03; every count that is not given is an explicit 0."""
    counted = {column.name: 0 for column in FORMS["M03"].columns if column.type == "integer"}
    return {"commune_code": code[:5], "hamlet_code": code, "period": period, **counted, **figures}


def lesson(code: str, number: int, day: date, **figures: Any) -> Row:
    """A row of M04 about a public class, of a hamlet or (code of a commune) of the whole commune."""
    place = {"commune_code": code[:5], "hamlet_code": code if "-" in code else None}
    usual = {"class_kind": "public_class", "class_code": f"L{number}", "period": calendar.month_of(day)}
    return {**place, **usual, "session_date": day, **figures}


def spot(code: str, number: int, period: str, status: str, operators: list[str], **more: Any) -> Row:
    """A row of M07 about spot ``number`` in a hamlet; detected on the first day of the period unless said."""
    name = f"37-{code[:5]}-{number:03}"
    place = {"commune_code": code[:5], "hamlet_code": code, "spot_code": name}
    seen = {"spot_type": "dead_spot", "detected_date": calendar.period(period).first_day}
    return {**place, **seen, "period": period, "status": status, "operators": operators, **more}


def activities(commune: str, period: str, *rows: Row, number: int = 1) -> list[Row]:
    """Rows of one sheet of M09; a commune's sheet of a higher number came later."""
    sheet_key = int(commune) * 1000 + number
    shared = {"commune_code": commune, "period": period, "sheet_key": sheet_key, "received_order": number}
    return [shared | {"row": place, "content": f"content {place}"} | row for place, row in enumerate(rows)]


def zero(commune: str, period: str) -> Row:
    """A zero report of M04 or M07."""
    return {"commune_code": commune, "period": period, "zero_report": True}


def sheet(
    commune: str, form: str, period: str | None, received: date, status: str = "accepted", **more: Any
) -> Row:
    """A row of the ledger."""
    return {
        "commune_code": commune,
        "form": form,
        "period": period,
        "received_date": received,
        "status": status,
        **more,
    }


def issue(sheet_key: int, row: int | None, rule: str, severity: str = "warning", **more: Any) -> Row:
    """A row of the quality log."""
    return {"sheet_key": sheet_key, "row": row, "rule": rule, "severity": severity, **more}


def states(frame: pl.DataFrame) -> Counter[str]:
    """How many rows are in each state."""
    return Counter(frame["state"].to_list())
