"""Readers of cells that hold a number: counts, measures, row numbers, years of birth."""

import datetime
import re

from etl.text import identity, numbers
from etl.text.normal import nfc
from etl.text.parsed import Cell, Parsed, error

LARGEST_COUNT = 10**9
"""No count of any form comes near; a phone or an identity number in the wrong column does."""

_BLANK: Parsed[int] = Parsed(None)
_YEAR_IN_DATE = re.compile(r"(?:\d{1,2}[-/.]){1,2}((?:19|20)\d{2})")


def integer(cell: Cell) -> Parsed[int]:
    """A whole number of a size that a count can have."""
    read = numbers.integer(cell)
    if read.value is not None and not -LARGEST_COUNT < read.value < LARGEST_COUNT:
        if identity.has_identity(cell):
            return error(identity.RULE, identity.MESSAGE)
        return error("integer_expected", "Số quá lớn so với một số đếm; hãy kiểm tra lại ô này.")
    return read


def decimal(cell: Cell) -> Parsed[float]:
    """A number of a size that a measure can have."""
    read = numbers.decimal(cell)
    if read.value is None or abs(read.value) < LARGEST_COUNT:
        return read
    if identity.has_identity(cell):
        return error(identity.RULE, identity.MESSAGE)
    return error("number_expected", "Số quá lớn so với một số đo; hãy kiểm tra lại ô này.")


def sequence(cell: Cell) -> Parsed[int]:
    """A row's number, which carries nothing: what cannot be read is left blank."""
    if isinstance(cell, str):
        cell = cell.strip(" .)(")
    read = numbers.integer(cell)
    return read if read.rule is None and (read.value or 0) < LARGEST_COUNT else _BLANK


def birth_year(cell: Cell) -> Parsed[int]:
    """A year of birth, also out of a full date."""
    if isinstance(cell, datetime.date):
        return Parsed(cell.year)
    if isinstance(cell, str) and (found := _YEAR_IN_DATE.fullmatch(nfc(cell))):
        return Parsed(int(found[1]))
    return integer(cell)
