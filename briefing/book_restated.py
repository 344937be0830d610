"""Figures of a frozen period that would be others now: their sign and note, and the sheet that lists them."""

import polars as pl

from briefing.book_words import breakdown, head
from briefing.edition import Edition, Row
from briefing.sheet import Column
from figures import briefing_words
from figures.labels import word

MARK, NOTE = "restated", "restated_note"
"""Columns that ``noted`` adds: whether a figure is restated, and both figures with the reason in words."""
KEYS = ("commune_code", "indicator", "part", "breakdown")


def differing(edition: Edition) -> pl.DataFrame:
    """The differences of the province, of communes and of the province's breakdowns; empty for none."""
    found = edition.here("frozen_restated")
    whole = found if edition.frozen else found.clear()
    return pl.concat([whole.with_columns(pl.lit("").alias("breakdown")), edition.restated_details()],
                     how="diagonal")  # fmt: skip


def noted(edition: Edition, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Column]]:
    """The frame with sign and note of each figure, and the column of the note where there is any."""
    here = {"commune_code": None, "breakdown": ""}
    keyed = frame.with_columns(pl.lit(value, dtype=pl.String).alias(name) for name, value in here.items()
                               if name not in frame.columns)  # fmt: skip
    moved = {tuple(row[one] for one in KEYS): said(row) for row in differing(edition).to_dicts()}
    notes = [moved.get(key) for key in keyed.select(KEYS).iter_rows()] if moved else [None] * len(frame)
    told = pl.Series(NOTE, notes, dtype=pl.String)
    marked = frame.with_columns(told.is_not_null().alias(MARK), told)
    return marked, [Column(head(NOTE), NOTE, 60)] if told.count() else []


def said(row: Row) -> str:
    """What was announced, what it would be now, and why."""
    sides = {side: briefing_words.value(row, side) for side in ("published", "current")}
    return word("book.restated_note", reason=row["reason"] or "–", **sides)


def sheet(edition: Edition) -> tuple[str, pl.DataFrame, list[Column], int] | None:
    """Figures of a frozen period that would be others now; None where the period is not frozen."""
    if not edition.frozen:
        return None
    frame = differing(edition).with_columns(
        pl.coalesce("full_name", pl.lit(word("briefing.whole"))).alias("place")
    )
    sides = [
        Column(f"{head(part)} {head(side)}", f"{side}_{part}", 13, "decimals" if part == "value" else 0,
               f"{side}_state" if part == "value" else "")
        for part in ("value", "numerator", "denominator") for side in ("published", "current")
    ]  # fmt: skip
    return "restated", frame, [
        Column(head("place"), "place", 24), Column(head("indicator"), "indicator", 8),
        Column(head("part"), "part", 6), Column(head("name"), "short_name", 36),
        Column(head("breakdown"), "breakdown", 16, say=breakdown), *sides,
        Column(head("unit"), "unit", 10), Column(head("reason"), "reason", 60),
    ], 2  # fmt: skip
