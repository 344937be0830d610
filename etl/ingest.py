"""The front door: keeps what arrives, then takes every batch that was not yet parsed through the steps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from etl import receive
from etl.home import Home
from etl.receive import Arrival, Receipt
from etl.review.decision import Decision, decisions
from etl.review.touched import touched_by
from etl.steps import process
from etl.store import SHEETS_A_BATCH, STANDING, Archive, BatchResult


@dataclass(frozen=True)
class Reading:
    """What an ingest came to: the ledger rows of this batch and their issues.

    Receipts before ``first`` were waiting, and were read again because of what came now.
    """

    ledger: pl.DataFrame
    quality: pl.DataFrame
    first: int = 0

    @property
    def all_well(self) -> bool:
        """Whether nothing was rejected, not even a row, and nothing waits for review."""
        return self.ledger.filter(~pl.col("status").is_in(["accepted", "duplicate"])).is_empty()


def ingest(home: Home, arrivals: Iterable[Arrival], received: date) -> Reading:
    """Keep the arrivals as one batch, then read, check and store them; nothing received is ever lost."""
    with home.writing():
        catch_up(home)
        receipts = receive.keep(home, arrivals, received)
        if not receipts:
            return _nothing()
        first = min(receipt.number for receipt in receipts)
        return replace(_take_in(home, receipts, receipts[0].batch), first=first)


def catch_up(home: Home) -> int:
    """Take in every batch of the journals that the cache does not hold, in order; returns how many."""
    done = Archive(home).batches()
    missing: dict[int, list[Receipt]] = {}
    for receipt in receive.journal(home):
        if receipt.batch not in done:
            missing.setdefault(receipt.batch, []).append(receipt)
    decided = {line.batch: line for line in decisions(home) if line.batch not in done}
    for number in sorted(missing.keys() | decided.keys()):
        if number in decided:
            act_on(home, decided[number])
        else:
            _take_in(home, missing[number], number)
    return len(missing) + len(decided)


def act_on(home: Home, decision: Decision) -> Reading:
    """Read again, as one batch, the files on which the decision bears; the writing lock must be held."""
    touched = touched_by(Archive(home), decision)
    again = [receipt for receipt in receive.journal(home) if receipt.number in touched]
    return _take_in(home, again, decision.batch)


def _take_in(home: Home, receipts: list[Receipt], number: int) -> Reading:
    """Read the files as the batch of that number, and store what they give."""
    archive, result = Archive(home), BatchResult()
    _read_all(home, archive, receipts, number, result)
    if result.rows.get("M10") or result.rows.get("M10b"):
        _read_waiting_again(home, archive, receipts, number, result)
    archive.add(number, result)
    return _told(result)


def _told(result: BatchResult) -> Reading:
    nothing = _nothing()
    return Reading(pl.concat([nothing.ledger, *result.ledger]), pl.concat([nothing.quality, *result.quality]))


def _read_all(
    home: Home, archive: Archive, receipts: list[Receipt], number: int, result: BatchResult
) -> None:
    """Read the files into the result; of those that stand already, or twice among these, only one."""
    again = [receipt.number for receipt in receipts if receipt.batch != number]
    before = archive.ledger().filter(~pl.col("receipt").is_in(again))
    fresh, known = _tell_duplicates(receipts, before)
    if fresh:
        process(home, archive, fresh, number, result)
    known, unaccepted = _tell_unaccepted(known, pl.concat([before, *result.ledger]))
    if unaccepted:
        process(home, archive, unaccepted, number, result)
    result.ledger.extend(_duplicate_rows(known, pl.concat([before, *result.ledger]), number))


def _tell_duplicates(receipts: list[Receipt], ledger: pl.DataFrame) -> tuple[list[Receipt], list[Receipt]]:
    """Split off the files whose very bytes already stand accepted for the same commune and form."""
    standing = ledger.filter(pl.col("status").is_in(STANDING))
    seen: dict[str, set[tuple[str | None, str]]] = {}
    for sha256, commune, form in standing.select("sha256", "commune_code", "form").iter_rows():
        seen.setdefault(sha256, set()).add((commune, form))
    fresh: list[Receipt] = []
    known: list[Receipt] = []
    batch_seen: set[tuple[str, str | None, str | None]] = set()
    for receipt in receipts:
        if receipt.kind in ("archive", "refused"):
            fresh.append(receipt)
            continue
        token = (receipt.sha256, receipt.commune, receipt.form)
        again = token in batch_seen or any(
            receipt.commune in (None, commune) and receipt.form in (None, form)
            for commune, form in seen.get(receipt.sha256, ())
        )
        (known if again else fresh).append(receipt)
        batch_seen.add(token)
    return fresh, known


def _tell_unaccepted(known: list[Receipt], ledger: pl.DataFrame) -> tuple[list[Receipt], list[Receipt]]:
    """Split off the copies of a file of this batch that was itself not accepted: each hears why."""
    standing = set(ledger.filter(pl.col("status").is_in(STANDING))["sha256"])
    again = [receipt for receipt in known if receipt.sha256 not in standing]
    return [receipt for receipt in known if receipt.sha256 in standing], again


def _duplicate_rows(receipts: list[Receipt], ledger: pl.DataFrame, number: int) -> list[pl.DataFrame]:
    """A ledger row for each file that came again: nothing of it is read a second time."""
    if not receipts:
        return []
    known = ledger.filter(pl.col("status").is_in(STANDING)).unique("sha256", keep="last")
    places = {row["sha256"]: row for row in known.iter_rows(named=True)}
    rows = []
    for place, receipt in enumerate(receipts, start=900_000):
        first = places.get(receipt.sha256, {})
        rows.append(
            {
                "sheet_key": number * SHEETS_A_BATCH + place, "receipt": receipt.number, "file": receipt.name,
                "sheet": first.get("sheet") or "", "sha256": receipt.sha256, "form": first.get("form") or "",
                "commune_code": first.get("commune_code"), "hamlet_code": first.get("hamlet_code"),
                "period": first.get("period"), "status": "duplicate", "rows_read": 0, "rows_accepted": 0,
                "rows_rejected": 0, "rows_warned": 0, "received_date": date.fromisoformat(receipt.received),
                "received_order": receipt.number, "declared_date": None, "simulated": receipt.simulated,
            }
        )  # fmt: skip
    return [pl.DataFrame(rows, schema=dict(ledger.schema))]


def _read_waiting_again(
    home: Home, archive: Archive, receipts: list[Receipt], number: int, result: BatchResult
) -> None:
    """A new catalogue of hamlets may tell where waiting rosters belong: read those files again."""
    mine = {receipt.number for receipt in receipts}
    waiting = set(archive.ledger().filter(pl.col("status") == "needs_review")["receipt"]) - mine
    again = [receipt for receipt in receive.journal(home) if receipt.number in waiting]
    if again:
        process(home, archive, again, number, result)


def _nothing() -> Reading:
    from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA

    return Reading(pl.DataFrame(schema=dict(LEDGER_SCHEMA)), pl.DataFrame(schema=dict(QUALITY_SCHEMA)))


def rebuild(home: Home) -> None:
    """Throw the cache away and parse every original again; the figures stay what they were."""
    import shutil

    with home.writing():
        shutil.rmtree(Path(home.cache), ignore_errors=True)
        catch_up(home)
