"""Tables of no known form, read again as the form that a reviewer named for them."""

from collections.abc import Iterator, Sequence

from etl.home import Home
from etl.read.document import Refusal
from etl.read.pool import run
from etl.receive import Receipt
from etl.review.decided import Decided, remark
from etl.review.decision import Decision
from etl.tables.parsed import ParsedSheet
from etl.worker import Job, read


def as_decided(
    home: Home, receipt: Receipt, parsed: Sequence[ParsedSheet], decided: Decided
) -> Iterator[ParsedSheet]:
    """The sheets of one file, those without a form as the form decided for them, where there is one."""
    for sheet in parsed:
        decision = None if sheet.form else _decision(receipt, sheet, decided)
        again = read_as(home, receipt, sheet.sheet, decision.code) if decision else []
        if not decision or not again:
            yield sheet
            continue
        for found in again:
            found.issues.append(remark(decision, "", f"Đã đọc là biểu {decision.code}"))
        yield from again


def read_as(home: Home, receipt: Receipt, sheet: str, form: str) -> list[ParsedSheet]:
    """One sheet of a kept file read as that form; empty where it cannot be."""
    found = _read(home, receipt, form, sure=True)
    return [one for one in found if one.form and (one.sheet == sheet or one.sheet.startswith(f"{sheet} #"))]


def signature(home: Home, receipt: Receipt, sheet: str) -> str:
    """The mark by which a table of no known form is known again; empty where it has none."""
    found = _read(home, receipt, receipt.form, sure=False)
    return next((one.heading.get("signature", "") for one in found if one.sheet == sheet), "")


def _read(home: Home, receipt: Receipt, form: str | None, sure: bool) -> list[ParsedSheet]:
    """The file's sheets, read in a worker like every file from outside; none where it is refused."""
    job = Job(str(home.original(receipt.sha256)), receipt.name, form, sure)
    (outcome,) = run(read, [job], preload=["etl.worker"])
    return [] if isinstance(outcome, Refusal) else outcome


def _decision(receipt: Receipt, sheet: ParsedSheet, decided: Decided) -> Decision | None:
    mark = sheet.heading.get("signature", "")
    return decided.form(receipt.sha256, sheet.sheet, mark, receipt.form)
