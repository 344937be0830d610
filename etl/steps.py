"""The steps of a batch, in order: read, frame, place, check, store."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl.bundles import bundle_batch
from etl.checks import check
from etl.forms import FORMS
from etl.framing import (
    ISSUES_SCHEMA,
    SHEETS_SCHEMA,
    Batch,
    issues_frame,
    rows_frame,
    split_by_place_and_period,
    without_errors,
)
from etl.home import Home
from etl.known import Known
from etl.outcome import ledger_rows, stored_rows
from etl.placing import place
from etl.read.document import Refusal
from etl.read.pool import run
from etl.receive import Receipt
from etl.review.decided import Decided
from etl.review.reading import as_decided
from etl.siting import site
from etl.store import SHEETS_A_BATCH, Archive, BatchResult
from etl.tables.parsed import Issue, ParsedSheet
from etl.visits import entering as visits
from etl.worker import Job, read


def process(
    home: Home, archive: Archive, receipts: Sequence[Receipt], number: int, result: BatchResult | None = None
) -> BatchResult:
    """Take the files of one batch through every step; ``result`` holds what the batch gave before."""
    result = result or BatchResult()
    decided = Decided.until(home, number)
    as_of = max((received_on(receipt) for receipt in receipts), default=date.today())
    again = {receipt.number for receipt in receipts if receipt.batch != number}
    known = Known(home, archive, result, as_of, decided, again)
    first = sum(frame.height for frame in result.ledger) + 1
    logs = visits.part(home, receipts)
    batches, unread = _read_all(home, logs, first, decided)
    last = first + sum(batch.sheets.height for batch in (*batches.values(), unread)) - 1
    for code, form in FORMS.items():
        if code not in batches:
            continue
        batch = split_by_place_and_period(form, place(form, batches[code], known), last)
        last += batch.sheets.height - batches[code].sheets.height
        checked = check(form, *batch.live(), known, batch.errors())
        issues = pl.concat([*batch.issues, checked.issues.select(list(ISSUES_SCHEMA))])
        sound = without_errors(checked.rows, issues)
        accepted = stored_rows(form, batch, sound, number * SHEETS_A_BATCH, home.key)
        result.rows.setdefault(code, []).append(accepted)
        _note(result, batch, issues, accepted, number)
    if unread.sheets.height:
        _note(result, unread, pl.concat(unread.issues), None, number)
    last, broken = visits.enter(home, archive, known, logs, result, number, last)
    if broken:
        batch = _frame("", broken, last + 1, decided)
        _note(result, batch, pl.concat(batch.issues), None, number)
    return result


def _note(
    result: BatchResult, batch: Batch, issues: pl.DataFrame, accepted: pl.DataFrame | None, number: int
) -> None:
    ledger, quality = ledger_rows(batch, issues, accepted, number * SHEETS_A_BATCH)
    result.ledger.append(ledger)
    result.quality.append(quality)


def _read_all(home: Home, logs: visits.Logs, first: int, decided: Decided) -> tuple[dict[str, Batch], Batch]:
    """Read every other file; returns the batches by form, and the sheets of no form (refused, unknown)."""
    receipts = logs.others
    plain = [receipt for receipt in receipts if receipt.kind == "file"]
    jobs = [Job(str(home.original(receipt.sha256)), receipt.name, receipt.form) for receipt in plain]
    sheets: dict[str, list[tuple[Receipt, ParsedSheet]]] = {}
    for receipt, outcome in zip(plain, run(read, jobs, preload=["etl.worker"]), strict=True):
        parsed = [_refused(receipt, outcome)] if isinstance(outcome, Refusal) else outcome
        for sheet in as_decided(home, receipt, parsed, decided):
            sheets.setdefault(sheet.form, []).append((receipt, sheet))
    for receipt in receipts:
        if receipt.kind == "refused":
            sheet = _refused(receipt, Refusal(receipt.rule, receipt.message))
            sheets.setdefault("", []).append((receipt, sheet))
    sheets.setdefault("", []).extend(logs.unread)
    for form in FORMS.values():
        if form.streamed:
            logs.add_sheets(sheets.pop(form.code, []))
    batches: dict[str, Batch] = {}
    for code in ("", *FORMS):
        if sheets.get(code):
            batches[code] = _frame(code, sheets[code], first, decided)
            first += batches[code].sheets.height
    for receipt in receipts:
        if receipt.kind == "bundle" and receipt.form:
            batches[receipt.form] = bundle_batch(home, receipt, first)
            first += batches[receipt.form].sheets.height
    return batches, batches.pop("", Batch(pl.DataFrame(schema=SHEETS_SCHEMA), pl.DataFrame()))


def _refused(receipt: Receipt, refusal: Refusal) -> ParsedSheet:
    issue = Issue(None, "", "", refusal.rule, "error", refusal.message)
    return ParsedSheet(receipt.name, "", "", issues=[issue])


def _frame(code: str, sheets: list[tuple[Receipt, ParsedSheet]], first: int, decided: Decided) -> Batch:
    numbered = list(enumerate(sheets, start=first))
    lines = [site(number, receipt, sheet, decided) for number, (receipt, sheet) in numbered]
    issues = [(number, issue) for number, (_, sheet) in numbered for issue in sheet.issues]
    issues += [(line.sheet_id, issue) for line in lines for issue in line.issues]
    waiting = {line.sheet_id for line in lines if line.waits}
    frame = pl.DataFrame([line.values() for line in lines], schema=SHEETS_SCHEMA, orient="row")
    tables = [(number, sheet.rows, sheet.columns) for number, (_, sheet) in numbered]
    rows = rows_frame(FORMS[code], tables) if code else pl.DataFrame()
    return Batch(frame, rows, [issues_frame(issues)], waiting)


def received_on(receipt: Receipt) -> date:
    """Day of receipt."""
    return date.fromisoformat(receipt.received)
