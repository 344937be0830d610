"""The review queue: every sheet that waits for a person, what is unclear about it, and what it could be."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.place import Gazetteer, NotFound
from etl.place.hamlet_names import words_of
from etl.siting import UNKNOWN_FORM
from etl.store import STANDING, Archive, Tables

QUEUE: Mapping[str, pl.DataType] = {
    "id": pl.String(), "kind": pl.String(), "rule": pl.String(), "file": pl.String(), "sheet": pl.String(),
    "sha256": pl.String(), "form": pl.String(), "commune_code": pl.String(), "received_date": pl.Date(),
    "receipt": pl.Int32(), "rows": pl.Int32(), "written": pl.String(), "at": pl.List(pl.Int32()),
    "candidates": pl.List(pl.String()), "names": pl.List(pl.String()), "message": pl.String(),
}  # fmt: skip
"""One row for each thing unclear of a sheet, all with the sheet's id. ``rows`` wait with the sheet, ``at``
are those that write it; ``names`` are those of the ``candidates`` (codes), in their order. ``kind``: commune,
hamlet, form, or catalogue (form M10 of the commune never came)."""

_HAMLET_RULES = (
    "blank_place", "unknown_hamlet", "unknown_hamlet_code", "other_commune", "wrong_hamlet_type",
    "ambiguous_hamlet", "ended_hamlet", "no_catalogue",
)  # fmt: skip
_HAMLET_NAMED = re.compile(r"[0-9]{5}-[0-9]{3}")
_FORM_NAMED = re.compile(r"biểu (M[0-9]+[a-z]?)")


def queue(home: Home) -> pl.DataFrame:
    """What waits, oldest first; an id stays the same as long as the file and its question do."""
    archive = Archive(home)
    waiting = waiting_sheets(archive.ledger())
    if waiting.is_empty():
        return pl.DataFrame(schema=dict(QUEUE))
    asked = (
        waiting.join(archive.quality().filter(_questions()), on="sheet_key")
        .group_by("sheet_key", "rule", "value", maintain_order=True)
        .agg(pl.exclude("row").first(), pl.col("row").drop_nulls().alias("at"))
    )
    candidates = _Candidates(Tables(archive, date.max).current("M10"))
    rows = [_line(found, candidates) for found in asked.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=dict(QUEUE)).sort("receipt", maintain_order=True)


def waiting_sheets(ledger: pl.DataFrame) -> pl.DataFrame:
    """Ledger rows that wait for a person: not those whose very sheet was since taken in from another copy."""
    taken = ledger.filter(pl.col("status").is_in(STANDING)).select("sha256", "sheet")
    waiting = ledger.filter(pl.col("status") == "needs_review")
    waiting = waiting.join(taken, on=["sha256", "sheet"], how="anti", maintain_order="left")
    return waiting.unique(["sha256", "sheet", "commune_code"], keep="first", maintain_order=True)


def _questions() -> pl.Expr:
    """Among the errors of a waiting sheet those for which it waits."""
    of_sheet = pl.col("row").is_null() & (pl.col("column") == "commune_code")
    of_hamlet = (pl.col("column") == "hamlet_code") & pl.col("rule").is_in(_HAMLET_RULES)
    asks = of_sheet | of_hamlet | pl.col("rule").is_in(UNKNOWN_FORM)
    return (pl.col("severity") == "error") & asks


class _Candidates:
    """What each thing unclear could be, by the communes of the reference and the hamlets of the catalogue."""

    def __init__(self, catalogue: pl.DataFrame) -> None:
        self._hamlets = {row["hamlet_code"]: row for row in catalogue.iter_rows(named=True)}
        self._listed = {code[:5] for code in self._hamlets}
        self._gazetteer = Gazetteer.from_reference(catalogue.to_dicts())

    def kind(self, found: Mapping[str, Any]) -> str:
        """What a person must decide: the commune, the hamlet, the form; or the catalogue must come first."""
        if found["rule"] in UNKNOWN_FORM:
            return "form"
        if found["column"] == "commune_code":
            return "commune"
        listed = found["commune_code"] is None or found["commune_code"] in self._listed
        return "hamlet" if listed and found["rule"] != "no_catalogue" else "catalogue"

    def codes(self, kind: str, found: Mapping[str, Any]) -> Sequence[str]:
        """Codes it could be, none where nothing tells."""
        if kind == "form":
            named = dict.fromkeys(_FORM_NAMED.findall(found["message"]))
            return [code for code in named if code in FORMS]
        if found["rule"] == "ended_hamlet":
            named = dict.fromkeys(_HAMLET_NAMED.findall(found["message"]))
            return [code for code in named if code in self._hamlets and code != found["value"]]
        if kind == "hamlet":
            return self._of(self._gazetteer.hamlet(found["commune_code"] or "", found["value"]))
        if kind == "commune" and found["rule"] == "commune_conflict":
            return [code for code in (found["commune_code"], found["value"]) if code]
        if kind == "commune":
            return self._of(self._gazetteer.find_in_lines(found["value"].split("; ")))
        return []

    def name(self, kind: str, code: str) -> str:
        """The candidate in words."""
        if kind == "form":
            return FORMS[code].title
        if kind == "commune":
            return self._gazetteer.full_name(code)
        row = self._hamlets[code]
        word = next(iter(words_of(row["hamlet_type"] or "")), "")
        old = f" ({row['old_commune']} cũ)" if row["old_commune"] else ""
        return f"{word} {row['hamlet_name']}{old}".strip()

    def _of(self, found: object) -> Sequence[str]:
        return found.candidates if isinstance(found, NotFound) else ()


def _line(found: Mapping[str, Any], candidates: _Candidates) -> dict[str, Any]:
    kind = candidates.kind(found)
    codes = list(candidates.codes(kind, found))
    named = [candidates.name(kind, code) for code in codes]
    same = {name: found[name] for name in QUEUE if name in found and name != "rows"}
    question = "|".join((found["sha256"], found["sheet"], kind, found["commune_code"] or ""))
    return {
        **same, "id": hashlib.sha256(question.encode()).hexdigest()[:8], "kind": kind, "candidates": codes,
        "rows": found["rows_read"], "written": found["value"], "names": named,
    }  # fmt: skip
