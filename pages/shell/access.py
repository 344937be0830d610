"""Cached access to the snapshot: answers are kept by question, parameters, viewer and snapshot identity."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import polars as pl

from figures.figure import Indicator, Passport
from figures.labels import word
from pages.shell.memory import remembered
from queries.door import NoSnapshotError, door
from queries.viewer import Viewer

Identity = tuple[int, int, int]
_BESIDE = ThreadPoolExecutor(2, "ahead")


@remembered(4000)
def _answer(
    identity: Identity, question: str, who: Viewer, given: tuple[tuple[str, Any], ...]
) -> pl.DataFrame:
    """The shared frame of an answer. Polars frames cannot be changed in place, so no copy is needed."""
    return door().ask(question, who, **dict(given))


def ask(question: str, who: Viewer, **given: Any) -> pl.DataFrame:
    """The answer to a question, from the cache where this snapshot was asked the same before."""
    return _answer(door().identity(), question, who, tuple(sorted(given.items())))


def ahead(who: Viewer, *questions: str, **given: Any) -> None:
    """Start to answer questions that the page will ask with these parameters, in the order of its need.

    The database works beside the page's own thread, which then finds the answers or waits for them. What
    fails here fails again, and is told, where the page asks.
    """
    _begin(door().identity(), who, questions, tuple(sorted(given.items())))


@remembered(1000)
def _begin(
    identity: Identity, who: Viewer, questions: tuple[str, ...], given: tuple[tuple[str, Any], ...]
) -> None:
    for question in questions:
        _BESIDE.submit(_answer, identity, question, who, given)


def identity() -> Identity:
    """What stands behind every cached thing: changes when a new snapshot is published."""
    return door().identity()


def catalogue(who: Viewer) -> dict[str, Indicator]:
    """Indicators by code, in order."""
    return _catalogue(door().identity(), who)


@remembered(8)
def _catalogue(identity: Identity, who: Viewer) -> dict[str, Indicator]:
    return {row["code"]: Indicator.of(row) for row in ask("indicators", who).iter_rows(named=True)}


def passport(who: Viewer, period: str, source: str | None = None) -> Passport:
    """Period, cut-off and snapshot of a figure."""
    return _passport(door().identity(), who, period, source)


@remembered(300)
def _passport(identity: Identity, who: Viewer, period: str, source: str | None) -> Passport:
    meta = ask("meta", who).row(0, named=True)
    row = ask("periods", who).filter(pl.col("period") == period).row(0, named=True)
    name = word(f"source.{source}") if source else ""
    return Passport(row["label"], row["cut_off"], meta["snapshot_id"], meta["simulated"], name)


def ranking(who: Viewer) -> bool:
    """Whether communes may see each other's figures; no before anything is published."""
    try:
        row = row_of(ask("dictionary_settings", who), "key", "public_ranking")
    except NoSnapshotError:
        return False
    return row is not None and row["value"] == "1"


def row_of(frame: pl.DataFrame, column: str, value: object) -> dict[str, Any] | None:
    """The first row where ``column`` equals ``value``; None where there is none.

    A plain list is searched: Polars plans and starts its threads anew for each filter, a millisecond a time.
    """
    known = frame[column].to_list()
    return frame.row(known.index(value), named=True) if value is not None and value in known else None
