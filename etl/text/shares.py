"""A share of a whole, as clerks write it: 0,6 or 60 %."""

from __future__ import annotations

from etl.text import numbers
from etl.text.parsed import Cell, Parsed


def share(cell: Cell) -> Parsed[float]:
    """A part of a whole, from 0 to 1; "60 %", and any number over 1, are per cent."""
    written = cell.strip() if isinstance(cell, str) else cell
    percent = isinstance(written, str) and written.endswith("%")
    read = numbers.decimal(written.removesuffix("%").strip() if isinstance(written, str) else written)
    if read.value is None or not (percent or read.value > 1):
        return read
    return Parsed(read.value / 100)
