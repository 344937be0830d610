"""How a file that was received is named to readers: never by its own name, which may be a person's."""

from collections.abc import Mapping
from typing import Any

from figures import format as vi
from figures.labels import word

LETTERS = 8
"""Letters of a file's checksum that name it; the commands take them in place of its name."""


def code_of(row: Mapping[str, Any]) -> str:
    """The code of a file: the beginning of its checksum (``sha256``), a dash where there is none."""
    return row["sha256"][:LETTERS] if row["sha256"] else "–"


def file_of(row: Mapping[str, Any]) -> str:
    """Form, day of receipt and code of a file; a dash where the row speaks of none.

    ``row`` has form, received_date and sha256.
    """
    if row["sha256"] is None:
        return "–"
    form = row["form"] or word("received.no_form")
    return word("received.file", form=form, day=vi.day(row["received_date"]), code=code_of(row))
