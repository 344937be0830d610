"""What must hold of whatever was sent: nothing breaks, nothing is lost, no accepted nonsense."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator

import polars as pl

from etl import reference
from etl.forms import FORMS
from etl.store import Archive
from tests.fuzz.oracle import faults, holds_identity
from tests.fuzz.sending import Fuzzed, slow
from tests.fuzz.together import faults_together

Law = Callable[[Fuzzed], Iterator[str]]
"""Tells what breaks it, in words that begin with the case; nothing where it holds."""
CRASHES = ("program_error", "too_heavy")


def no_reader_breaks(fuzzed: Fuzzed) -> Iterator[str]:
    """No file makes the program stumble."""
    crashed = fuzzed.quality.filter(pl.col("rule").is_in(CRASHES)).join(fuzzed.ledger, on="sheet_key")
    yield from (f"{file}: {rule}" for file, rule in crashed.select("file", "rule").iter_rows())


def every_file_is_kept_and_told_of(fuzzed: Fuzzed) -> Iterator[str]:
    """The original lies there byte for byte, and the ledger has it."""
    told = Counter(fuzzed.ledger["file"])
    for arrival in fuzzed.sent:
        assert isinstance(arrival.data, bytes)
        kept = fuzzed.home.original(hashlib.sha256(arrival.data).hexdigest())
        if kept.read_bytes() != arrival.data or not told[arrival.name]:
            yield f"{arrival.name}: lost"


def every_row_is_accepted_or_rejected(fuzzed: Fuzzed) -> Iterator[str]:
    """The counts add up, and nothing is rejected in silence."""
    ledger = fuzzed.ledger
    wrong = ledger.filter(pl.col("rows_read") != pl.col("rows_accepted") + pl.col("rows_rejected"))
    errors = fuzzed.quality.filter(severity="error").select("sheet_key").unique()
    refused = ledger.filter((pl.col("rows_rejected") > 0) | (pl.col("status") == "rejected"))
    for file in [*wrong["file"], *refused.join(errors, on="sheet_key", how="anti")["file"]]:
        yield f"{file}: rows do not add up, or were rejected in silence"


def what_is_stored_was_accepted(fuzzed: Fuzzed) -> Iterator[str]:
    """Of each sheet as many rows are stored as were accepted."""
    archive = Archive(fuzzed.home)
    for form in FORMS.values():
        if not form.streamed:
            stored = Counter(archive.rows(form.code)["sheet_key"])
            ledger = archive.ledger().filter(pl.col("rows_accepted") > 0, form=form.code)
            if dict(stored) != dict(ledger.select("sheet_key", "rows_accepted").rows()):
                yield f"{form.code}: other rows are stored than were accepted"


def no_accepted_row_breaks_a_rule(fuzzed: Fuzzed) -> Iterator[str]:
    """No stored row is one that a rule of its form rejects, by itself or beside the others."""
    communes = frozenset(reference.communes()["code"])
    archive = Archive(fuzzed.home)
    files = dict(archive.ledger().select("sheet_key", "file").rows())
    for form in FORMS.values():
        if not form.streamed:
            for row in archive.rows(form.code).iter_rows(named=True):
                if found := faults(form, row, communes):
                    yield f"{files[row['sheet_key']]} row {row['row']}: {found}"
    yield from (f"{files[sheet]} row {row}: {why}" for sheet, row, why in faults_together(archive))


def what_is_told_is_said_in_words(fuzzed: Fuzzed) -> Iterator[str]:
    """Messages are sentences without identity numbers."""
    for value in fuzzed.quality["value"].unique():
        if holds_identity(value):
            yield "an identity number is told"
    for message in fuzzed.quality["message"].unique():
        whole = message.rstrip("”").endswith((".", "…")) and "None" not in message.replace("“None", "")
        if not whole or holds_identity(message) or "Traceback" in message:
            yield f"told: {message}"


LAWS: tuple[Law, ...] = (
    no_reader_breaks, slow, every_file_is_kept_and_told_of, every_row_is_accepted_or_rejected,
    what_is_stored_was_accepted, no_accepted_row_breaks_a_rule, what_is_told_is_said_in_words,
)  # fmt: skip


def shares(fuzzed: Fuzzed) -> tuple[float, float]:
    """Of the files sent the share of which something was accepted, and of which something was not."""
    status = Counter(fuzzed.ledger.unique(["file", "status"])["status"])
    accepted, refused = status["accepted"] + status["partly"], status["rejected"] + status["needs_review"]
    return min(1, accepted / len(fuzzed.sent)), min(1, refused / len(fuzzed.sent))
