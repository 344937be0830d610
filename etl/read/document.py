"""What a reader hands on: a document of sheets, each a grid of cells, or a clear refusal."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None
"""One cell as the sender left it: text untouched, None where there is nothing."""

Row = list[Cell]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a range: from 0, inclusive, relative to the rows."""


@dataclass(slots=True)
class Sheet:
    """One sheet or one table; a merged range keeps its value in its top left cell, the others are None.

    first_row is the number, from 1, under which the sender sees rows[0]; column A is always index 0.
    before and after hold the non-blank paragraphs around a table of a Word document or a web page.
    """

    name: str
    rows: list[Row]
    first_row: int = 1
    kind: Literal["sheet", "table"] = "sheet"
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """A file that could be read; format is docx, doc, xlsx, xls, csv, tsv or html, by content."""

    format: str
    sheets: list[Sheet]


class Refusal(Exception):  # noqa: N818
    """A file that was not read: the rule that stopped it, and in Vietnamese what happened and what to do.

    name says which file or archive member is meant, where the refuser knows it.
    """

    def __init__(self, rule: str, message: str, name: str = "") -> None:
        super().__init__(rule, message, name)
        self.rule = rule
        self.message = message
        self.name = name

    def __str__(self) -> str:
        return f"{self.name}: {self.message}" if self.name else self.message
