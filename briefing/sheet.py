"""One tidy sheet: what it is above, a row a figure below; numbers as numbers, states in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = dict[str, Any]
HEAD = 3
"""The row of headings, from nought: title, passport and a note stand above it."""
WRAPPED, LINE = 45, 15.5
"""Width from which words in a column take several lines, and the height of a line in points."""


@dataclass(frozen=True)
class Column:
    """A column: heading, where its values stand, width; ``state`` is the column of the state of a figure.

    ``places`` is the number of decimals, or the name of the column that holds it; ``say`` turns a value into
    words; ``wraps`` lets words of a narrow column take several lines; ``sign`` is the column that says
    whether the sign of a restated figure stands behind a number, which stays a number.
    """

    heading: str
    name: str
    width: float = 12
    places: int | str = 0
    state: str = ""
    say: Callable[[Any], str] | None = None
    wraps: bool = False
    sign: str = ""

    @property
    def tall(self) -> bool:
        """Whether its words take several lines."""
        return self.wraps or self.width >= WRAPPED


def said_state(state: str) -> str:
    """A state in words."""
    return vi.state_word(state)


class Formats:
    """The formats of a workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": "#0B5674"})
        self.note = book.add_format({"font_color": "#51626E"})
        self.alarm = book.add_format({"bold": True, "font_color": "#B23A12"})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCEFF2", "bottom": 1}
        )
        self.words = book.add_format({"valign": "top", "indent": 1})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.missing = book.add_format(
            {"italic": True, "font_color": "#51626E", "valign": "top", "align": "right"}
        )
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        self._numbers: dict[tuple[int, str], Any] = {}

    def number(self, places: int, sign: str = "") -> Any:
        """A number with so many decimals, a sign shown behind; the program puts in its own separators."""
        if (places, sign) not in self._numbers:
            form = "#,##0" + ("." + "0" * places if places else "") + (f'"{sign}"' if sign else "")
            look = {"num_format": form, "valign": "top"}
            self._numbers[places, sign] = self._book.add_format(look)
        return self._numbers[places, sign]


def add(
    book: Any, forms: Formats, name: str, above: tuple[str, str, str], frame: pl.DataFrame,
    columns: list[Column], *, kept: int = 1,
) -> None:  # fmt: skip
    """One sheet; ``above`` is title, passport and note; ``kept`` columns stay in sight when one scrolls."""
    sheet = book.add_worksheet(name)
    _page(sheet, len(columns), len(frame), above[1], kept)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    for row, (text, form) in enumerate(zip(above, (forms.title, forms.note, forms.alarm), strict=True)):
        sheet.write_string(row, 0, text, form)
    for at, column in enumerate(columns):
        sheet.write_string(HEAD, at, column.heading, forms.head)
    _heights(sheet, frame, [one for one in columns if one.tall])
    writers = [_writer(sheet, at, column, frame, forms) for at, column in enumerate(columns)]
    for row in range(len(frame)):
        for writer in writers:
            writer(row)


def lines(text: str, width: float) -> int:
    """Lines that words take in a column of so many letters."""
    return sum(-(-len(part) // max(1, int(width * 0.92))) or 1 for part in text.split("\n"))


def _heights(sheet: Any, frame: pl.DataFrame, wrapped: list[Column]) -> None:
    """Rows high enough for words in several lines: not every program finds that out itself."""
    for row, cells in enumerate(frame.select(one.name for one in wrapped).iter_rows() if wrapped else ()):
        most = max(lines(str(text or ""), one.width) for text, one in zip(cells, wrapped, strict=True))
        if most > 1:
            sheet.set_row(row + HEAD + 1, LINE * most)


def _page(sheet: Any, wide: int, high: int, passport: str, kept: int) -> None:
    """Frozen headings, a filter, and A4 across for the printer."""
    sheet.freeze_panes(HEAD + 1, kept)
    sheet.autofilter(HEAD, 0, HEAD + max(1, high), wide - 1)
    sheet.set_row(HEAD, 48)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&8{passport.replace('&', '&&')[:200]}&R&8&P/&N")


def _writer(
    sheet: Any, at: int, column: Column, frame: pl.DataFrame, forms: Formats
) -> Callable[[int], None]:
    """Writes the cell of one column for a row; decided once a column, for a sheet may have 10,000 rows."""
    values = frame[column.name].to_list()
    states = frame[column.state].to_list() if column.state else None
    if frame.schema[column.name].is_numeric() and column.say is None:
        every = len(frame)
        places = frame[column.places].to_list() if isinstance(column.places, str) else [column.places] * every
        signs = [vi.RESTATED if one else "" for one in frame[column.sign]] if column.sign else [""] * every

        def figure(row: int) -> None:
            value = values[row]
            if states is not None and (states[row] != "ok" or value is None):
                sheet.write_string(row + HEAD + 1, at, _absent(states[row]) + signs[row], forms.missing)
            elif value is not None:
                form = forms.number(places[row] or 0, signs[row])
                sheet.write_number(row + HEAD + 1, at, value, form)

        return figure
    say, look = column.say, forms.wrapped if column.tall else forms.words

    def words(row: int) -> None:
        value = values[row]
        if hasattr(value, "isoformat"):
            sheet.write_datetime(row + HEAD + 1, at, value, forms.day)
        elif value is not None and (said := say(value) if say else str(value)):
            sheet.write_string(row + HEAD + 1, at, said, look)

    return words


def _absent(state: str) -> str:
    return vi.state_word(state if state != "ok" else "not_reported")


def yes(value: bool) -> str:
    """Words of a flag: blank for no."""
    return word("book.yes") if value else ""
