"""Append-only journals of a home: lines of JSON, durable once written, a torn last line never counted."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.home import sync_folder

_TAIL = 1 << 16


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Every line in order; a last one cut short by a crash was never acknowledged."""
    if not path.exists():
        return
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n"):
                yield json.loads(line)


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
                return json.loads(found) if found else None
            reach *= 8


def append(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write the records as lines; after this returns none of them can be lost."""
    _drop_torn_line(path)
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    with open(path, "a", encoding="utf-8") as lines:
        lines.write(text)
        lines.flush()
        os.fsync(lines.fileno())
    sync_folder(path.parent)


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
