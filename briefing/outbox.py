"""The outbox of a home: a folder a period and snapshot, never written over, with a note of what it holds."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path
from typing import Any

from queries.home import home_folder

NOTE = "ban-phat-hanh.json"
FAILED = "loi.txt"
LOCK = ".dang-chay"


@dataclass(frozen=True)
class Issue:
    """One folder of the outbox: its period, the snapshot it was made from, its files (name, size)."""

    folder: Path
    period: str
    snapshot_id: str
    simulated: bool
    files: tuple[tuple[str, int], ...]


def outbox() -> Path:
    """Where documents of the scheduler go."""
    return home_folder() / "outbox"


def issues(most: int | None = None) -> list[Issue]:
    """Whole folders of the outbox, newest period first, later ones of a period first; ``most`` at most."""
    folders = [one.parent for one in outbox().glob(f"*/{NOTE}") if not one.parent.name.startswith(".")]
    known = sorted((_issue(one) for one in folders), key=_order, reverse=True)
    return known[:most]


def _order(issue: Issue) -> tuple[str, int]:
    number = issue.folder.name.removeprefix(f"{issue.period}-")
    return issue.period, int(number) if number.isdecimal() else 1


def _issue(folder: Path) -> Issue:
    told = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    files = tuple((one["name"], one["size"]) for one in told["files"])
    return Issue(folder, told["period"], told["snapshot_id"], told["simulated"], files)


def of_snapshot(period: str, snapshot_id: str) -> Issue | None:
    """The folder of a period made from a snapshot; None where there is none."""
    found = [one for one in issues() if (one.period, one.snapshot_id) == (period, snapshot_id)]
    return found[0] if found else None


@contextmanager
def alone() -> Iterator[bool]:
    """Whether no other run is at work in the outbox, held to the end; a killed run holds nothing."""
    outbox().mkdir(parents=True, exist_ok=True)
    with (outbox() / LOCK).open("a") as held:
        try:
            flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def tell(said: str) -> None:
    """Keep the reason of a failure in a file; empty words take the file away."""
    file = outbox() / FAILED
    if not said:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{said}\n", encoding="utf-8")


def free(period: str) -> Path:
    """The next folder of a period: its name, then with -2, -3 …"""
    numbers = range(1, 10_000)
    names = (period if number == 1 else f"{period}-{number}" for number in numbers)
    return next(one for name in names if not (one := outbox() / name).exists())


def note(meta: dict[str, Any], period: str, folder: Path) -> bytes:
    """What a folder holds: period, snapshot, and each file with its size and SHA-256."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told = {
        "period": period, "snapshot_id": meta["snapshot_id"], "as_of": meta["as_of"].isoformat(),
        "simulated": meta["simulated"],
        "files": [
            {"name": path.relative_to(folder).as_posix(), "size": path.stat().st_size,
             "sha256": sha256(path.read_bytes()).hexdigest()}
            for path in files
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
