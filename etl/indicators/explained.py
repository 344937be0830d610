"""Flags beside the explanations that were accepted of them: each cell's mark, each flag's lasting id."""

import hashlib
from collections.abc import Mapping

import polars as pl

from etl.indicators.flags import FLAGS, flags
from etl.indicators.scope import Scope

UNIT = ["commune_code", "hamlet_code", "rule", "period"]
"""What makes one flag, however many cells."""
JUDGED: Mapping[str, pl.DataType] = {
    **FLAGS,
    "flag": pl.String(),
    "cell": pl.String(),
    "decision": pl.String(),
    "explanation": pl.String(),
    "explained_by": pl.String(),
    "explained_on": pl.Date(),
}
"""A flag's cells (FLAGS) with the id of the flag, the mark of the cell, and, where every cell of the flag was
explained, by which decision, in which words, and who accepted them when (null: the flag is open)."""
_WORDS = ["decision", "explanation", "explained_by", "explained_on"]
_ID, _MARK = 8, 24


def judged(scope: Scope) -> pl.DataFrame:
    """Every flag on what stands now (JUDGED), explained or open; a scope of all communes is needed.

    The mark is made of the unit, rule and period, of where the cell stands (file by its SHA-256, sheet, row,
    column) and what it says. So ids last from build to build, and a row that is sent again is another cell.
    """
    found = _marked(scope, scope.shared(flags))
    told = found.join(scope.tables.explanations(), on="cell", how="left", maintain_order="left")
    # Cells that a later build flags besides were not explained: the flag is then open as a whole.
    whole = pl.col("decision").is_not_null().all().over(UNIT)
    taken = [pl.when(whole).then(pl.col(name)).alias(name) for name in _WORDS]
    return told.with_columns(taken).select(pl.col(name).cast(kind) for name, kind in JUDGED.items())


def _marked(scope: Scope, found: pl.DataFrame) -> pl.DataFrame:
    """The cells with their marks, and the ids of their flags, in one order."""
    sheets = scope.tables.ledger().select("sheet_key", "sha256", "sheet").unique("sheet_key")
    placed = found.join(sheets, on="sheet_key", how="left", maintain_order="left")
    names = [*UNIT, "sha256", "sheet", "row", "form", "column", "value"]
    texts = [pl.col(name).cast(pl.String).fill_null("") for name in names]
    words = placed.select(pl.concat_str(texts, separator="|")).to_series()
    marks = pl.Series("cell", [_sum(text, _MARK) for text in words], dtype=pl.String)
    marked = found.with_columns(marks).sort(*UNIT, "cell", nulls_last=False)
    ids = marked.group_by(UNIT, maintain_order=True).agg(flag=pl.col("cell").unique().sort().str.join("|"))
    named = pl.Series("flag", [f"F{_sum(text, _ID).upper()}" for text in ids["flag"]], dtype=pl.String)
    return marked.join(ids.with_columns(named), on=UNIT, nulls_equal=True, maintain_order="left")


def _sum(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
