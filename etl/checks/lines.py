"""The line of one subject through its months: the rows that stand, known and new, one a month."""

import polars as pl

from etl.checks.intake import Intake, comparable

FRESH = pl.col("_i").is_not_null()


def line(intake: Intake, rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Rows of the form that would stand if ``rows`` were accepted, of the subjects that these rows speak of.

    Columns: ``_i`` (null: known before), ``_line`` (the subject: the form's key without the period),
    ``_month`` (months counted from year 0), ``period`` and the given ones; sorted by subject and month.
    """
    marks = subject(intake)
    fresh = rows.select("_i", marks, "period", "_received", "_order", *columns)
    known = intake.known.current(intake.form.code).select(
        pl.lit(None, pl.UInt32).alias("_i"), marks, "period",
        pl.col("received_date").alias("_received"), pl.col("received_order").alias("_order"), *columns,
    )  # fmt: skip
    both = pl.concat([known.join(fresh, on="_line", how="semi"), fresh], how="vertical_relaxed")
    month = pl.col("period").str.slice(0, 4).cast(pl.Int32) * 12 + pl.col("period").str.slice(5).cast(
        pl.Int32
    )
    monthly = both.filter(pl.col("period").str.contains(r"^\d{4}-\d{2}$")).with_columns(month.alias("_month"))
    ordered = monthly.sort("_line", "_month", "_received", "_order", maintain_order=True)
    return ordered.unique(["_line", "_month"], keep="last", maintain_order=True)


def subject(intake: Intake) -> pl.Expr:
    """What a line is of (``_line``): the columns of the form's key other than the period, as one text."""
    names = [name for name in intake.form.key if name != "period"]
    return pl.concat_str([comparable(intake.form.by_name[name]) for name in names], separator="|").alias(
        "_line"
    )


def earlier(value: pl.Expr, months: int = 1) -> pl.Expr:
    """The value that many rows back on the same line."""
    return value.shift(months).over("_line")
