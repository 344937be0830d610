"""The evidence behind each duty of the two letters: rows received that carry its document or its record."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from etl import reference
from etl.indicators.carry import years
from etl.indicators.scope import Scope

COUNTED = {
    "period": pl.String(),
    "duty": pl.String(),
    "commune_code": pl.String(),
    "evidence_rows": pl.Int64(),
}


def evidence_rows(scope: Scope) -> pl.DataFrame:
    """How many rows of each duty's form hold its evidence, by period, duty and commune (COUNTED).

    A row counts where one of the duty's columns is filled and its filter holds; in which time, the duty says:
    ``ever`` up to the end of the period, ``year`` within its reporting year, ``period`` within the period.
    Commune null: rows for the whole province. What has no row is not listed.
    """
    return pl.concat([pl.DataFrame(schema=COUNTED), *_by_duty(scope)])


def _by_duty(scope: Scope) -> Iterator[pl.DataFrame]:
    spans = years(scope).select("period", "first_day", "last_day", "year_first")
    seen: dict[tuple[Any, ...], pl.DataFrame] = {}
    dated: dict[str, pl.DataFrame] = {}
    for duty in reference.rows("duties"):
        asked = tuple(duty[f"evidence_{name}"] for name in ("form", "columns", "filter", "window"))
        if not duty["evidence_form"]:
            continue
        if asked not in seen:
            form = str(asked[0])
            rows = dated[form] = dated[form] if form in dated else _dated(scope, form)
            found = rows.filter(_filled(asked[1]), _held(str(asked[2] or "")))
            seen[asked] = _counted(found, spans, str(asked[3]))
        named = seen[asked].with_columns(duty=pl.lit(duty["duty"]))
        yield named.select(pl.col(name).cast(kind) for name, kind in COUNTED.items())


def _dated(scope: Scope, form: str) -> pl.DataFrame:
    """The rows that stand, with the days that they are about; the day of receipt where they name none."""
    rows = scope.tables.current(form)
    if rows["period"].null_count() < rows.height:
        return scope.dated(rows).rename({"row_first": "since", "row_last": "until"})
    day = pl.coalesce("decision_date", "received_date") if form == "M02a" else pl.col("received_date")
    return rows.with_columns(since=day, until=day)


def _filled(columns: Any) -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_not_null() for name in columns)


def _held(condition: str) -> pl.Expr:
    """``column=word|word`` as an expression; a flag is written true."""
    column, _, words = condition.partition("=")
    return pl.col(column).cast(pl.String).is_in(words.split("|")) if column else pl.lit(True)


def _counted(rows: pl.DataFrame, spans: pl.DataFrame, window: str) -> pl.DataFrame:
    """Rows by period and commune; a row belongs to a period whose last day it does not pass."""
    begins = {"ever": pl.col("since"), "year": pl.col("year_first"), "period": pl.col("first_day")}
    days = rows.group_by("commune_code", "since", "until").len()
    inside = days.join_where(spans, pl.col("until") <= pl.col("last_day")).filter(
        pl.col("since") >= begins[window]
    )
    return inside.group_by("period", "commune_code").agg(pl.col("len").sum().alias("evidence_rows"))
