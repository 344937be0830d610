"""Checks what was parsed against the receipts: same files, same batches, as many rows as the ledger says."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.part import DamagedCacheError
from etl.receive import Receipt
from etl.review.decision import Decision
from etl.store import Archive
from etl.verify.finding import Finding

_WHAT_HELPS = "xóa thư mục cache/ của kho rồi chạy build: mọi bản gốc được đọc lại, không mất gì"


def parsed(home: Home, receipts: Sequence[Receipt], decided: Sequence[Decision]) -> Finding:
    """What was found of the parsed rows; batches that were not read yet are told, and no fault."""
    archive = Archive(home)
    known = {receipt.batch for receipt in receipts} | {line.batch for line in decided}
    read = archive.batches()
    waiting = len(known - read)
    try:
        faults = [f"có lượt {number} mà hai sổ không có" for number in sorted(read - known)]
        faults += _ledger(archive, receipts)
        faults += _rows(archive)
        sheets = archive.ledger().height
    except (DamagedCacheError, pl.exceptions.PolarsError):
        return Finding("Bảng đã đọc", "", ["có tệp trong cache/ không đọc được"], _WHAT_HELPS)
    more = f"; {waiting} lượt chưa đọc, lệnh tới sẽ đọc" if waiting else ""
    return Finding("Bảng đã đọc", f"{sheets} bảng khớp sổ biên nhận{more}.", faults, _WHAT_HELPS)


def _ledger(archive: Archive, receipts: Sequence[Receipt]) -> Iterator[str]:
    """Ledger rows of other files than the receipts name, and files read without a ledger row."""
    named = {receipt.number: receipt.sha256 for receipt in receipts}
    ledger, told = archive.ledger(), set()
    for number, sha256 in ledger.select("receipt", "sha256").unique().sort("receipt").iter_rows():
        told.add(number)
        if named.get(number) != sha256:
            yield f"bảng của biên nhận {number} không phải từ tệp mà sổ ghi"
    read = archive.batches()
    for receipt in receipts:
        if receipt.kind != "archive" and receipt.batch in read and receipt.number not in told:
            yield f"biên nhận {receipt.number} đã đọc mà không có kết quả"


def _rows(archive: Archive) -> Iterator[str]:
    ledger = archive.ledger()
    for code, form in FORMS.items():
        if form.streamed:
            continue
        kept = archive.rows(code).group_by("sheet_key").len("kept")
        mine = ledger.filter(form=code).join(kept, on="sheet_key", how="full", coalesce=True)
        wrong = mine.filter(pl.col("rows_accepted").fill_null(0) != pl.col("kept").fill_null(0))
        for number, told, there in wrong.select("receipt", "rows_accepted", "kept").iter_rows():
            yield f"biểu {code}, biên nhận {number}: nhận {told or 0} dòng, còn {there or 0}"
