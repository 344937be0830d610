"""Reads .csv and .tsv: encoding and delimiter by content, rows numbered as Excel numbers the records."""

import csv
import io
import re
from collections import Counter
from pathlib import PurePath
from typing import Literal

from etl.read.document import Document, Row, Sheet
from etl.read.encodings import decode
from etl.read.limits import LIMITS
from etl.read.messages import refuse

_DELIMITERS = "\t;,|"
_SAMPLE_LINES = 200
_DECLARED = re.compile(r"sep=(.)\r?\n", re.I)
# A field of so many lines is no cell: a quotation mark was opened and never closed.
_LINES_IN_A_CELL = 50


def read(data: bytes, name: str) -> Document:
    """One sheet named as the file. Refused: nothing but blanks, too many rows or cells."""
    text = decode(data)
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    separator = declared[1] if declared and declared[1] in _DELIMITERS else delimiter(text)
    rows = _records(text, separator)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise refuse("empty_file")
    return Document("tsv" if separator == "\t" else "csv", [Sheet(PurePath(name).stem, rows)])


def delimiter(text: str) -> str:
    """The character that cuts most lines into the same number of fields, more fields counting more."""
    lines = text[:200_000].splitlines()[:_SAMPLE_LINES]
    best, best_score = ",", 0
    for candidate in _DELIMITERS:
        counts = Counter(len(_outside_quotes(line).split(candidate)) - 1 for line in lines)
        del counts[0]
        score = max((count * times for count, times in counts.items()), default=0)
        if score > best_score:
            best, best_score = candidate, score
    return best


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2]) if '"' in line else line


def _records(text: str, delimiter: str) -> list[Row]:
    try:
        rows = _parse(text, delimiter, csv.QUOTE_MINIMAL)
        if any(cell.count("\n") > _LINES_IN_A_CELL for row in rows for cell in row if isinstance(cell, str)):
            rows = _parse(text, delimiter, csv.QUOTE_NONE)
    except csv.Error:
        rows = _parse_or_refuse(text, delimiter)
    return rows


def _parse_or_refuse(text: str, delimiter: str) -> list[Row]:
    try:
        return _parse(text, delimiter, csv.QUOTE_NONE)
    except csv.Error:
        raise refuse("truncated_file") from None


def _parse(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[Row]:
    rows: list[Row] = []
    cells = 0
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
        rows.append([field or None for field in record])
        cells += len(record)
        if len(rows) > LIMITS.rows:
            raise refuse("too_large", what=f"hơn {LIMITS.rows} dòng", limit=f"{LIMITS.rows} dòng")
        if cells > LIMITS.cells:
            raise refuse("too_large", what=f"hơn {LIMITS.cells} ô", limit=f"{LIMITS.cells} ô")
    return rows
