"""Reports under a hamlet that has ended: before its change they are its own, afterwards its successor's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from etl import calendar
from etl.framing import Batch, issues_frame
from etl.known import Known
from etl.review.decided import remark
from etl.tables.form import Form
from etl.tables.parsed import Issue

Step = tuple[str | None, list[Issue]]
"""The code under which a row goes on, or None where its sheet must wait; and what is told of it."""


def with_day(form: Form, rows: pl.DataFrame, sheets: pl.DataFrame) -> pl.DataFrame:
    """The rows with the ``day`` they speak of (class, else first day of the period, else of the sheet)."""
    given = sheets.select("sheet_id", pl.coalesce("declared_date", "received_date").alias("_of_sheet"))
    told = [pl.col("session_date")] if form.has("session_date") else []
    if form.has("period"):
        spans = {id: calendar.period(id).first_day for id in rows["period"].drop_nulls().unique()}
        told.append(pl.col("period").replace_strict(spans, default=None, return_dtype=pl.Date))
    joined = rows.join(given, on="sheet_id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(*told, "_of_sheet").alias("day")).drop("_of_sheet")


def of_rows(form: Form, batch: Batch, known: Known) -> Batch:
    """Rows under an ended hamlet moved to the one that it became; where there are several the sheet waits."""
    changes = Changes(known)
    ended = pl.col("hamlet_code").is_in(changes.codes) & ~pl.col("sheet_id").is_in(batch.out())
    indexed = batch.rows.with_row_index("at")
    asked = with_day(form, indexed.filter(ended), batch.sheets).join(
        batch.sheets.select("sheet_id", "sha256", "sheet"), on="sheet_id", maintain_order="left"
    )
    codes: dict[int, str] = {}
    issues: list[tuple[int, Issue]] = []
    waiting: set[int] = set()
    for row in asked.iter_rows(named=True):
        code, told = changes.step(row, row["row"])
        issues += [(row["sheet_id"], issue) for issue in told]
        if code is None:
            waiting.add(row["sheet_id"])
        elif code != row["hamlet_code"]:
            codes[row["at"]] = code
    if not codes and not waiting:
        return batch
    moved = indexed.with_columns(
        pl.coalesce(pl.col("at").replace_strict(codes, default=None, return_dtype=pl.String), "hamlet_code")
        .alias("hamlet_code")
    )  # fmt: skip
    for sheet, number, code in _meeting(form, moved, codes):
        waiting.add(sheet)
        issues.append((sheet, _meets(number, code)))
    rows = moved.drop("at")
    return Batch(batch.sheets, rows, [*batch.issues, issues_frame(issues)], batch.waiting | waiting)


def of_sheets(batch: Batch, known: Known) -> Batch:
    """The same for rosters, of which the whole sheet is of one hamlet."""
    changes = Changes(known)
    ended = pl.col("hamlet_code").is_in(changes.codes) & ~pl.col("sheet_id").is_in(batch.out())
    asked = batch.sheets.filter(ended).with_columns(day=pl.coalesce("declared_date", "received_date"))
    codes = dict(batch.sheets.select("sheet_id", "hamlet_code").iter_rows())
    issues: list[tuple[int, Issue]] = []
    waiting: set[int] = set()
    for sheet in asked.iter_rows(named=True):
        number = sheet["sheet_id"]
        codes[number], told = changes.step(sheet, None)
        issues += [(number, issue) for issue in told]
        if codes[number] is None:
            waiting.add(number)
    named = batch.sheets["sheet_id"].replace_strict(codes, return_dtype=pl.String).alias("hamlet_code")
    sheets = batch.sheets.with_columns(named)
    return Batch(sheets, batch.rows, [*batch.issues, issues_frame(issues)], batch.waiting | waiting)


class Changes:
    """The hamlets that ended by a change (form M10b), and what they became."""

    def __init__(self, known: Known) -> None:
        self._decided = known.decided
        self._became: dict[str, list[tuple[date, tuple[str, ...]]]] = {}
        rows = known.current("M10b").filter(pl.col("share") > 0)
        groups = rows.group_by("old_hamlet_code", "change_date").agg(
            pl.col("new_hamlet_code").unique().sort()
        )
        for old, day, news in groups.sort("change_date").iter_rows():
            if old not in news:
                self._became.setdefault(old, []).append((day, tuple(news)))

    @property
    def codes(self) -> list[str]:
        """Codes of the hamlets that ended."""
        return list(self._became)

    def step(self, where: Mapping[str, Any], row: int | None) -> Step:
        """Where a row goes that speaks of ``hamlet_code`` on ``day``, through all the changes until then."""
        code = start = where["hamlet_code"]
        since = None
        while found := self._after(code, where["day"], since):
            since, news = found
            if len(news) > 1:
                return self._decide(where, start, news, since, row)
            code = news[0]
        if code == start:
            return code, []
        message = (
            f"Thôn {start} nay là thôn {code} (Bảng chuyển đổi thôn, biểu M10b); đã nhận cho thôn {code}."
        )
        return code, [Issue(row, "hamlet_code", start, "ended_hamlet_moved", "warning", message)]

    def _after(self, code: str, day: date, since: date | None) -> tuple[date, tuple[str, ...]] | None:
        """The hamlet's last change by that day, later than the change before it in the chain."""
        changes = self._became.get(code, ())
        return next((c for c in reversed(changes) if c[0] <= day and (since is None or c[0] > since)), None)

    def _decide(
        self, where: Mapping[str, Any], code: str, news: tuple[str, ...], since: date, row: int | None
    ) -> Step:
        decided = self._decided.hamlet(where["sha256"], where["sheet"], code[:5], code, row)
        if decided:
            decision, chosen = decided
            outcome = f"Đã nhận số liệu ghi cho thôn {code} là của thôn {chosen}"
            return chosen, [remark(decision, "hamlet_code", outcome)]
        message = (
            f"Thôn {code} đã chuyển cho các thôn {', '.join(news)} từ {since:%d/%m/%Y} (biểu M10b); "
            "số liệu sau ngày ấy phải ghi mã thôn mới."
        )
        return None, [Issue(row, "hamlet_code", code, "ended_hamlet", "error", message)]


def _meeting(form: Form, rows: pl.DataFrame, codes: dict[int, str]) -> list[tuple[int, int, str]]:
    """Moved rows that would stand in place of another row of their own sheet: sheet, row and code."""
    if "hamlet_code" not in form.key or not codes:
        return []
    twice = pl.struct("sheet_id", *form.key).is_duplicated()
    found = rows.filter(twice & pl.col("at").is_in(list(codes)))
    return found.select("sheet_id", "row", "hamlet_code").rows()


def _meets(row: int, code: str) -> Issue:
    message = (
        f"Nhiều dòng của biểu nay cùng là của thôn {code} sau khi sáp nhập (biểu M10b); hãy cộng lại thành "
        f"một dòng của thôn {code} rồi gửi lại."
    )
    return Issue(row, "hamlet_code", code, "ended_hamlet", "error", message)
