"""Append-only journals of a home: lines of JSON, durable once written, a torn last line never counted."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeVar

from etl.home import sync_folder

_TAIL = 1 << 16
Read = TypeVar("Read")


class JournalError(Exception):
    """A journal was damaged; the message (Vietnamese) says which line, and what to do; ``what`` the fault."""

    def __init__(self, path: Path, number: int) -> None:
        self.what = f"dòng {number} của {path.name} không đọc được"
        super().__init__(
            f"Sổ bị hỏng: {self.what}. Không có gì được ghi thêm. Hãy xem kho còn thiếu gì bằng "
            "python -m etl verify, rồi khôi phục từ bản sao lưu gần nhất (python -m etl restore)."
        )


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Every line in order; a last one cut short by a crash was never acknowledged.

    Raises JournalError at a whole line that cannot be read.
    """
    if not path.exists():
        return
    with open(path, "rb") as lines:  # a line may be cut short in the middle of a letter
        for number, line in enumerate(lines, start=1):
            if line.endswith(b"\n"):
                yield _record(path, number, line)


def read_as(path: Path, made: Callable[[dict[str, Any]], Read]) -> Iterator[Read]:
    """Every line as what ``made`` makes of it; raises JournalError also where it lacks something."""
    for number, line in enumerate(read(path), start=1):
        try:
            found = made(line)
        except (KeyError, TypeError, ValueError):
            raise JournalError(path, number) from None
        yield found


def _record(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise JournalError(path, number)
    return found


def last(path: Path) -> dict[str, Any] | None:
    """The last whole line, found from the end of the file."""
    if not path.exists():
        return None
    with open(path, "rb") as lines:
        size = lines.seek(0, os.SEEK_END)
        reach = _TAIL
        while True:
            lines.seek(max(size - reach, 0))
            whole, _, _ = lines.read().rpartition(b"\n")
            _, mark, found = whole.rpartition(b"\n")
            if mark or reach >= size:
                return _record(path, whole.count(b"\n") + 1, found) if found else None
            reach *= 8


def append(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write the records as lines; after this returns none of them can be lost.

    Where the disk does not take them (OSError) none of them is there.
    """
    _drop_torn_line(path)
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    with open(path, "ab", buffering=0) as lines:
        before = lines.seek(0, os.SEEK_END)
        try:
            _write_all(lines, text.encode())
            os.fsync(lines.fileno())
        except OSError:
            lines.truncate(before)
            raise
    sync_folder(path.parent)


def _write_all(file: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def next_batch(*paths: Path) -> int:
    """The next number in the one order of all that happens to a home: files received, decisions taken."""
    return 1 + max((found["batch"] for path in paths if (found := last(path))), default=0)


def _drop_torn_line(path: Path) -> None:
    if not path.exists():
        return
    with open(path, "rb+") as lines:
        end = lines.seek(0, os.SEEK_END)
        while end > 0:
            start = max(end - _TAIL, 0)
            lines.seek(start)
            at = lines.read(end - start).rfind(b"\n")
            if at >= 0:
                lines.truncate(start + at + 1)
                return
            end = start
        lines.truncate(0)
