"""An input form: its columns, how it is recognised, and what one row of it is about."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from etl.tables.column import Column

Subject = Literal[
    "hamlet_team", "commune_team", "hamlet", "commune", "class", "spot", "reply",
    "desk", "conference", "package", "activity", "visit",
]  # fmt: skip
"""What one row is about."""


@dataclass(frozen=True)
class Form:
    """One input form of the catalogue.

    ``titles`` are words that its title line holds; ``marks`` are the columns whose headings, found
    together, tell this form from every other; ``key`` names the columns that identify a row, so that of
    rows with one key the latest received stands. ``blank_without`` names the columns of which at least
    one must be filled for a line to be a row at all (a pre-printed number or role makes none).
    """

    rank: int
    """Place in the order in which a batch is checked: what others are matched against comes first."""
    code: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    titles: tuple[str, ...]
    marks: tuple[str, ...]
    blank_without: tuple[str, ...]
    subject: Subject
    blank_key: tuple[str, ...] = ()
    """Key of the rows that leave the key blank (zero reports)."""
    preprinted: tuple[str, ...] = ()
    """Columns that a template fills in beforehand: alone they make no row, whatever they hold."""
    whole_sheet: bool = False
    """True where a later sheet replaces the earlier one as a whole (rosters), not row by row."""
    whole_file: bool = False
    """Of such a form: all sheets of one file stand beside one another until a later file comes."""
    many_communes: bool = False
    """True where one sheet may list many communes: the returns of an operator."""
    streamed: bool = False
    """True where a file may hold millions of rows: read by etl.visits, never cell by cell."""

    @property
    def of_province(self) -> bool:
        """Whether a row without a commune is about the whole province."""
        return "commune_code" in self.by_name and not self.by_name["commune_code"].required

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Columns by their English name."""
        return {column.name: column for column in self.columns}

    def has(self, name: str) -> bool:
        """Whether the form has a column of that name."""
        return name in self.by_name
