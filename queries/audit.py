"""The audit log of a home: one line an event, each bound to the line before it, durable once written.

``etl/audit.py`` writes the same format with the same functions: the two sides may not import each other.
"""

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

Line = dict[str, Any]

FIRST: Line = {"number": 0, "hash": "0" * 64}
"""What the first line is bound to."""
FACT = re.compile(r"[0-9a-f]{64}|[0-9]{8}-[0-9a-f]{8}|(?!.*(?:[0-9][.-]?){9})[!-~]{1,128}")
"""Texts that may be written down as facts: checksums, snapshots' ids, codes; no sentence, no long number."""
WORDS = re.compile(r"(?!.*(?:[0-9]{6}|[0-9](?:[^0-9]?[0-9]){8}))[^\x00-\x1f\x7f<>]{10,200}")
"""The one fact in words, ``words``: a reason that was checked to name nobody; no long number here either."""
_TAIL = 1 << 16


def record(home: Path, event: str, who: str, role: str = "", **what: str | int) -> None:
    """Write one event down; after this returns it cannot be lost. A fact that is no code becomes ``-``.

    Raises OSError where the disk does not take it.
    """
    now = datetime.now(UTC)
    facts = {
        name: fact if isinstance(fact, int) or (WORDS if name == "words" else FACT).fullmatch(fact) else "-"
        for name, fact in what.items() if fact != ""
    }  # fmt: skip
    with held(home) as head:
        last, wrong, file = _end(home / "audit", head)
        lines = [_bound(last, now, "torn", "", "", wrong)] if wrong else []
        lines.append(_bound(lines[-1] if lines else last, now, event, who, role, facts))
        month = home / "audit" / f"{now:%Y-%m}.jsonl"
        _write(file if file and (wrong or file > month) else month, lines)
        head.seek(0)
        head.write(json.dumps({name: lines[-1][name] for name in FIRST}).encode())
        head.flush()
        if last is FIRST or "head" in wrong:
            _sync(head, home / "audit")


def latest(home: Path, month: str = "", event: str = "", who: str = "") -> list[Line]:
    """Events of one month (the newest unless given), newest first; what is no line is left out."""
    known = months(home)
    if not known:
        return []
    file = home / "audit" / f"{month if month in known else known[0]}.jsonl"
    found = [line for raw in file.read_bytes().splitlines() if (line := whole(raw))]
    return [line for line in reversed(found) if event in ("", line["event"]) and who in ("", line["who"])]


def months(home: Path) -> list[str]:
    """Months of which there is a file, newest first."""
    return sorted((file.stem for file in (home / "audit").glob("????-??.jsonl")), reverse=True)


@contextmanager
def held(home: Path) -> Iterator[IO[bytes]]:
    """Hold the log: nothing is added meanwhile. Gives its head, which says how far the log goes."""
    folder = home / "audit"
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(folder / "head.json", "r+b", opener=_private) as head:
        fcntl.flock(head, fcntl.LOCK_EX)
        yield head


def whole(raw: bytes) -> Line | None:
    """The line behind the bytes; None where they are none, or its own hash says that it was changed."""
    try:
        line = json.loads(raw)
        return line if line["hash"] == digest(line) else None
    except (ValueError, TypeError, KeyError):
        return None


def digest(line: Line) -> str:
    """SHA-256 over the line without its hash as canonical JSON (keys sorted, no spaces, UTF-8)."""
    said = {name: value for name, value in line.items() if name != "hash"}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _bound(last: Line, now: datetime, event: str, who: str, role: str, what: Line) -> Line:
    """The line that follows ``last``."""
    who = who.encode("utf-8", "replace").decode()[:128]
    line = {"number": last["number"] + 1, "time": now.isoformat(timespec="milliseconds"), "event": event,
            "who": who, "role": role, "what": what, "previous": last["hash"]}  # fmt: skip
    return {**line, "hash": digest(line)}


def _end(folder: Path, head: IO[bytes]) -> tuple[Line, Line, Path | None]:
    """The last line, what is wrong behind it or with the head, and the newest file.

    The head is believed where it goes further than the file: lines that were cut off leave a gap for good.
    """
    file = max(folder.glob("????-??.jsonl"), default=None)
    torn: list[bytes] = []
    line = None
    for raw in reversed(_last_bytes(file).removesuffix(b"\n").split(b"\n")) if file else ():
        if raw and (line := whole(raw)):
            break
        torn.insert(0, raw)
    wrong: Line = {}
    if any(torn):
        joined = b"\n".join(torn)
        wrong = {"bytes": len(joined), "sha256": hashlib.sha256(joined).hexdigest()}
    try:
        known = json.loads(head.read())
    except ValueError:
        known, wrong = FIRST, {**wrong, **({"head": "lost"} if line and line["number"] > 1 else {})}
    return line if line and line["number"] >= known["number"] else known, wrong, file


def _last_bytes(file: Path) -> bytes:
    with open(file, "rb") as lines:
        lines.seek(max(lines.seek(0, os.SEEK_END) - _TAIL, 0))
        return lines.read()


def _write(file: Path, lines: list[Line]) -> None:
    """Add the lines in one write; a line that a crash left open is closed first."""
    fresh = not file.exists()
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    with open(file, "ab", opener=_private) as out:
        opened = not fresh and _last_bytes(file)[-1:] not in (b"", b"\n")
        out.write(b"\n" * opened + text.encode())
        _sync(out, file.parent if fresh else None)


def _sync(file: IO[bytes], folder: Path | None) -> None:
    file.flush()
    os.fsync(file.fileno())
    if folder:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT, 0o600)
