"""The decks of all communes in one go, with a register of the files."""

from collections.abc import Iterator

import polars as pl

from briefing import deck
from briefing.edition import Edition
from briefing.folder import File, plain
from briefing.letter_books import book, head
from briefing.letter_register import checksum
from briefing.sheet import Column
from figures import format as vi
from figures.labels import word

NAME = "danh-muc.xlsx"
COLUMNS = {"number": 5, "commune_code": 9, "commune": 26, "file": 36, "size": 12, "checksum": 70,
           "snapshot": 22}  # fmt: skip


def files(edition: Edition) -> Iterator[File]:
    """A deck a commune by name, the register last. Raises ValueError where one cannot be drawn."""
    listed: list[tuple[str, ...]] = []
    for commune in edition.ask("communes").to_dicts():
        code, place = commune["commune_code"], commune["full_name"]
        name, document = f"{code}-{plain(place)}.pptx", deck.document(edition.of_commune(code))
        listed.append((str(len(listed) + 1), code, place, name, vi.number(len(document)), checksum(document),
                       edition.meta["snapshot_id"]))  # fmt: skip
        yield name, document
    frame = pl.DataFrame(listed, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    columns = [Column(head(name), name, width) for name, width in COLUMNS.items()]
    title = word("letter_book.decks", period=edition.label)
    yield NAME, book(edition, title, [(word("letter_book.decks_tab"), title, "", frame, columns, 3)])
