"""Rows of the quarterly list of activities (M09) as a passport shows them."""

import polars as pl

from etl import calendar
from etl.passport.lines import lines
from etl.passport.rows import dated, within
from etl.passport.view import View


def listed(view: View) -> pl.DataFrame:
    """The rows that stand, of every period, in the order of their sheets."""
    return dated(view.scope, "M09").drop_nulls("commune_code").sort("commune_code", "sheet_key", "row")


def of_period(view: View) -> pl.DataFrame:
    """The rows whose period lies in the view's; none where that is a month."""
    rows = within(view.scope, listed(view))
    return rows.clear() if view.period.kind == "month" else rows


def of_year(view: View) -> pl.DataFrame:
    """The rows of the reporting year up to the view's period."""
    end = min(view.period.last_day, view.scope.as_of)
    first = calendar.containing(end, "year").first_day
    return listed(view).filter((pl.col("row_first") >= first) & (pl.col("row_last") <= view.period.last_day))


def latest(view: View, group: str, told: str) -> pl.DataFrame:
    """The rows of a group in the last period of the year that has such, by commune.

    ``fresh`` says whether they answer for the view's period: they lie in it, or nothing later was due.
    """
    rows = of_year(view).filter(pl.col("activity_group") == group)
    for name in ("row_last", "row_first"):
        rows = rows.filter(pl.col(name) == pl.col(name).max().over("commune_code"))
    around = calendar.containing(view.period.last_day, told)
    due = around if around.last_day == view.period.last_day else calendar.previous(around)
    inside = pl.col("row_first") >= view.period.first_day
    return rows.with_columns(fresh=inside | (pl.col("row_last") >= due.last_day))


def amounts(rows: pl.DataFrame, column: str, part: int = 1, breakdown: str = "") -> pl.DataFrame:
    """Lines above: what each row gives in a column."""
    return lines(
        rows, side="numerator", form="M09", hamlet_code=None, amount=pl.col(column), part=part,
        breakdown=breakdown, note=pl.format("kỳ {}", "of_period"),
    )  # fmt: skip


def one_each(rows: pl.DataFrame, of: list[str], part: int = 1, form: str = "M09") -> pl.DataFrame:
    """Lines above: one for each of what the columns tell apart, at the first row about it."""
    first = rows.select(first=pl.struct(of).is_first_distinct()).to_series()
    return lines(
        rows, side="numerator", form=form, hamlet_code=None, amount=pl.when(first).then(1), part=part,
        note=pl.format("kỳ {}", "of_period"),
    )  # fmt: skip


def sheets_without(view: View, rows: pl.DataFrame, part: int = 1, breakdown: str = "") -> pl.DataFrame:
    """A line of 0 for each sheet of the period of communes that list nothing of the kind."""
    silent = of_period(view).join(rows, on="commune_code", how="anti", maintain_order="left")
    return lines(
        silent.unique("sheet_key", keep="first", maintain_order=True),
        side="numerator", form="M09", hamlet_code=None, row=None, amount=0, part=part, breakdown=breakdown,
        note="biểu không có dòng nào thuộc nhóm này",
    )  # fmt: skip


def of_129(view: View, form: str, told: pl.DataFrame, part: int = 1) -> pl.DataFrame:
    """Lines below: every commune once; those without a row in ``told`` in the full base alone."""
    known = told.unique("commune_code", keep="last", maintain_order=True).select("commune_code", "sheet_key")
    rows = view.scope.communes.join(known, on="commune_code", how="left")
    there = pl.col("sheet_key").is_not_null()
    return lines(
        rows, side="denominator", form=form, amount=1, part=part,
        base=pl.when(there).then(pl.lit("")).otherwise(pl.lit("full")),
        note=pl.when(there).then(pl.lit("")).otherwise(pl.lit("chưa gửi biểu")),
    )  # fmt: skip
