"""Checks the kept originals: each one that a receipt names is there, with its size and its SHA-256."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from etl.home import Home
from etl.receive import Receipt
from etl.verify.finding import Finding

_WHAT_HELPS = (
    "lấy lại đúng tệp này từ bản sao lưu (tar xf FILE.tar originals/…), hoặc xin nơi gửi đúng tệp đó và nạp "
    "lại; rồi chạy lại verify"
)


def originals(home: Home, receipts: Sequence[Receipt], sums: Mapping[str, str] | None = None) -> Finding:
    """What was found of the originals; ``sums`` has SHA-256 by path where they are known already."""
    named = {receipt.sha256: receipt for receipt in receipts}
    faults = [fault for receipt in named.values() for fault in _faults(home, receipt, sums)]
    kept = {path.name for path in home.originals.glob("??/*") if len(path.name) == 64}
    loose = len(kept - named.keys())
    more = f"; {loose} tệp chưa có biên nhận (lệnh nạp bị ngắt, nơi gửi nạp lại là đủ)" if loose else ""
    size = sum(receipt.size for receipt in named.values()) / 1e6
    said = f"{len(named)} tệp ({size:.1f} MB) còn đủ, đúng mã SHA-256{more}."
    return Finding("Bản gốc", said, faults, _WHAT_HELPS)


def _faults(home: Home, receipt: Receipt, sums: Mapping[str, str] | None) -> Iterator[str]:
    path = home.original(receipt.sha256)
    what = f"originals/{path.parent.name}/{path.name} (biên nhận {receipt.number}, nhận {receipt.received})"
    name = path.relative_to(home.root).as_posix()
    try:
        found = sums.get(name, "") if sums is not None else file_sum(path)
    except FileNotFoundError:
        found = ""
    except OSError as error:
        yield f"không đọc được {what}: {error.strerror}"
        return
    if not found:
        yield f"thiếu {what}"
    elif found != receipt.sha256:
        yield f"sai mã SHA-256 {what}"


def file_sum(path: Path) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
