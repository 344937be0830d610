"""Marked copies of files received: gathered here, made in worker processes, one file at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.home import Home
from etl.marked.gathering import Received
from etl.marked.grid_book import page_only
from etl.marked.making import Order, make
from etl.marked.naming import copy_name
from etl.marked.report import Report
from etl.read.document import Refusal
from etl.read.pool import run

SECONDS_A_FILE = 120.0
_ONLY_PAGE = "Bảng gốc không chép được vào bản này; hãy sửa trong tệp của mình rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Copy:
    """One marked copy: the receipt, the communes it is of, a safe file name, and the bytes."""

    receipt: int
    communes: tuple[str, ...]
    name: str
    data: bytes


def marked_copy(home: Home, receipt_number: int) -> tuple[str, bytes]:
    """File name and bytes of the marked copy of one receipt, whether or not anything is wrong with it.

    KeyError where there is no such receipt, or it is no file of a sender (an archive, simulated data).
    """
    (copy,) = marked_copies(home, Received(home), [receipt_number])
    return copy.name, copy.data


def marked_copies(home: Home, received: Received, numbers: Sequence[int]) -> Iterator[Copy]:
    """The copies of these receipts, in order; what fails to be marked comes as the first sheet alone."""
    for number in numbers:
        if received.receipts[number].kind not in ("file", "refused"):
            raise KeyError(number)
    reports = [received.report(number) for number in numbers]
    readable = [at for at, report in enumerate(reports) if not report.unread]
    orders = [_order(home, received, numbers[at], reports[at]) for at in readable]
    made = run(make, orders, preload=["etl.marked.making"], seconds_per_job=SECONDS_A_FILE)
    for at, number in enumerate(numbers):
        outcome = next(made) if not reports[at].unread else None
        ending, data = _whole_or_page(outcome, reports[at])
        name = copy_name(received.receipts[number].name, number, ending)
        yield Copy(number, tuple(received.communes(number)), name, data)


def _order(home: Home, received: Received, number: int, report: Report) -> Order:
    receipt = received.receipts[number]
    return Order(str(home.original(receipt.sha256)), receipt.form, report)


def _whole_or_page(outcome: tuple[str, bytes] | Refusal | None, report: Report) -> tuple[str, bytes]:
    if outcome is None:
        return ".xlsx", page_only(report)
    return (".xlsx", page_only(report, [_ONLY_PAGE])) if isinstance(outcome, Refusal) else outcome
