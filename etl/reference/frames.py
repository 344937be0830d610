"""Typed rows of a reference table as a Polars frame."""

import polars as pl

from etl.reference.reading import Row
from etl.reference.schema import TABLES

_TYPES = {
    "text": pl.String(),
    "integer": pl.Int64(),
    "decimal": pl.Float64(),
    "date": pl.Date(),
    "flag": pl.Boolean(),
    "codes": pl.List(pl.String()),
}


def to_frame(table: str, rows: tuple[Row, ...]) -> pl.DataFrame:
    """The rows in their order, one column a field, typed as the table's schema declares."""
    return pl.DataFrame(
        {
            field.name: pl.Series(
                [list(value) if isinstance(value := row[field.name], tuple) else value for row in rows],
                dtype=_TYPES[field.type],
            )
            for field in TABLES[table].all_fields
        }
    )
