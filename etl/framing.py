"""Turns the parsed sheets of a batch into one frame of rows a form and one frame of sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from etl.stored import QUALITY_SCHEMA, column_type
from etl.tables.form import Form
from etl.tables.parsed import Issue

SHEETS_SCHEMA: dict[str, pl.DataType] = {
    "sheet_id": pl.Int32(),
    "receipt": pl.Int32(),
    "received_order": pl.Int64(),
    "file": pl.String(),
    "sheet": pl.String(),
    "sha256": pl.String(),
    "form": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
    "declared_date": pl.Date(),
    "received_date": pl.Date(),
    "simulated": pl.Boolean(),
}

ISSUES_SCHEMA: dict[str, pl.DataType] = {
    "sheet_id": pl.Int32(),
    **{
        name: kind
        for name, kind in QUALITY_SCHEMA.items()
        if name not in ("sheet_key", "hamlet_code", "period")
    },
}


@dataclass
class Batch:
    """Sheets of one form on their way in: who sent them, their rows, what is wrong so far, who waits."""

    sheets: pl.DataFrame
    rows: pl.DataFrame
    issues: list[pl.DataFrame] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)

    def live(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Rows and sheets to check: not those that wait, nor those of a sheet that is wrong as a whole."""
        ready = ~pl.col("sheet_id").is_in(sorted(self.waiting))
        whole = self.errors().filter(pl.col("row").is_null())
        rows = self.rows.filter(ready).join(whole, on="sheet_id", how="anti", maintain_order="left")
        return rows, self.sheets.filter(ready)

    def out(self) -> list[int]:
        """Sheets of which no place is looked for: those that wait, and those that a reviewer refused."""
        refused = [
            issues.filter(pl.col("rule") == "rejected_in_review")["sheet_id"] for issues in self.issues
        ]
        return sorted(self.waiting.union(*refused))

    def errors(self) -> pl.DataFrame:
        """What reading and placing already found wrong: sheet_id, row (null: the whole sheet), column."""
        found = pl.concat([pl.DataFrame(schema=ISSUES_SCHEMA), *self.issues])
        return found.filter(pl.col("severity") == "error").select("sheet_id", "row", "column")


def without_errors(rows: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    """The rows against which no error stands, neither their own nor one of their whole sheet."""
    errors = issues.filter(pl.col("severity") == "error").select("sheet_id", "row")
    whole = errors.filter(pl.col("row").is_null()).select("sheet_id")
    return rows.join(errors, on=["sheet_id", "row"], how="anti", maintain_order="left").join(
        whole, on="sheet_id", how="anti", maintain_order="left"
    )


def rows_frame(form: Form, sheets: Sequence[tuple[int, list[int], dict[str, list[object]]]]) -> pl.DataFrame:
    """One typed frame from (sheet id, row numbers, columns) of many sheets of the form."""
    ids = [number for number, rows, _ in sheets for _ in rows]
    data: dict[str, pl.Series] = {
        "sheet_id": pl.Series("sheet_id", ids, pl.Int32),
        "row": pl.Series("row", [row for _, rows, _ in sheets for row in rows], pl.Int32),
    }
    for column in form.columns:
        cells: list[object] = []
        for _, rows, columns in sheets:
            cells.extend(columns.get(column.name) or [None] * len(rows))
        data[column.name] = pl.Series(column.name, cells, column_type(column), strict=False)
    return pl.DataFrame(data)


def issues_frame(issues: Sequence[tuple[int, Issue]]) -> pl.DataFrame:
    """Issues found sheet by sheet, as a frame like those that the checks give."""
    return pl.DataFrame(
        [
            (number, issue.row, issue.column, issue.value, issue.rule, issue.severity, issue.message)
            for number, issue in issues
        ],
        schema=ISSUES_SCHEMA,
        orient="row",
    )


def split_by_place_and_period(form: Form, batch: Batch, last: int) -> Batch:
    """Give each commune and period of a sheet its own sheet id, so that the ledger can tell them apart.

    Most sheets hold one commune and one period and keep their id; a sheet in which the province lists
    many communes becomes as many ledger rows, all under the same file and sheet name. ``last`` is the
    last id given so far to a sheet of the batch, of whatever form.
    """
    keys = [name for name in ("commune_code", "period") if form.has(name)]
    if not keys or batch.rows.is_empty():
        return batch
    ready = batch.rows.filter(~pl.col("sheet_id").is_in(sorted(batch.waiting)))
    parts = ready.select("sheet_id", *keys).unique(maintain_order=True)
    parts = parts.with_columns(pl.int_range(pl.len()).over("sheet_id").alias("part"))
    fresh = pl.col("part").gt(0).cum_sum() + last
    parts = parts.with_columns(
        pl.when(pl.col("part") > 0).then(fresh).otherwise("sheet_id").cast(pl.Int32).alias("new_id")
    ).drop("part")
    sheets = batch.sheets.drop(keys).join(parts, on="sheet_id", how="inner")
    silent = batch.sheets.join(parts, on="sheet_id", how="anti")
    moved = batch.rows.join(
        parts, on=["sheet_id", *keys], how="left", nulls_equal=True, maintain_order="left"
    )
    moved = moved.with_columns(pl.coalesce("new_id", "sheet_id").alias("new_id"))
    places = moved.select("sheet_id", "row", "new_id")
    return Batch(
        pl.concat([_renumber(sheets).select(batch.sheets.columns), silent]).sort("sheet_id"),
        _renumber(moved).select(batch.rows.columns),
        [_follow(issues, places) for issues in batch.issues],
        batch.waiting,
    )


def _renumber(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop("sheet_id").rename({"new_id": "sheet_id"})


def _follow(issues: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    moved = issues.join(places, on=["sheet_id", "row"], how="left", maintain_order="left")
    return moved.with_columns(pl.coalesce("new_id", "sheet_id").alias("sheet_id")).drop("new_id")
