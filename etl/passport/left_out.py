"""What was received for a figure and is not in it: rejected, replaced, waiting, of another place or time."""

from collections.abc import Mapping, Sequence

import polars as pl

from etl import calendar
from etl.forms import FORMS
from etl.indicators.scope import Scope
from etl.passport.figure import Asked
from etl.tables.form import Form

LEFT_OUT: Mapping[str, pl.DataType] = {
    "reason": pl.String(),
    "form": pl.String(),
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
    "rows": pl.Int64(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "message": pl.String(),
}
"""``row`` is null for a whole sheet, and for several rows told together (``rows`` of them)."""
REASONS = {
    "rejected": "bị từ chối",
    "waiting": "chờ xem xét",
    "duplicate": "tệp đã có từ trước",
    "replaced": "đã được thay bằng dòng nhận sau",
    "not_in_force": "thôn không có trong danh mục còn hiệu lực",
    "explained": "đã giải trình, không còn tính",
    "other_time": "thuộc kỳ khác, hoặc đã có số mới hơn",
    "other": "không thuộc phép tính của chỉ số này",
}
_SHEETS = {"needs_review": "waiting", "duplicate": "duplicate", "rejected": "rejected"}


def left_out(scope: Scope, asked: Asked, forms: Sequence[str], lines: pl.DataFrame) -> pl.DataFrame:
    """Rows and sheets (LEFT_OUT) of the forms about the unit asked for that are in none of its lines
    (only form, sheet_key and row of those are looked at)."""
    frames = [_sheets(scope, asked, forms), _rejected(scope, asked, forms)]
    by_row = lines.is_empty() or lines["row"].is_not_null().any()  # else receipts alone are looked at
    for code in forms if by_row else ():
        frames += _rows(scope, asked, FORMS[code], lines.filter(pl.col("form") == code))
    return pl.concat(frames)


def explained(rows: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Rows (LEFT_OUT) that an accepted explanation took out of the figure."""
    mine = _of_unit(rows, asked)
    if asked.hamlet:
        mine = mine.filter(pl.col("hamlet_code") == asked.hamlet)
    return _shaped(mine, reason="explained")


def _sheets(scope: Scope, asked: Asked, forms: Sequence[str]) -> pl.DataFrame:
    """Sheets of which nothing was taken; of a rejected one the rows are told with their faults."""
    ledger = scope.tables.ledger().filter(
        pl.col("status").is_in(list(_SHEETS)) & pl.col("form").is_in(list(forms)) & _timely(scope)
    )
    faults = scope.tables.quality().filter(pl.col("row").is_null() & (pl.col("severity") == "error"))
    first = faults.group_by("sheet_key").agg(pl.col("message").first())
    told = _of_unit(ledger, asked).join(first, on="sheet_key", how="left")
    whole = told.filter((pl.col("status") != "rejected") | pl.col("message").is_not_null())
    return _shaped(whole, reason=pl.col("status").replace_strict(_SHEETS), rows=pl.col("rows_read"))


def _rejected(scope: Scope, asked: Asked, forms: Sequence[str]) -> pl.DataFrame:
    """Rows rejected, each with all that was wrong."""
    sheets = scope.tables.ledger().filter(pl.col("form").is_in(list(forms)))
    faults = scope.tables.quality().filter(pl.col("row").is_not_null(), pl.col("severity") == "error")
    placed = faults.join(sheets.select("sheet_key", "form", "commune_code"), on="sheet_key")
    rows = _of_unit(placed.filter(_timely(scope)), asked).group_by(
        "sheet_key", "row", "form", "commune_code", "hamlet_code", maintain_order=True
    )
    return _shaped(rows.agg(pl.col("message").unique(maintain_order=True).str.join(" ")), reason="rejected")


def _rows(scope: Scope, asked: Asked, form: Form, lines: pl.DataFrame) -> list[pl.DataFrame]:
    """Accepted rows of one form that are in no line: replaced ones one by one, the others in number."""
    tables, rest = scope.tables, ["sheet_key", "row"]
    every = _of_unit(tables.rows(form.code), asked)
    unused = every.join(lines.select(rest).unique(), on=rest, how="anti")
    current = tables.current(form.code)
    gone = unused.join(current, on=rest, how="anti").filter(_timely(scope))
    idle = unused.join(current, on=rest, how="semi")
    known = scope.hamlets["hamlet_code"].implode()
    strange = pl.col("hamlet_code").is_not_null() & ~pl.col("hamlet_code").is_in(known)
    whole = pl.col("hamlet_code").fill_null("").str.ends_with("-000")
    older, strange = pl.lit(form.code == "M10") & ~whole, strange & ~whole
    told = idle.with_columns(
        reason=pl.when(~_timely(scope) | ~_dated(scope, idle) | (older & ~strange)).then(pl.lit("other_time"))
        .when(strange).then(pl.lit("not_in_force")).otherwise(pl.lit("other"))
    )  # fmt: skip
    one_by_one = told.filter(pl.col("reason") == "not_in_force")
    together = told.filter(pl.col("reason") != "not_in_force").group_by("reason").agg(rows=pl.len())
    return [
        _shaped(_replacing(gone, current, form, tables.ledger()), reason="replaced", form=form.code),
        _shaped(one_by_one, form=form.code),
        _shaped(together, form=form.code),
    ]


def _replacing(gone: pl.DataFrame, current: pl.DataFrame, form: Form, ledger: pl.DataFrame) -> pl.DataFrame:
    """The rows with, as their message, the file and row that stands in their place."""
    key = list(form.key)
    own_row = pl.lit("") if form.whole_sheet else pl.format(", dòng {}", "row")
    files = ledger.select("sheet_key", by_file="file")
    standing = current.select(*key, "sheet_key", by_row=own_row).unique(key, keep="last")
    named = standing.join(files, on="sheet_key").drop("sheet_key")
    return gone.join(named, on=key, how="left", nulls_equal=True).with_columns(
        message=pl.format("nay là tệp {}{}", "by_file", "by_row")
    )


def _timely(scope: Scope) -> pl.Expr:
    """Whether a row or sheet names no period, or one that lies in the period asked for."""
    around = calendar.periods_until(scope.period_list[0].last_day, scope.period_list[0].first_day)
    inside = [period.id for period in around if calendar.contains(scope.period_list[0], period)]
    return pl.col("period").is_null() | pl.col("period").is_in(inside)


def _dated(scope: Scope, rows: pl.DataFrame) -> pl.Expr:
    """Whether the rows' own day, where the form has one, is not after the period."""
    days = [name for name in ("session_date", "visit_date", "data_date") if name in rows.columns]
    return pl.all_horizontal(
        pl.lit(True), *((pl.col(day) <= scope.periods["end"][0]).fill_null(True) for day in days)
    )


def _of_unit(rows: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    if asked.commune:
        rows = rows.filter(pl.col("commune_code") == asked.commune)
    if asked.hamlet:
        rows = rows.filter(pl.col("hamlet_code").is_null() | (pl.col("hamlet_code") == asked.hamlet))
    return rows


def _shaped(found: pl.DataFrame, /, **columns: pl.Expr | str) -> pl.DataFrame:
    given = {name: pl.lit(value) if isinstance(value, str) else value for name, value in columns.items()}
    usual = {
        name: pl.lit(1 if name == "rows" else None)
        for name in LEFT_OUT
        if name not in found.columns and name not in given
    }
    return (
        found.rechunk()
        .with_columns(**given, **usual)
        .select(pl.col(name).cast(kind) for name, kind in LEFT_OUT.items())
    )
