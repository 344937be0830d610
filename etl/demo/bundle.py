"""Simulated sheets as one frame a form, and as Parquet bytes that are the same for the same seed."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import polars as pl

from etl.forms import FORMS
from etl.stored import column_type, stored_name

SENT: Mapping[str, pl.DataType] = {
    "submission": pl.Int32(),
    "file": pl.String(),
    "sheet": pl.String(),
    "row": pl.Int32(),
    "received_date": pl.Date(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
}
_FIRST_ROW = 7
"""Row of the first line under the title block and the heading, as a sender would see it."""


def schema(form: str) -> dict[str, pl.DataType]:
    """Columns of a bundle: how the sheet was sent, then the form's own columns.

    The operator's ``received_date`` of M08a is called ``form_received_date``, as it is in store.
    """
    own = {stored_name(column.name): column_type(column) for column in FORMS[form].columns}
    return {**SENT, **{name: kind for name, kind in own.items() if name not in SENT}}


def bundle(form: str, rows: pl.DataFrame, sheet_by: Sequence[str]) -> pl.DataFrame:
    """Rows as a bundle: sheets numbered in order of receipt, rows numbered inside each sheet.

    ``rows`` needs ``file``, ``sheet``, ``received_date``, ``commune_code`` and ``line`` (order inside the
    sheet); ``sheet_by`` names the columns that tell one sheet from the next. Missing columns become blank.
    """
    wanted = schema(form)
    rows = rows.sort("received_date", "commune_code", "file", "sheet", *sheet_by, "line", maintain_order=True)
    rows = rows.with_columns(
        pl.struct("received_date", "commune_code", "file", "sheet", *sheet_by).rle_id().alias("submission")
        + 1
    ).with_columns((pl.int_range(pl.len()).over("submission") + _FIRST_ROW).alias("row"))
    blank = [pl.lit(None).alias(name) for name in wanted if name not in rows.columns]
    return rows.with_columns(blank).select([pl.col(name).cast(kind) for name, kind in wanted.items()])


def to_bytes(form: str, frame: pl.DataFrame) -> bytes:
    """The bundle as Parquet bytes; the same frame gives the same bytes."""
    buffer = BytesIO()
    frame.rechunk().write_parquet(
        buffer,
        compression="zstd",
        compression_level=3,
        statistics=False,
        row_group_size=1 << 17,
        metadata={"form": form, "simulated": "yes"},
    )
    return buffer.getvalue()


def from_bytes(data: bytes) -> pl.DataFrame:
    """The bundle that :func:`to_bytes` wrote; raises Polars' ComputeError on anything else."""
    return pl.read_parquet(BytesIO(data))


def form_of(data: bytes) -> str:
    """Code of the form that a bundle's bytes hold; empty where they are not a bundle."""
    return pl.read_parquet_metadata(BytesIO(data)).get("form", "")
