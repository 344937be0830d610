"""The command that sends files back to their senders with what is to be mended marked in them."""

import argparse
import hashlib
import re
from datetime import date
from pathlib import Path

from etl import reference
from etl.commands.audited import note
from etl.commands.errors import NotWrittenError, UsageError
from etl.home import Home
from etl.ingest import catch_up
from etl.marked.copying import Copy, marked_copies
from etl.marked.gathering import Received
from etl.marked.naming import free_path
from etl.receive import Receipt

_SHA = re.compile(r"[0-9a-f]{6,64}")


def marked(home: Home, options: argparse.Namespace) -> int:
    """Write the marked copy of every file that has issues, or of those asked for, into a folder."""
    if options.commune and options.commune not in set(reference.communes()["code"]):
        raise UsageError(f"Không có xã, phường mang mã {options.commune!r}.")
    home.made()
    with home.writing():
        catch_up(home)
    received = Received(home)
    asked, missing = _asked(received, options.files)
    chosen = [one for one in _latest(asked, received.repeats) if _is_wanted(received, one, options)]
    for name in missing:
        print(f"Không có tệp nào đã nhận tên là, hoặc mang mã băm, “{name}”.")
    faulty = {one.number for one in received.faulty}
    for one in chosen:
        if one.number not in faulty:
            print(f"{one.name}: không có lỗi hay cảnh báo nào, không có gì phải sửa.")
    numbers = [one.number for one in chosen if one.number in faulty]
    for copy in marked_copies(home, received, numbers):
        print(f"{received.receipts[copy.receipt].name} → {_write(Path(options.out), copy)}")
    if numbers:
        note(home, "export", kind="marked", count=len(numbers), commune=options.commune or "")
    print(f"Đã ghi {len(numbers)} tệp vào {options.out}." if numbers else "Không có tệp nào cần trả lại.")
    return 1 if missing else 0


def _asked(received: Received, files: list[str]) -> tuple[list[Receipt], list[str]]:
    """Receipts that the words on the command line mean, and the words that mean none."""
    if not files:
        return received.faulty, []
    found: list[Receipt] = []
    missing: list[str] = []
    for word in files:
        of_word = [one for one in received.receipts.values() if one.kind in ("file", "refused")]
        of_word = [one for one in of_word if _is_meant(one, word)] or _of_path(of_word, Path(word))
        found += of_word
        missing += [] if of_word else [word]
    return found, missing


def _is_meant(receipt: Receipt, word: str) -> bool:
    by_sha = _SHA.fullmatch(word.casefold()) and receipt.sha256.startswith(word.casefold())
    return bool(by_sha) or word in (receipt.name, receipt.name.rsplit("/", 1)[-1])


def _of_path(receipts: list[Receipt], path: Path) -> list[Receipt]:
    """The receipts of a file that lies on the disk: those of the same bytes."""
    if not path.is_file():
        return []
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return [one for one in receipts if one.sha256 == sha256]


def _latest(receipts: list[Receipt], repeats: set[int]) -> list[Receipt]:
    """Of the same bytes sent again for the same commune only the last that was read, in order of arrival."""
    by_reading = sorted(receipts, key=lambda one: (one.number not in repeats, one.number))
    last = {(one.sha256, one.commune, one.form, one.name): one for one in by_reading}
    return sorted(last.values(), key=lambda one: one.number)


def _is_wanted(received: Received, receipt: Receipt, options: argparse.Namespace) -> bool:
    if options.since and date.fromisoformat(receipt.received) < options.since:
        return False
    return not options.commune or options.commune in received.communes(receipt.number)


def _write(out: Path, copy: Copy) -> Path:
    """One copy, in a folder named with its commune's code: sent back as a folder it is that commune's."""
    folder = out / copy.communes[0] if len(copy.communes) == 1 else out
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free_path(folder, copy.name)
        path.write_bytes(copy.data)
    except OSError as error:
        raise NotWrittenError(f"Không ghi được vào {folder}: {error.strerror}.") from None
    return path
