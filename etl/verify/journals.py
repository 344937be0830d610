"""Checks the two journals: no line damaged, no number missing; only a last line may be cut short."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from etl import journal, receive
from etl.home import Home
from etl.receive import Receipt
from etl.review.decision import Decision, lines
from etl.verify.finding import Finding

Read = TypeVar("Read")
_RESTORE = (
    "không sửa sổ bằng tay; khôi phục từ bản sao lưu gần nhất vào một thư mục mới (restore), rồi nạp lại "
    "những tệp nhận sau bản đó"
)


def receipts(home: Home) -> tuple[list[Receipt], Finding]:
    """The receipts up to the first damaged line, and what was found of their journal."""
    found, faults = _whole(receive.journal(home))
    before = 0
    for number, receipt in enumerate(found, start=1):
        if receipt.number != number:
            faults.append(f"dòng {number} là biên nhận số {receipt.number}, phải là số {number}")
            break
        if receipt.batch < before:
            faults.append(f"dòng {number} thuộc lượt {receipt.batch}, sau lượt {before}")
            break
        before = receipt.batch
    said = f"{len(found)} biên nhận liền số{_torn(home.receipts)}."
    return found, Finding("Sổ biên nhận", said, faults, _RESTORE)


def decided(home: Home, received: Iterable[Receipt]) -> tuple[list[Decision], Finding]:
    """The decisions, and what was found of their journal; with the receipts it numbers every batch once."""
    found, faults = _whole(lines(home))
    known: set[str] = set()
    for number, line in enumerate(found, start=1):
        if line.id != f"Q{number:04d}":
            faults.append(f"dòng {number} là quyết định {line.id}, phải là Q{number:04d}")
            break
        if line.undoes and line.undoes not in known:
            faults.append(f"quyết định {line.id} rút {line.undoes}, không có trong sổ")
        known.add(line.id)
    if not faults:
        faults += _gaps({receipt.batch for receipt in received}, [line.batch for line in found])
    said = f"{len(found)} quyết định liền số{_torn(home.decisions)}."
    return found, Finding("Sổ quyết định", said, faults, _RESTORE)


def _gaps(received: set[int], taken: list[int]) -> list[str]:
    numbers = sorted([*received, *taken])
    wanted = list(range(1, len(numbers) + 1))
    wrong = next((want for number, want in zip(numbers, wanted, strict=True) if number != want), None)
    return [f"hai sổ không nối nhau ở lượt {wrong}: một sổ mất hoặc thừa dòng"] if wrong else []


def _whole(lines: Iterator[Read]) -> tuple[list[Read], list[str]]:
    """The lines up to the first damaged one, and what is wrong with that."""
    found: list[Read] = []
    try:
        found.extend(lines)
    except journal.JournalError as error:
        return found, [error.what]
    return found, []


def _torn(path: Path) -> str:
    if not path.exists() or not path.stat().st_size:
        return ""
    with open(path, "rb") as lines:
        lines.seek(-1, 2)
        whole = lines.read() == b"\n"
    return "" if whole else "; dòng cuối viết dở lúc bị ngắt, chưa được tính và sẽ được bỏ ở lần ghi tới"
