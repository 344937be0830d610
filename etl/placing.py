"""Gives every row its commune, period and hamlet: exactly, or the whole sheet waits for review."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from etl import onward
from etl.framing import Batch, issues_frame
from etl.known import Known
from etl.numbering import number_hamlets, number_spots
from etl.place import Found
from etl.review.finder import Finder
from etl.tables.form import Form
from etl.tables.parsed import Issue


def place(form: Form, batch: Batch, known: Known) -> Batch:
    """Fill in what the rows leave to the sheet, then find the hamlets by their exact names."""
    batch = _from_sheet(form, batch)
    if form.code == "M10":
        return number_hamlets(batch, known)
    if form.subject == "hamlet_team":
        return onward.of_sheets(_hamlet_of_sheets(batch, known), known)
    if form.has("hamlet_code"):
        named = _hamlets_of_rows(form, _await_catalogue(batch, known), known)
        batch = onward.of_rows(form, named, known)
    return number_spots(batch, known) if form.code == "M07" else batch


def _from_sheet(form: Form, batch: Batch) -> Batch:
    """A blank commune or period cell takes what the heading block, the folder or the upload says."""
    names = [name for name in ("commune_code", "period") if form.has(name)]
    if not names or batch.rows.is_empty():
        return batch
    given = batch.sheets.select("sheet_id", *[pl.col(name).alias(f"{name}_given") for name in names])
    rows = batch.rows.join(given, on="sheet_id", how="left", maintain_order="left")
    rows = rows.with_columns([pl.coalesce(name, f"{name}_given").alias(name) for name in names])
    return Batch(batch.sheets, rows.select(batch.rows.columns), batch.issues, batch.waiting)


def _hamlet_of_sheets(batch: Batch, known: Known) -> Batch:
    """The hamlet of each roster, from its code or its written name (kept in ``hamlet_code`` until now)."""
    found: dict[int, str | None] = {}
    issues: list[tuple[int, Issue]] = []
    filled = set(batch.rows["sheet_id"])
    finder, out = Finder(known), set(batch.out())
    for sheet in batch.sheets.iter_rows(named=True):
        number, commune, written = sheet["sheet_id"], sheet["commune_code"], sheet["hamlet_code"] or ""
        found[number] = None
        if commune is None or number in out or number not in filled:
            continue
        day = sheet["declared_date"] or sheet["received_date"]
        hamlet, remarks = finder.of_sheet({**sheet, "day": day}, written)
        issues += [(number, issue) for issue in remarks]
        if isinstance(hamlet, Found):
            found[number] = hamlet.code
        else:
            batch.waiting.add(number)
            issues.append((number, Issue(None, "hamlet_code", written, hamlet.rule, "error", hamlet.message)))
    codes = batch.sheets["sheet_id"].replace_strict(found, return_dtype=pl.String).alias("hamlet_code")
    return Batch(
        batch.sheets.with_columns(codes), batch.rows, [*batch.issues, issues_frame(issues)], batch.waiting
    )


def _await_catalogue(batch: Batch, known: Known) -> Batch:
    """Sheets of communes whose catalogue of hamlets never came wait, and are read again when it comes."""
    listed = known.current("M10").select("commune_code").unique()
    asking = batch.rows.filter(
        pl.col("commune_code").is_not_null()
        & (pl.col("hamlet_code").is_not_null() | pl.col("hamlet_name").is_not_null())
        & ~pl.col("sheet_id").is_in(batch.out())
    )
    placed = batch.rows.join(listed, on="commune_code", how="semi").select("sheet_id")
    numbers = asking.join(placed, on="sheet_id", how="anti")["sheet_id"].unique().sort().to_list()
    message = (
        "Chưa có danh mục thôn (biểu M10) của xã, phường này. Tệp được giữ lại và tự đọc lại "
        "khi có biểu M10; không cần gửi lại."
    )
    issues = [
        (number, Issue(None, "hamlet_code", "", "no_catalogue", "error", message)) for number in numbers
    ]
    return Batch(
        batch.sheets, batch.rows, [*batch.issues, issues_frame(issues)], batch.waiting | set(numbers)
    )


def _hamlets_of_rows(form: Form, batch: Batch, known: Known) -> Batch:
    """Fill blank hamlet codes by name; where one name is not found the whole sheet waits."""
    blank = batch.rows.with_row_index("at").filter(
        pl.col("hamlet_code").is_null()
        & pl.col("hamlet_name").is_not_null()
        & pl.col("commune_code").is_not_null()
        & ~pl.col("sheet_id").is_in(batch.out())
    )
    if blank.is_empty():
        return batch
    dated = onward.with_day(form, blank, batch.sheets)
    asked = dated.select("at", "sheet_id", "row", "commune_code", "hamlet_name", "day").join(
        batch.sheets.select("sheet_id", "sha256", "sheet"), on="sheet_id", maintain_order="left"
    )
    codes, issues, waiting = _match_names(asked.to_dicts(), Finder(known))
    rows = batch.rows.with_row_index("at").join(
        pl.DataFrame(codes, schema={"at": pl.UInt32, "found": pl.String}, orient="row"),
        on="at", how="left", maintain_order="left",
    )  # fmt: skip
    rows = rows.with_columns(pl.coalesce("hamlet_code", "found").alias("hamlet_code")).drop("at", "found")
    return Batch(batch.sheets, rows, [*batch.issues, issues_frame(issues)], batch.waiting | waiting)


def _match_names(
    asked: Sequence[dict[str, Any]], finder: Finder
) -> tuple[list[tuple[int, str]], list[tuple[int, Issue]], set[int]]:
    codes: list[tuple[int, str]] = []
    issues: list[tuple[int, Issue]] = []
    waiting: set[int] = set()
    for cell in asked:
        name = cell["hamlet_name"]
        hamlet, remarks = finder.of_row(cell, name)
        if isinstance(hamlet, Found):
            codes.append((cell["at"], hamlet.code))
            message = f"Cột “Mã thôn” để trống; đã nhận theo tên “{name}” là thôn {hamlet.code}."
            issue = Issue(cell["row"], "hamlet_code", name, "blank_matched_by_name", "warning", message)
        else:
            waiting.add(cell["sheet_id"])
            issue = Issue(cell["row"], "hamlet_code", name, hamlet.rule, "error", hamlet.message)
        issues += [(cell["sheet_id"], one) for one in (*remarks, issue)]
    return codes, issues, waiting
