"""Small numbers in a passport: lines of units whose own figure is suppressed are told in one sum."""

from collections.abc import Collection

import polars as pl

from etl.passport.figure import Asked
from etl.passport.lines import lines as as_lines
from etl.warehouse import reader

HIDDEN = "những nơi bị ẩn do số nhỏ, cộng chung"
FOLDED = "cộng chung các thôn"
FAULT = "Dòng có lỗi; nội dung không ghi ở đây vì số nhỏ, xem ở kết quả nhận tệp."


def shown_units(snapshot: reader.Snapshot, asked: Asked) -> set[str] | None:
    """Codes of the units one grain below whose own figure is shown: hamlets of a commune, communes of the
    province. None where nothing of the indicator is suppressed in the period, anywhere in the province.
    """
    cell = {"indicator": asked.code, "period": asked.period, "base": "full", "breakdown": asked.breakdown}
    if not snapshot.number("indicator_values", {**cell, "state": "suppressed"}):
        return None
    cell |= {"commune_code": asked.commune} if asked.commune else {}
    below = "hamlet" if asked.commune else "commune"
    rows = snapshot.records("indicator_values", {**cell, "level": below})
    hidden = {row[f"{below}_code"] for row in rows if row["state"] == "suppressed"}
    told = {row[f"{below}_code"] for row in rows if row["state"] == "ok" or below == "commune"}
    return told - hidden


def hide(lines: pl.DataFrame, asked: Asked, shown: Collection[str]) -> pl.DataFrame:
    """The lines as they may be shown: one a side for all units that are not shown.

    In a commune's passport lines without a hamlet go with the hidden ones of their side: apart from them
    they would give away their sum. The province's tells communes, and no hamlet.
    """
    unit = "hamlet_code" if asked.commune else "commune_code"
    told = pl.col(unit).is_in(list(shown)).fill_null(False)
    hidden_beside = (pl.col(unit).is_not_null() & ~told).any().over("side")
    open_ = told | (pl.col(unit).is_null() & ~hidden_beside)
    lines = lines.with_columns(open=open_)
    open_ = pl.col("open")
    keys = ["part", "breakdown", "base", "side", "form"]
    adding = lines.filter(pl.col("amount").is_not_null())
    hidden = _folded(adding.filter(~open_), [*keys, *(["commune_code"] if asked.commune else [])], HIDDEN)
    if asked.commune:
        return pl.concat([lines.filter(open_).drop("open"), hidden])
    return pl.concat([_folded(adding.filter(open_), [*keys, "commune_code"], FOLDED), hidden])


def _folded(lines: pl.DataFrame, keys: list[str], note: str) -> pl.DataFrame:
    sums = lines.group_by(keys, maintain_order=True).agg(pl.col("amount").sum())
    if "commune_code" not in keys:
        sums = sums.with_columns(commune_code=pl.lit(None, pl.String))
    return as_lines(sums, note=note)
