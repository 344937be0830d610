"""The front door: keeps what arrives, then takes every batch that was not yet parsed through the steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from etl import receive
from etl.home import Home
from etl.receive import Arrival, Receipt
from etl.steps import process
from etl.store import SHEETS_A_BATCH, STANDING, Archive, BatchResult


@dataclass(frozen=True)
class Reading:
    """What an ingest came to: the ledger rows of this batch and their issues."""

    ledger: pl.DataFrame
    quality: pl.DataFrame

    @property
    def all_well(self) -> bool:
        """Whether nothing was rejected, not even a row, and nothing waits for review."""
        return self.ledger.filter(~pl.col("status").is_in(["accepted", "duplicate"])).is_empty()


def ingest(home: Home, arrivals: Iterable[Arrival], received: date) -> Reading:
    """Keep the arrivals as one batch, then read, check and store them; nothing received is ever lost."""
    with home.writing():
        catch_up(home)
        receipts = receive.keep(home, arrivals, received)
        return _take_in(home, receipts) if receipts else _nothing()


def catch_up(home: Home) -> int:
    """Parse every batch of the journal that the cache does not hold, in order; returns how many."""
    archive = Archive(home)
    missing: dict[int, list[Receipt]] = {}
    done = archive.batches()
    for receipt in receive.journal(home):
        if receipt.batch not in done:
            missing.setdefault(receipt.batch, []).append(receipt)
    for number in sorted(missing):
        _take_in(home, missing[number])
    return len(missing)


def _take_in(home: Home, receipts: list[Receipt]) -> Reading:
    archive = Archive(home)
    number = receipts[0].batch
    fresh, known = _tell_duplicates(receipts, archive.ledger())
    result = process(home, archive, fresh, number)
    known, again = _tell_unaccepted(known, pl.concat([archive.ledger(), *result.ledger]))
    if again:
        process(home, archive, again, number, result)
    result.ledger.extend(_duplicate_rows(known, pl.concat([archive.ledger(), *result.ledger]), number))
    _read_waiting_again(home, archive, receipts, result)
    archive.add(number, result)
    return Reading(
        pl.concat(result.ledger), pl.concat(result.quality) if result.quality else _nothing().quality
    )


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


def _read_waiting_again(home: Home, archive: Archive, receipts: list[Receipt], result: BatchResult) -> None:
    """A new catalogue of hamlets may tell where waiting rosters belong: read those files again."""
    if not result.rows.get("M10"):
        return
    mine = {receipt.number for receipt in receipts}
    waiting = archive.ledger().filter(
        (pl.col("status") == "needs_review") & ~pl.col("receipt").is_in(list(mine))
    )["receipt"]
    again = [receipt for receipt in receive.journal(home) if receipt.number in set(waiting)]
    if again:
        process(home, archive, again, receipts[0].batch, result)


def _nothing() -> Reading:
    from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA

    return Reading(pl.DataFrame(schema=dict(LEDGER_SCHEMA)), pl.DataFrame(schema=dict(QUALITY_SCHEMA)))


def rebuild(home: Home) -> None:
    """Throw the cache away and parse every original again; the figures stay what they were."""
    import shutil

    with home.writing():
        shutil.rmtree(Path(home.cache), ignore_errors=True)
        catch_up(home)
