"""Finds the hamlet that a file means: exactly by its name, else by what a reviewer decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from etl.known import Known
from etl.place import Found, NotFound
from etl.review.decided import remark
from etl.tables.parsed import Issue
from etl.text.private import hide

Answer = tuple[Found | NotFound, list[Issue]]
"""The hamlet, or the reason why the sheet waits, and the remarks to make on the sheet."""


class Finder:
    """The catalogue's hamlets and the decisions about their names, for one batch of one form."""

    def __init__(self, known: Known) -> None:
        self._gazetteer = known.gazetteer()
        self._decided = known.decided
        self._spans = _spans(known.current("M10"))
        self._told: set[tuple[int, str, str]] = set()

    def of_sheet(self, sheet: Mapping[str, Any], written: str) -> Answer:
        """The hamlet of a whole sheet; ``sheet`` has sheet_id, sha256, sheet, commune_code and
        the ``day`` that it speaks of."""
        return self._find(sheet, written, None)

    def of_row(self, cell: Mapping[str, Any], written: str) -> Answer:
        """The hamlet of one row, which has its number as ``row`` besides."""
        return self._find(cell, written, cell["row"])

    def _find(self, where: Mapping[str, Any], written: str, row: int | None) -> Answer:
        exact = self._on_its_day(self._gazetteer.hamlet(where["commune_code"], written), where["day"])
        if isinstance(exact, Found):
            return exact, []
        decided = self._decided.hamlet(where["sha256"], where["sheet"], where["commune_code"], written, row)
        if decided is None:
            return exact, []
        decision, code = decided
        token = (where["sheet_id"], decision.id, code)
        outcome = f"Đã nhận “{hide(written)}” là thôn {code}"
        remarks = [] if token in self._told else [remark(decision, "hamlet_code", outcome)]
        self._told.add(token)
        return Found(code), remarks

    def _on_its_day(self, found: Found | NotFound, day: date) -> Found | NotFound:
        """Of several hamlets of one name the only one that stood on that day: names pass on at mergers."""
        if isinstance(found, Found) or found.rule != "ambiguous_hamlet":
            return found
        then = [code for code in found.candidates if any(a <= day <= b for a, b in self._spans.get(code, ()))]
        return Found(then[0]) if len(then) == 1 else found


def _spans(catalogue: pl.DataFrame) -> dict[str, list[tuple[date, date]]]:
    """From when to when each hamlet stood under one name, by its latest row."""
    latest = catalogue.sort("data_date", "received_date", "received_order", nulls_last=False).unique(
        ["hamlet_code", "valid_from"], keep="last", maintain_order=True
    )
    spans: dict[str, list[tuple[date, date]]] = {}
    days = latest.select("hamlet_code", "valid_from", pl.col("valid_to").fill_null(date.max)).drop_nulls()
    for code, first, last in days.iter_rows():
        spans.setdefault(code, []).append((first, last))
    return spans
