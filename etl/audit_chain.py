"""Checks the audit log from its first kept line to its end."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from etl.audit import FIRST, Line, held, whole

Kind = Literal["changed", "missing", "order", "relinked", "cut", "head", "anchor"]
"""A line changed or put in; lines missing before it; out of order; bound to another line; lines missing at
the end; the head or the anchor gone or of another chain."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place that does not hold: file, line in it from 1 (0: the whole file), event's number."""

    kind: Kind
    file: str
    row: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """What the log came to: its lines, the last one's number and hash, where it breaks.

    ``torn`` counts lines cut short by a crash and set aside, ``unfinished`` says that the last one is such a
    line and not yet set aside, ``dropped`` is the number of the last event that retention removed, and
    ``lost`` are numbers of events at which the head was found gone: nothing proves the end before them.
    """

    lines: int
    number: int
    hash: str
    dropped: int = 0
    torn: int = 0
    unfinished: bool = False
    lost: tuple[int, ...] = ()
    fault: Fault | None = None


def months(home: Path) -> list[Path]:
    """The files of the log, oldest first."""
    return sorted((home / "audit").glob("????-??.jsonl"))


def check(home: Path) -> Chain:
    """Walk the whole chain. Writers are held up only while its length is taken."""
    if not months(home):
        gone = (home / "audit" / "anchor.json").exists() or known(home / "audit" / "head.json") != FIRST
        return Chain(0, 0, FIRST["hash"], fault=Fault("cut", "head.json") if gone else None)
    with held(home) as head:
        sizes = {file: file.stat().st_size for file in months(home)}
        end = _parsed(head.read())
    walk = _Walk(known(home / "audit" / "anchor.json"), end)
    for file, size in sizes.items():
        if file.stem > walk.anchor.get("month", ""):
            for row, raw in enumerate(rows(file, size), start=1):
                walk.step(file.name, row, raw)
    return walk.done()


class _Walk:
    """One walk over the chain, line by line."""

    def __init__(self, anchor: Line, end: Line) -> None:
        self.anchor, self.end, self.last = anchor, end, anchor
        self._fault: Fault | None = None
        self._aside: list[bytes] = []
        self._aside_at = Fault("changed", "")
        self._lines = self._torn = 0
        self._lost: list[int] = []
        self._promised = anchor == FIRST

    def step(self, file: str, row: int, raw: bytes) -> None:
        """The next line of the log."""
        if self._fault:
            return
        line = whole(raw)
        if line is None:
            if not self._aside:
                self._aside_at = Fault("changed", file, row, self.last["number"] + 1)
            self._aside.append(raw)
        elif self._aside and not self._said(line):
            self._fault = self._aside_at
        elif kind := self._wrong(line):
            self._fault = Fault(kind, file, row, line["number"])
        else:
            self._take(line)

    def _said(self, line: Line) -> bool:
        """Whether the line tells of the bytes before it that are no line."""
        joined = b"\n".join(self._aside)
        return line["event"] == "torn" and line["what"].get("sha256") == hashlib.sha256(joined).hexdigest()

    def _wrong(self, line: Line) -> Kind | None:
        due = self.last["number"] + 1
        if line["number"] != due:
            return "missing" if line["number"] > due else "order"
        return "relinked" if line["previous"] != self.last["hash"] else None

    def _take(self, line: Line) -> None:
        self.last, self._lines = line, self._lines + 1
        self._torn += bool(self._aside)
        self._aside = []
        if line["event"] == "torn" and line["what"].get("head"):
            self._lost.append(line["number"])
        if line["event"] == "removed" and line["what"].get("sha256") == self.anchor["hash"]:
            self._promised = True
        if line["number"] == self.end["number"] and line["hash"] != self.end["hash"]:
            self._fault = Fault("head", "head.json", 0, line["number"])

    def done(self) -> Chain:
        """What it came to."""
        unfinished = bool(self._aside) and not self._fault
        if unfinished and (len(self._aside) > 1 or self.end["number"] > self.last["number"]):
            self._fault, unfinished = self._aside_at, False
        if not self._fault and self.end == FIRST and self.last["number"] > 1:
            self._fault = Fault("head", "head.json")
        if not self._fault and self.end["number"] > self.last["number"]:
            self._fault = Fault("cut", "head.json", 0, self.last["number"] + 1)
        if not self._fault and not self._promised:
            self._fault = Fault("anchor", "anchor.json", 0, self.anchor["number"])
        return Chain(self._lines, self.last["number"], self.last["hash"], self.anchor["number"], self._torn,
                     unfinished, tuple(self._lost), self._fault)  # fmt: skip


def rows(file: Path, size: int) -> Iterator[bytes]:
    """The lines of the file's first ``size`` bytes."""
    with open(file, "rb") as rows:
        while size > 0 and (raw := rows.readline(size)):
            size -= len(raw)
            yield raw.removesuffix(b"\n")


def known(file: Path) -> Line:
    """Number and hash that the head or the anchor holds; those before the first line where it holds none."""
    return _parsed(file.read_bytes()) if file.exists() else FIRST


def _parsed(raw: bytes) -> Line:
    try:
        known: Any = json.loads(raw)
    except ValueError:
        return FIRST
    return known if isinstance(known, dict) and FIRST.keys() <= known.keys() else FIRST
