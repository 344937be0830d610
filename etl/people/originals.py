"""Names and phones of rosters, read again from the kept originals; nothing of them is kept."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl import receive
from etl.demo.bundle import from_bytes
from etl.home import Home
from etl.people.standing import Post
from etl.persons import person_key
from etl.read.document import Refusal
from etl.read.pool import run
from etl.receive import Receipt
from etl.review.decided import Decided
from etl.review.reading import as_decided
from etl.store import SHEETS_A_BATCH
from etl.worker import Job, read

ROSTERS = ("M01", "M02b")
Named = tuple[str, str | None]
"""Name and phone (ten digits, or None) of one person."""


def named(home: Home, posts: Sequence[Post]) -> dict[str, Named]:
    """By the hash of each person on the originals behind the posts: name and phone.

    Whose hash is not there (an original that is damaged or gone) is missing.
    """
    batches = {post.receipt: post.sheet_key // SHEETS_A_BATCH for post in posts}
    receipts = [receipt for receipt in receive.journal(home) if receipt.number in batches]
    bundles = [receipt for receipt in receipts if receipt.kind == "bundle"]
    files = [receipt for receipt in receipts if receipt.kind == "file"]
    units = {post.unit for post in posts}
    pairs = list(_of_files(home, files, batches))
    for bundle in bundles:
        pairs += _of_bundle(home, bundle, units)
    return {person_key(home.key, name, phone or ""): (name, phone) for name, phone in pairs}


def _of_files(home: Home, receipts: Sequence[Receipt], batches: dict[int, int]) -> Iterator[Named]:
    """Everybody on the rosters of the files, read by workers as on the day they came."""
    jobs = [Job(str(home.original(receipt.sha256)), receipt.name, receipt.form) for receipt in receipts]
    for receipt, outcome in zip(receipts, run(read, jobs, preload=["etl.worker"]), strict=True):
        if isinstance(outcome, Refusal):
            continue
        decided = Decided.until(home, batches[receipt.number])
        for sheet in as_decided(home, receipt, outcome, decided):
            if sheet.form in ROSTERS:
                cells = zip(sheet.columns["full_name"], sheet.columns["zalo_phone"], strict=True)
                yield from ((str(name or ""), str(phone) if phone else None) for name, phone in cells)


def _of_bundle(home: Home, receipt: Receipt, units: set[str]) -> Iterator[Named]:
    """Simulated people of the units on a bundle of rosters."""
    unit = "hamlet_code" if receipt.form == "M01" else "commune_code"
    rows = from_bytes(home.original(receipt.sha256).read_bytes())
    mine = rows.filter(pl.col(unit).is_in(list(units))).select("full_name", "zalo_phone")
    yield from ((name or "", phone) for name, phone in mine.iter_rows())
