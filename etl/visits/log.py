"""A visit log found in a file: where its columns stand, and how its rows can be had."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import polars as pl

from etl.tables.parsed import ParsedSheet

CODE = "M03b"


@dataclass(frozen=True)
class Log:
    """One log: a Parquet file, a text file, or rows already read from a sheet (``cells``).

    ``sheet`` is what reading its head gave: name, heading block and what is wrong with the whole sheet.
    ``places`` tells the position (from 0) of each column of the form that the file has; ``fixed`` what the
    heading block says for all rows. ``first_row`` is the number of the first row as its sender sees it.
    """

    kind: Literal["parquet", "text", "cells"]
    path: Path
    sheet: ParsedSheet
    places: Mapping[str, int]
    first_row: int = 1
    fixed: Mapping[str, str] = field(default_factory=dict)
    separator: str = ","
    encoding: str = "utf-8"
    lines_above: int = 0
    width: int = 0
    typed: Mapping[str, pl.DataType] = field(default_factory=dict)
    """Columns of a text file whose first cells are all of one plain type, read as that type."""
    cells: pl.DataFrame | None = None
