"""Visit logs on their way through a batch: parted from the other files, taken in, entered in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from etl.home import Home
from etl.known import Known
from etl.read.document import Refusal
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.receive import Receipt
from etl.store import SHEETS_A_BATCH, Archive, BatchResult
from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA
from etl.tables.parsed import ParsedSheet
from etl.visits import hamlets, households, monthly, packing, parts
from etl.visits.finding import find
from etl.visits.gathering import gathered
from etl.visits.log import CODE, Log
from etl.visits.sheets import of_sheet
from etl.visits.taking import Earlier, Taken, refused, take_in


@dataclass
class Logs:
    """The visit logs among the files of a batch, the other files, and what could not be read."""

    found: list[tuple[Receipt, Log]] = field(default_factory=list)
    others: list[Receipt] = field(default_factory=list)
    unread: list[tuple[Receipt, ParsedSheet]] = field(default_factory=list)

    def add_sheets(self, sheets: Sequence[tuple[Receipt, ParsedSheet]]) -> None:
        """Logs found on sheets of workbooks that were read as any other."""
        self.found += [(receipt, of_sheet(sheet)) for receipt, sheet in sheets]


def part(home: Home, receipts: Sequence[Receipt]) -> Logs:
    """Tell the logs by the heads of the files; what is too large for a form and is no log is refused."""
    logs = Logs()
    for receipt in receipts:
        path = home.original(receipt.sha256)
        try:
            log = find(path, receipt.name, receipt.form) if receipt.kind == "file" else None
            if log is None and receipt.kind == "file" and receipt.size > LIMITS.file_bytes:
                what, limit = f"{receipt.size / 1e6:.0f} MB", f"{LIMITS.file_bytes // 1_000_000} MB"
                raise refuse("too_large", receipt.name, what=what, limit=limit)
        except Refusal as refusal:
            logs.unread.append((receipt, refused(receipt, refusal, None)))
            continue
        if log is None:
            logs.others.append(receipt)
        else:
            logs.found.append((receipt, log))
    return logs


def enter(home: Home, archive: Archive, known: Known, logs: Logs, result: BatchResult, batch: int,
          last: int) -> tuple[int, list[tuple[Receipt, ParsedSheet]]]:  # fmt: skip
    """Take the logs in, in order of arrival; ``last`` is the last id given to a sheet of the batch.

    Returns the last id given now, and the logs that broke off on the way, as sheets of no form.
    """
    mine = [receipt.number for receipt, _ in logs.found]
    before = archive.ledger().filter(~pl.col("receipt").is_in(mine))
    earlier = Earlier(parts.standing(before, SHEETS_A_BATCH), archive.folder / "batches")
    seeds = households.seeds(home.key)
    broken: list[tuple[Receipt, ParsedSheet]] = []
    for receipt, log in sorted(logs.found, key=lambda pair: pair[0].number):
        try:
            taken = take_in(log, receipt, known, earlier, seeds)
        except Refusal as refusal:
            broken.append((receipt, refused(receipt, refusal, log)))
            continue
        last = _note(result, taken, batch, last)
        _store(archive, result, taken, batch)
    return last, broken


def _store(archive: Archive, result: BatchResult, taken: Taken, batch: int) -> None:
    number, visits, months = taken.receipt.number, taken.visits, taken.months
    if number in result.visits:
        both = enumerate([result.visits[number], visits])
        visits, months, _ = gathered([packing.again(frame, order) for order, frame in both])
    if visits.height:
        result.visits[number] = visits
        monthly.remember(archive.folder, batch, number, months)


def _note(result: BatchResult, taken: Taken, batch: int, last: int) -> int:
    """Enter a log in the ledger, one row a commune, and its faults in the quality log."""
    counts = taken.counts.with_row_index("number", offset=last + 1)
    key = (pl.col("number").cast(pl.Int64) + batch * SHEETS_A_BATCH).alias("sheet_key")
    names = pl.Series([hamlets.communes()[at] if at is not None else None for at in counts["commune"]])
    receipt, day = taken.receipt, date.fromisoformat(taken.receipt.received)
    ledger = counts.with_columns(
        key,
        commune_code=names.cast(pl.String), receipt=pl.lit(receipt.number), file=pl.lit(taken.sheet.file),
        sheet=pl.lit(taken.sheet.sheet), sha256=pl.lit(receipt.sha256), form=pl.lit(CODE), hamlet_code=None,
        period=None, rows_rejected=pl.col("rows_read") - pl.col("rows_accepted"), received_date=pl.lit(day),
        received_order=pl.lit(receipt.number), declared_date=None, simulated=pl.lit(receipt.simulated),
        status=pl.lit("needs_review") if taken.waits else _status(),
    )  # fmt: skip
    at = counts.select("commune", key)
    first = pl.col("sheet_key").fill_null(ledger["sheet_key"].first())
    told = taken.told.join(at, on="commune", how="left", nulls_equal=True, maintain_order="left")
    result.ledger.append(ledger.select(pl.col(name).cast(kind) for name, kind in LEDGER_SCHEMA.items()))
    told = told.with_columns(first).select(pl.col(name).cast(kind) for name, kind in QUALITY_SCHEMA.items())
    result.quality.append(told)
    return last + counts.height


def _status() -> pl.Expr:
    return (
        pl.when(pl.col("rows_accepted") == 0)
        .then(pl.lit("rejected"))
        .when(pl.col("rows_accepted") < pl.col("rows_read"))
        .then(pl.lit("partly"))
        .otherwise(pl.lit("accepted"))
    )
