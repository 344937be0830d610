"""Gives new hamlets and new weak-signal spots their codes; a number given once is never used again."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import polars as pl

from etl.framing import Batch
from etl.known import Known
from etl.text.normal import key

_HAMLET = re.compile(r"\d{5}-(\d{3})")
_SPOT = re.compile(r"37-\d{5}-(\d{3})")

Row = dict[str, Any]


def number_hamlets(batch: Batch, known: Known) -> Batch:
    """Fill blank hamlet codes of a catalogue: the same hamlet keeps its code, a new one gets the next."""

    def same(row: Row) -> tuple[Any, ...]:
        names = (row["commune_code"], row["old_commune"], row["hamlet_type"], row["hamlet_name"])
        return tuple(key(name or "") for name in names)

    def code(row: Row, number: int) -> str:
        return (
            f"{row['commune_code']}-000"
            if row["hamlet_type"] == "commune"
            else f"{row['commune_code']}-{number:03d}"
        )

    return _number(batch, known.rows("M10"), "hamlet_code", _HAMLET, same, code)


def number_spots(batch: Batch, known: Known) -> Batch:
    """Fill blank spot codes: a spot described the same way on the same day is the same spot."""

    def same(row: Row) -> tuple[Any, ...]:
        place = key(row["location_description"] or "")
        return row["commune_code"], row["hamlet_code"], place, row["detected_date"]

    def code(row: Row, number: int) -> str:
        return f"37-{row['commune_code']}-{number:03d}"

    spots = batch.rows["location_description"].is_not_null() | batch.rows["spot_type"].is_not_null()
    return _number(batch, known.rows("M07"), "spot_code", _SPOT, same, code, spots)


def _number(
    batch: Batch,
    earlier: pl.DataFrame,
    column: str,
    shape: re.Pattern[str],
    same: Callable[[Row], tuple[Any, ...]],
    code: Callable[[Row, int], str],
    wanted: pl.Series | None = None,
) -> Batch:
    blank = batch.rows[column].is_null() & batch.rows["commune_code"].is_not_null()
    blank = blank & wanted if wanted is not None else blank
    if not blank.any():
        return batch
    given: dict[tuple[Any, ...], str] = {}
    last: dict[str, int] = {}
    for row in _rows(earlier, batch.rows.filter(~blank)):
        given[same(row)] = row[column]
        found = shape.fullmatch(row[column] or "")
        if found:
            last[row["commune_code"]] = max(last.get(row["commune_code"], 0), int(found[1]))
    codes = batch.rows[column].to_list()
    for at, row in enumerate(batch.rows.to_dicts()):
        if not blank[at]:
            continue
        token = same(row)
        if token not in given:
            last[row["commune_code"]] = last.get(row["commune_code"], 0) + 1
            given[token] = code(row, last[row["commune_code"]])
        codes[at] = given[token]
    rows = batch.rows.with_columns(pl.Series(column, codes, pl.String))
    return Batch(batch.sheets, rows, batch.issues, batch.waiting)


def _rows(*frames: pl.DataFrame) -> Iterable[Row]:
    for frame in frames:
        yield from frame.iter_rows(named=True)
