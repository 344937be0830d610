"""Why the lines of now differ from what was published: files since then, or a period published for good."""

import polars as pl

from etl.indicators.families import INDICATORS
from etl.indicators.scope import Tables
from etl.passport.figure import Asked
from etl.warehouse import reader

_SHEET = ["sha256", "file", "sheet", "form", "commune_code", "received_date", "status", "rows_accepted"]
FILES_NAMED = 5


def news(snapshot: reader.Snapshot, tables: Tables, asked: Asked) -> str:
    """One sentence: which sheets the snapshot did not know, or what else may have changed."""
    if snapshot.has("frozen") and snapshot.number("frozen", {"period": asked.period}):
        return (
            "Kỳ này đã chốt nên số công bố được giữ nguyên; lý do khác nhau xem ở: "
            f"python -m etl restatements {asked.period}."
        )
    fresh = new_sheets(snapshot, tables, asked)
    if fresh.is_empty():
        return (
            "Không có tệp mới: cách tính, danh mục hoặc cài đặt đã đổi từ khi công bố; "
            "hãy chạy python -m etl build."
        )
    names = fresh["file"].unique(maintain_order=True).to_list()
    more = f" và {len(names) - FILES_NAMED} tệp nữa" if len(names) > FILES_NAMED else ""
    listed = ", ".join(names[:FILES_NAMED])
    return f"Tệp nhận sau bản công bố: {listed}{more}; hãy chạy python -m etl build."


def new_sheets(snapshot: reader.Snapshot, tables: Tables, asked: Asked) -> pl.DataFrame:
    """Sheets of the indicator's forms and the unit that the snapshot does not know, or knows otherwise."""
    filters = {"commune_code": asked.commune} if asked.commune else {}
    rows = snapshot.records("submissions", filters)
    ledger = tables.ledger().filter(pl.col("form").is_in(list(INDICATORS[asked.code].forms)))
    if asked.commune:
        ledger = ledger.filter(pl.col("commune_code") == asked.commune)
    schema = {name: ledger.schema[name] for name in _SHEET}
    known = pl.DataFrame([{name: row[name] for name in _SHEET} for row in rows], schema=schema)
    return ledger.join(known, on=_SHEET, how="anti", nulls_equal=True, maintain_order="left")
