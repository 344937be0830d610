"""The lines of a passport: each row or sheet received, what it adds above or below the line, and why."""

from collections.abc import Mapping

import polars as pl

LINES: Mapping[str, pl.DataType] = {
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "base": pl.String(),
    "side": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "form": pl.String(),
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
    "amount": pl.Float64(),
    "note": pl.String(),
}
"""Columns of a frame of evidence.

``base`` is blank for a line that is counted in both bases, else the one base in which it is counted.
``side`` is ``numerator`` or ``denominator``. ``row`` is the row as the sender sees it, null for a whole
sheet; ``sheet_key`` is null for a line that stands for something not received. ``amount`` is what the line
adds; null for a row that is only shown behind a derived line. ``note`` says why it is counted so.
"""
_USUAL = {"part": 1, "breakdown": "", "base": "", "hamlet_code": None, "sheet_key": None, "row": None,
          "amount": None, "note": ""}  # fmt: skip


def lines(rows: pl.DataFrame, **columns: pl.Expr | str | float | None) -> pl.DataFrame:
    """Rows as lines (LINES): each column given is an expression over ``rows``, or a text or number that
    stands for itself; of those not given the rows' own are taken, else what holds for most lines.
    """
    given = {name: as_expr(value) for name, value in columns.items()}
    usual = {
        name: pl.lit(value)
        for name, value in _USUAL.items()
        if name not in rows.columns and name not in given
    }
    # In one piece: Polars 2.1 stumbles over words joined from columns that lie in pieces of their own.
    whole = rows.rechunk().with_columns(**given, **usual)
    return whole.select(pl.col(name).cast(kind) for name, kind in LINES.items())


def as_expr(value: pl.Expr | str | float | None) -> pl.Expr:
    """The expression itself, or one that stands for the value."""
    return value if isinstance(value, pl.Expr) else pl.lit(value)


def only_full(carried: pl.Expr) -> pl.Expr:
    """``base`` of lines that stand in the full base alone where the condition holds."""
    return pl.when(carried).then(pl.lit("full")).otherwise(pl.lit(""))


def carried_note(fresh: pl.Expr, period: str = "of_period") -> pl.Expr:
    """Note of a row that was carried into the period: from which period it comes."""
    return pl.when(fresh).then(pl.lit("")).otherwise(pl.format("số liệu cũ, kỳ {}", period))
