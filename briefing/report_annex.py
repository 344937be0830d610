"""Annexes of the report: every commune's figures, and what a frozen period would be now."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from briefing.edition import Edition, Row
from briefing.report_sheet import Sheet, column
from figures import briefing_words
from figures import format as vi
from figures.labels import word, words
from figures.report_words import Known, split
from figures.theme import SIGNS

ANNEXES: dict[str, str] = {
    "teams": "A1_1 A2_1 A3_1 A4_1 A12_1 A6_1 A8_1 A9_1 A10_1 A11_1 B1_1 B3_1",
    "people": "C2_1 C3_1 C5_1 C7_1 C8_1 D1_1 D2_1 D4_1 D5_1 D7_1 D8_1 D9_2",
    "signal": "E2_1 E3_1 E4_1 E5_1 E6_1 E6_2 S1_1 S2_1 S3_1 S4_1 S4_2 S6_1",
    "means": "G1_1 G3_1 G4_1 G5_1 G6_1 H1_1 H2_1 H2_2 H3_1 K1_1 K2_1 K3_1",
}
"""Annex: the figures of its columns; the core figures stand before them in one of their own."""
NUMBER, NAME, ACROSS = 9, 41, 262
"""Millimetres of the first two columns, and of the whole table."""


def sheets(edition: Edition, known: Known) -> list[Sheet]:
    """The annexes by commune in their order."""
    rows = edition.here("book_communes").to_dicts()
    held = {(row["commune_code"], row["indicator"], row["part"]): row for row in rows}
    named = {(row["indicator"], row["part"]): row for row in rows}
    marked = edition.restated()
    wanted = {"core": " ".join(f"{code}_1" for code in edition.core), **ANNEXES}
    return [
        _sheet(
            edition, known, name, [key for key in keys.split() if split(key) in named], held, named, marked
        )
        for name, keys in wanted.items()
    ]


def _sheet(
    edition: Edition, known: Known, name: str, keys: list[str], held: Mapping[Any, Row],
    named: Mapping[Any, Row], marked: set[tuple[str | None, str, int]],
) -> Sheet:  # fmt: skip
    wide = (ACROSS - NUMBER - NAME) / len(keys)
    heads = [_head(edition, named[split(key)], key) for key in keys]
    columns = (
        column("number", NUMBER), column("commune", NAME, words=True), *((one, wide, False) for one in heads),
    )  # fmt: skip
    total = (
        "", word("report_annex.total"),
        *(_cell(_province(known, *split(key)), (None, *split(key)) in marked) for key in keys),
    )  # fmt: skip
    places = edition.ask("communes").select("commune_code", "full_name").iter_rows()
    rows = [
        (str(at), place, *(_cell(held[code, *split(key)], (code, *split(key)) in marked) for key in keys))
        for at, (code, place) in enumerate(places, start=1)
    ]
    return Sheet(name, "K1", columns, (total, *rows), 9, bold=0)


def _head(edition: Edition, row: Row, key: str) -> str:
    """The name of a column with its unit, once."""
    name = words("report_head").get(key, edition.catalogue[split(key)[0]].short_name)
    return name if row["unit"] in name.lower() else f"{name} ({row['unit']})"


def _province(known: Known, code: str, part: int) -> Row:
    """The province's figure; not applicable where it is worked out for communes alone."""
    row = known.now.row(code, part)
    if "province" in known.catalogue[code].grains:
        return row
    return {**row, "value": None, "state": "not_applicable"}


def _cell(row: Row, restated: bool) -> str:
    """A figure in few letters: its number, or the sign of its state; signs where it is older or restated."""
    sign = vi.RESTATED if restated else ""
    unproved = vi.remark(row, row["unit"]) == "unproved"  # nobody reported: the published nought is a guess
    if row["state"] != "ok" or row["value"] is None or unproved:
        return (
            SIGNS["not_reported"] + sign
            if unproved
            else SIGNS.get(row["state"], SIGNS["not_reported"]) + sign
        )
    return vi.number(row["value"], row["decimals"]) + ("°" if row["stale"] else "") + sign


def restated(edition: Edition) -> Sheet | None:
    """Published figures that would be others now, with the reason; None where there are none."""
    frame = edition.here("frozen_restated") if edition.frozen else pl.DataFrame()
    if frame.is_empty():
        return None
    columns = (
        column("number", 9), column("place", 45, words=True), column("indicator", 70, words=True),
        column("published", 38), column("current", 38), column("reason", 62, words=True),
    )  # fmt: skip
    rows = tuple(
        (str(at), row["full_name"] or word("briefing.whole"), briefing_words.named(row),
         briefing_words.value(row, "published"), briefing_words.value(row, "current"), row["reason"] or "–")
        for at, row in enumerate(frame.to_dicts(), start=1)
    )  # fmt: skip
    return Sheet("restated", "K1", columns, rows)
