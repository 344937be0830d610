"""One decision about a waiting file or a flag, or the withdrawal of one, and the journal that keeps them."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Literal

from etl import journal
from etl.home import Home
from etl.text.normal import key
from etl.text.private import hide

Kind = Literal["commune", "hamlet", "form", "reject", "explanation", "undo"]

FIRST_DAY = slice(0, 10)
"""The day within the time at which a decision was taken."""


@dataclass(frozen=True, slots=True)
class Named:
    """One hamlet as written in the file and its code; ``rows`` where it holds for those rows only."""

    written: str
    code: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one sheet of one file, and for which later files it holds.

    ``code`` is the commune or the form; ``written`` what stood in the file; ``sender`` the commune (of a
    form: the form) that the file was sent for. With ``once`` it holds for this sheet only, else for every
    file in which the same is written for the same commune and sender. ``undoes`` names what is withdrawn.
    Of an explanation ``written`` is the flag's id, ``cells`` the marks of its cells, ``reason`` the words.
    """

    id: str
    batch: int
    at: str
    by: str
    kind: Kind
    sha256: str = ""
    sheet: str = ""
    file: str = ""
    form: str = ""
    code: str = ""
    written: str = ""
    sender: str = ""
    hamlets: tuple[Named, ...] = ()
    once: bool = False
    reason: str = ""
    undoes: str = ""
    cells: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day on which it was taken."""
        return date.fromisoformat(self.at[FIRST_DAY])

    @property
    def told(self) -> str:
        """Who decided and when, as it is printed beside what the decision changed."""
        return f"quyết định {self.id} của {self.by} ngày {self.day:%d/%m/%Y}"


def decisions(home: Home, until: int | None = None) -> list[Decision]:
    """Every line of the journal, in order; ``until`` a batch, that one included."""
    return [found for found in lines(home) if until is None or found.batch <= until]


def standing(lines: list[Decision]) -> list[Decision]:
    """The decisions among the lines that were not withdrawn by a later one."""
    withdrawn = {line.undoes for line in lines if line.kind == "undo"}
    return [line for line in lines if line.kind != "undo" and line.id not in withdrawn]


def record(home: Home, draft: Decision) -> Decision:
    """Number the decision, date it and write it down for good; the home's writing lock must be held."""
    found = journal.last(home.decisions)
    number = int(str(found["id"])[1:]) + 1 if found else 1
    taken = replace(
        draft,
        id=f"Q{number:04d}",
        batch=journal.next_batch(home.receipts, home.decisions),
        at=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        by=hide(draft.by.strip()),
        reason=hide(draft.reason.strip()),
    )
    journal.append(home.decisions, [asdict(taken)])
    return taken


def same_words(written: str) -> str:
    """What is written as two writings of it are compared: case, spaces and Unicode forms do not count."""
    return key(written)


def lines(home: Home) -> Iterator[Decision]:
    """The lines of the journal, one after the other; raises JournalError at a damaged one."""
    return journal.read_as(home.decisions, _decision)


def _decision(line: dict[str, Any]) -> Decision:
    lists = {"hamlets": tuple(map(_named, line["hamlets"])), "cells": tuple(line.get("cells", ()))}
    return Decision(**{**line, **lists})


def _named(line: dict[str, Any]) -> Named:
    return Named(line["written"], line["code"], tuple(line["rows"]))
