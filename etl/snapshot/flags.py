"""Table of the flags of K5: where each stands, and the explanation that was accepted of it."""

from collections.abc import Mapping

import polars as pl

FLAGS_TOLD: Mapping[str, pl.DataType] = {
    "flag": pl.String(), "period": pl.String(), "commune_code": pl.String(), "hamlet_code": pl.String(),
    "rule": pl.String(), "form": pl.String(), "column": pl.String(), "file": pl.String(),
    "sheet": pl.String(), "row": pl.Int32(), "sha256": pl.String(), "cell": pl.String(),
    "decision": pl.String(), "explanation": pl.String(), "explained_by": pl.String(),
    "explained_on": pl.Date(),
}  # fmt: skip
"""Table ``flags`` of the snapshot: one row a cell, all cells of a flag with its id. ``decision`` and what
follows are null while the flag is open. What the cell says is left to its file: some count few people."""


def flags_of(judged: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """The table (FLAGS_TOLD) of judged flags and the ledger of sheets."""
    sheets = ledger.select("sheet_key", "file", "sheet", "sha256").unique("sheet_key")
    placed = judged.join(sheets, on="sheet_key", how="left")
    told = placed.select(pl.col(name).cast(kind) for name, kind in FLAGS_TOLD.items())
    return told.sort("period", "commune_code", "hamlet_code", "rule", "column", "row", nulls_last=False)
