"""The workbook of a period: every figure behind the deck, with definition, source and state."""

from datetime import datetime
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter

from briefing import book_restated, book_sheets
from briefing.book_sheets import Sheet
from briefing.edition import Edition
from briefing.sheet import LINE, Formats, add, lines
from figures import foot
from figures import format as vi
from figures.figure import Figure
from figures.labels import word
from figures.spreadsheet import SAFE

SHEETS = (
    book_sheets.province, book_sheets.core, book_sheets.communes, book_sheets.groups,
    book_sheets.operators, book_sheets.definitions, book_restated.sheet,
)  # fmt: skip

WIDE = 110
"""Letters in a line of the first sheet."""


def document(edition: Edition) -> bytes:
    """The workbook as .xlsx. Raises KeyError where the figures have a word that we do not know."""
    out = BytesIO()
    made = [sheet for make in SHEETS if (sheet := make(edition)) is not None]
    with xlsxwriter.Workbook(out, SAFE) as book:
        built = datetime.combine(edition.meta["as_of"], datetime.min.time())
        book.set_properties({"title": _title(edition), "author": word("product.name"), "created": built})
        forms = Formats(book)
        _summary(book, forms, edition, made)
        for name, frame, columns, kept in made:
            above = (f"{word(f'book.{name}')} · {edition.label}", _passport(edition, frame), _alarm(edition))
            add(book, forms, word(f"book.{name}_tab"), above, frame, columns, kept=kept)
    return out.getvalue()


def _title(edition: Edition) -> str:
    return word("book.title", period=edition.label)


def _alarm(edition: Edition) -> str:
    return word("product.simulated") if edition.meta["simulated"] else ""


def _passport(edition: Edition, frame: pl.DataFrame) -> str:
    """Where a sheet's figures come from, and what the sign behind some of them means."""
    known = dict(foot.lines(Figure("", "", passport=edition.passport())))
    known.pop("simulated", None)
    marked = any(frame[name].any() for name in frame.columns if name.split(" ")[-1] == book_restated.MARK)
    return " · ".join([*known.values(), *([word("book.restated_sign")] if marked else [])])


def _summary(book: Any, forms: Formats, edition: Edition, made: list[Sheet]) -> None:
    """Title, what the figures are of, and what each sheet holds."""
    sheet = book.add_worksheet(word("book.summary_tab"))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, WIDE)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, _title(edition), forms.title)
    sheet.write_string(1, 0, _alarm(edition), forms.alarm)
    for row, (name, said) in enumerate(_facts(edition), start=3):
        sheet.write_string(row, 0, name, forms.words)
        sheet.write_string(row, 1, said, forms.wrapped)
        sheet.set_row(row, LINE * lines(said, WIDE))
    top = 4 + len(_facts(edition))
    sheet.write_string(top, 0, word("book.sheet"), forms.head)
    sheet.write_string(top, 1, word("book.holds"), forms.head)
    for row, (name, frame, *_) in enumerate(made, start=top + 1):
        sheet.write_string(row, 0, word(f"book.{name}_tab"), forms.words)
        sheet.write_string(row, 1, word(f"book.{name}_holds", n=vi.number(len(frame))), forms.wrapped)
    sheet.freeze_panes(2, 0)


def _facts(edition: Edition) -> list[tuple[str, str]]:
    passport = edition.passport()
    reported = vi.share_of(*passport.reported) if passport.reported else ""
    return [
        (word("book.period"), edition.period["label"]),
        (word("book.cut_off"), vi.day(edition.period["cut_off"])),
        (word("book.reported"), word("foot.reported", n=reported)),
        (word("book.snapshot"), edition.meta["snapshot_id"]),
        (word("book.standing"), edition.standing()),
        (word("book.reading"), word("book.reading_words")),
    ]  # fmt: skip
