"""Cells of a log as typed values: plain ones all at once, the others one distinct text at a time."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.grid.columns import DITTOS, ColumnReader
from etl.grid.counts import LARGEST_COUNT
from etl.grid.layout import Layout
from etl.stored import column_type
from etl.tables.column import Column
from etl.tables.parsed import Issue
from etl.visits.batches import ROW
from etl.visits.log import CODE

FORM = FORMS[CODE]
TYPED = tuple(column for column in FORM.columns if column.type in ("integer", "flag", "date"))
REMARKS: dict[str, pl.DataType] = {
    ROW: pl.UInt32(), "column": pl.String(), "rule": pl.String(), "severity": pl.String(),
}  # fmt: skip
"""What reading found wrong: which cell, against which rule."""

_YES, _NO = ("1", "x", "có", "yes", "true"), ("0", "không", "no", "false", "")
_ISO = r"^(?:19|20)\d{2}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d.*)?$"
_LOCAL = r"^\d{1,2}/\d{1,2}/(?:19|20)\d{2}$"
_MOST_KNOWN = 200_000
_ZONE = "Asia/Ho_Chi_Minh"


class CellReader:
    """Reads batches, several at a time if need be; a text met once is not looked into again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Any], tuple[Any, str | None, str | None]] = {}
        self._lock = Lock()

    def read(self, batch: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """``_row`` and every whole number, flag and date of the form, typed; and remarks (REMARKS)."""
        batch = batch.with_columns(pl.col(pl.Float32, pl.Float64).fill_nan(None))
        values = batch.select(ROW, **{column.name: plain(batch.schema, column) for column in TYPED})
        remarks = [pl.DataFrame(schema=REMARKS)]
        for column in TYPED:
            if column.name in batch.columns:
                values, found = self._others(batch, values, column)
                remarks += found
        return values, pl.concat(remarks)

    def _others(
        self, batch: pl.DataFrame, values: pl.DataFrame, column: Column
    ) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        """Read what is there and not plain, as the reader of any other sheet would."""
        name = column.name
        left = batch[name].is_not_null() & values[name].is_null()
        if not left.any():
            return values, []
        with self._lock:
            return self._looked_into(batch, values, column, left)

    def _looked_into(
        self, batch: pl.DataFrame, values: pl.DataFrame, column: Column, left: pl.Series
    ) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        name = column.name
        cells = batch.filter(left).select(ROW, cell=pl.col(name))
        distinct = cells["cell"].unique().to_list()
        self._look_into(column, distinct)
        found = pl.DataFrame(
            [(cell, *self._known[name, cell]) for cell in distinct],
            schema={"cell": cells["cell"].dtype, "value": column_type(column), "rule": pl.String,
                    "severity": pl.String},
            orient="row",
        )  # fmt: skip
        read = cells.join(found, on="cell", how="left", nulls_equal=True, maintain_order="left")
        known = values.join(read.select(ROW, "value"), on=ROW, how="left", maintain_order="left")
        values = known.with_columns(pl.coalesce(name, pl.col("value").cast(values[name].dtype)).alias(name))
        wrong = read.filter(pl.col("rule").is_not_null())
        return values.drop("value"), [
            wrong.select(ROW, pl.lit(name).alias("column"), "rule", "severity").cast(REMARKS)  # type: ignore[arg-type]
        ]

    def _look_into(self, column: Column, cells: Sequence[Any]) -> None:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        new = [cell for cell in cells if (column.name, cell) not in self._known]
        values, issues = read_cells(column.name, new, range(len(new)))
        said = {issue.row: issue for issue in issues}
        for at, (cell, value) in enumerate(zip(new, values, strict=True)):
            issue = said.get(at)
            self._known[column.name, cell] = (
                value, issue.rule if issue else None, issue.severity if issue else None,
            )  # fmt: skip


def read_cells(name: str, cells: Sequence[Any], rows: Sequence[int]) -> tuple[list[Any], list[Issue]]:
    """The values of cells of one column, in those rows, as any sheet's are read; and what was wrong."""
    heading = FORM.by_name[name].heading
    layout = Layout(CODE, ((name, 0),), ((name, heading),), (), 0.0, frozenset((name,)), 0.0)
    reader = ColumnReader(FORM, layout, [[_cell(cell)] for cell in cells], rows, lambda at: 1)
    return list(reader.read()[name]), reader.issues


def _cell(value: Any) -> Any:
    """The cell as a sheet would hold it; a mark for "as above" says nothing where rows come in any order."""
    if isinstance(value, str) and value.strip() in DITTOS:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def plain(schema: pl.Schema, column: Column) -> pl.Expr:
    """The values that need no looking into; null for the others, and for blank ones."""
    kind = schema.get(column.name)
    value = pl.col(column.name)
    if kind is None or kind == pl.Null:
        return pl.lit(None, column_type(column))
    match column.type:
        case "integer":
            return _whole(value, kind)
        case "flag":
            return _flag(value, kind)
    return _date(value, kind)


def _whole(value: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind.is_integer():
        return value.cast(pl.Int64, strict=False).pipe(_of_count)
    if kind.is_float() or kind.is_decimal():
        number = value.cast(pl.Float64)
        return pl.when(number == number.floor()).then(number.cast(pl.Int64, strict=False)).pipe(_of_count)
    if kind == pl.String:
        return pl.when(value.str.contains(r"^[0-9]{1,9}$")).then(value.cast(pl.Int64, strict=False))
    return pl.lit(None, pl.Int64)


def _of_count(value: pl.Expr) -> pl.Expr:
    return pl.when(value.is_between(-LARGEST_COUNT, LARGEST_COUNT, closed="none")).then(value)


def _flag(value: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.Boolean:
        return value
    if kind.is_numeric():
        return pl.when((value == 0) | (value == 1)).then(value == 1)
    if kind == pl.String:
        word = value.str.to_lowercase()
        return pl.when(word.is_in(_YES)).then(True).when(word.is_in(_NO)).then(False)
    return pl.lit(None, pl.Boolean)


def _date(value: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.Date:
        return value
    if isinstance(kind, pl.Datetime):
        local = value.dt.convert_time_zone(_ZONE) if kind.time_zone else value
        return local.dt.date()
    if kind == pl.String:
        iso = pl.when(value.str.contains(_ISO)).then(value.str.slice(0, 10))
        local = pl.when(value.str.contains(_LOCAL)).then(value)
        return pl.coalesce(
            iso.str.to_date("%Y-%m-%d", strict=False), local.str.to_date("%d/%m/%Y", strict=False)
        )
    return pl.lit(None, pl.Date)
