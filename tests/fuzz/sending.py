"""Sends damaged files through the front door, so that a case that takes too long is named by its seed."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from etl.home import Home
from etl.ingest import Reading, ingest
from etl.receive import Arrival
from tests.fuzz import papers
from tests.fuzz.good import COMMUNE, RECEIVED, catalogue, spots
from tests.fuzz.mutants import mutant

BATCHES = {
    "catalogues": ("M10", "M10b", "M01"),
    "teams": ("M01", "M02a", "M02b", "M02c"),
    "households": ("M03", "M03", "M03", "M05", "M05", "M03b"),
    "classes": ("M04", "M06"),
    "spots": ("M07", "M08a"),
    "enterprises": ("M08b", "M08c", "M09"),
}
SEEDS = {name: 1_000_000 * number for number, name in enumerate(BATCHES, start=1)}
LONGEST = 10.0
"""Seconds that one damaged file may take."""
TOGETHER = 170
"""Cases that are timed together: where all of them take no longer than one may, none does."""


@dataclass
class Fuzzed:
    """What was sent, what became of it, and which cases took too long (seed, seconds)."""

    home: Home
    sent: list[Arrival] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    slow: list[tuple[int, float]] = field(default_factory=list)
    longest: float = 0.0
    """Seconds of the slowest cases that were timed together, or of the slowest case timed by itself."""

    @property
    def ledger(self) -> pl.DataFrame:
        """The ledger of all that was sent."""
        return pl.concat(one.ledger for one in self.readings)

    @property
    def quality(self) -> pl.DataFrame:
        """All that was found wrong in it."""
        return pl.concat(one.quality for one in self.readings)


def sent(home: Home, group: str, first: int, many: int) -> Fuzzed:
    """So many cases of one group of forms, by their seeds, into a home with a catalogue and spots."""
    _furnish(home)
    found = Fuzzed(home)
    for at in range(first, first + many, TOGETHER):
        seeds = range(at, min(at + TOGETHER, first + many))
        cases = [mutant(seed, BATCHES[group]) for seed in seeds]
        seconds = _timed(found, cases)
        if seconds > LONGEST:
            found.slow += [pair for pair in _one_by_one(group, seeds) if pair[1] > LONGEST]
        found.longest = max(found.longest, seconds)
    return found


def slow(found: Fuzzed) -> Iterator[str]:
    """The cases that took too long, with the seeds that make them."""
    yield from (f"seed {seed}: {seconds:.1f} s" for seed, seconds in found.slow)


def _timed(found: Fuzzed, cases: list[Arrival]) -> float:
    began = time.monotonic()
    found.readings.append(ingest(found.home, cases, RECEIVED))
    found.sent += cases
    return time.monotonic() - began


def _one_by_one(group: str, seeds: range) -> Iterator[tuple[int, float]]:
    with TemporaryDirectory() as folder:
        found = Fuzzed(Home(Path(folder)))
        _furnish(found.home)
        for seed in seeds:
            yield seed, _timed(found, [mutant(seed, BATCHES[group])])


def _furnish(home: Home) -> None:
    sheets = (("M10", catalogue()), ("M07", spots()))
    ingest(home, [Arrival(f"{name}.xlsx", papers.xlsx(grid), form=name, commune=COMMUNE)
                  for name, grid in sheets], RECEIVED)  # fmt: skip
