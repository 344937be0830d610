"""Cumulative figures never fall: the rule that rejects rows because of earlier months."""

from collections.abc import Callable

import polars as pl

from etl.checks.intake import Intake
from etl.checks.lines import FRESH, earlier, line, subject
from etl.tables.column import Column, Rule


def not_decreasing(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A stock is not under what was accepted before.

    Where breaking it rejects the row: against the highest value accepted for an earlier month, and, for a
    month that comes late, against the lowest value known of a later one. Where it only warns (police
    figures fall with deaths and moves): against the report before.
    """
    if rule.severity == "error":
        found = intake.once("falling", lambda: _falling_rows(intake))
        return found.filter(pl.col("_column") == column.name).unique("_i", keep="first", maintain_order=True)
    value = pl.col(column.name)
    found = line(intake, intake.standing, [column.name]).with_columns(
        earlier(value).alias("_limit"), earlier(pl.col("period")).alias("_period")
    )
    fresh = found.filter(FRESH & (value < pl.col("_limit"))).select("_i", "_limit", "_period")
    return intake.rows.join(fresh, on="_i", how="inner", maintain_order="left").with_columns(
        pl.lit("not_decreasing_warning").alias("_say")
    )


def _falling_rows(intake: Intake) -> pl.DataFrame:
    """Rows to reject because a stock falls, once for each such ``_column``.

    A rejected row is no yardstick for the months after it, in any of its columns. So on every line only the
    earliest month that falls is certain; it is taken out and the rest of the line is looked at again.
    """
    stocks = [column.name for column in intake.form.columns if _rejects(column)]
    rows = intake.standing
    broken = [_broken(intake, rows, stocks)]
    while broken[-1].height:
        earliest = pl.col("_month") == pl.col("_month").min().over("_line")
        broken[-1] = broken[-1].filter(earliest)
        lines, gone = (broken[-1][name].unique().implode() for name in ("_line", "_i"))
        rows = rows.filter(subject(intake).is_in(lines) & ~pl.col("_i").is_in(gone))
        broken.append(_broken(intake, rows, stocks))
    wanted = pl.concat(broken).drop("_line", "_month")
    return intake.rows.join(wanted, on="_i", how="inner", maintain_order="left")


def _broken(intake: Intake, rows: pl.DataFrame, stocks: list[str]) -> pl.DataFrame:
    """Rows under an earlier value or over a later known one: which column, which value, of which month."""
    found = line(intake, rows, stocks)
    return pl.concat([_beyond(found, name, bound) for name in stocks for bound in (_floor, _ceiling)])


def _floor(value: pl.Expr) -> tuple[pl.Expr, pl.Expr, str]:
    highest = value.cum_max().forward_fill()
    month = pl.when(value.is_not_null()).then("period").forward_fill()
    return earlier(highest), earlier(month), "not_decreasing"


def _ceiling(value: pl.Expr) -> tuple[pl.Expr, pl.Expr, str]:
    known = pl.when(~FRESH).then(value)
    lowest = known.cum_min(reverse=True).backward_fill()
    month = pl.when(known.is_not_null()).then("period").backward_fill()
    return earlier(lowest, -1), earlier(month, -1), "not_decreasing_late"


def _beyond(
    found: pl.DataFrame, name: str, bound: Callable[[pl.Expr], tuple[pl.Expr, pl.Expr, str]]
) -> pl.DataFrame:
    value = pl.col(name)
    limit, month, say = bound(value)
    wrong = value < limit if say == "not_decreasing" else value > limit
    wide = found.with_columns(limit.alias("_limit"), month.alias("_period"), wrong.alias("_wrong"))
    return wide.filter(FRESH & pl.col("_wrong")).select(
        "_i", "_line", "_month", "_limit", "_period", pl.lit(name).alias("_column"), pl.lit(say).alias("_say")
    )


def _rejects(column: Column) -> bool:
    rule = column.rule("not_decreasing")
    return rule is not None and rule.severity == "error"
