"""Keeps what arrives, byte for byte, and writes it into the append-only journal of receipts."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from etl.home import Home, sync_folder


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file received: what, when, under which name, and what the sender said about it."""

    number: int
    batch: int
    sha256: str
    name: str
    size: int
    received: str
    form: str | None = None
    commune: str | None = None
    container: str | None = None
    simulated: bool = False

    @property
    def is_bundle(self) -> bool:
        """Whether this is a bundle of simulated sheets rather than a file that someone made."""
        return self.simulated and self.name.endswith(".parquet")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file at the door, not yet kept."""

    name: str
    data: bytes
    form: str | None = None
    commune: str | None = None
    container: str | None = None
    simulated: bool = False
    received: date | None = None
    """Day of receipt, where it is not the day of the whole batch."""


def journal(home: Home) -> Iterator[Receipt]:
    """Every receipt in the order of arrival; a last line cut short by a crash was never acknowledged."""
    if not home.receipts.exists():
        return
    with open(home.receipts, encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n"):
                yield Receipt(**json.loads(line))


def keep(home: Home, arrivals: Iterable[Arrival], received: date) -> list[Receipt]:
    """Store the bytes of one batch and then its receipts; after this returns nothing of it can be lost."""
    last = max(journal(home), key=lambda receipt: receipt.number, default=None)
    number, batch = (last.number, last.batch + 1) if last else (0, 1)
    receipts = []
    for arrival in arrivals:
        number += 1
        sha256 = hashlib.sha256(arrival.data).hexdigest()
        _keep_bytes(home, sha256, arrival.data)
        receipts.append(
            Receipt(
                number, batch, sha256, arrival.name, len(arrival.data),
                (arrival.received or received).isoformat(),
                arrival.form, arrival.commune, arrival.container, arrival.simulated,
            )
        )  # fmt: skip
    os.sync()  # once a batch: a hundredth of the cost of an fsync a file
    _append(home, receipts)
    return receipts


def _keep_bytes(home: Home, sha256: str, data: bytes) -> None:
    path = home.original(sha256)
    if path.exists() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_bytes(data)
    draft.chmod(0o444)
    os.replace(draft, path)


def _append(home: Home, receipts: list[Receipt]) -> None:
    _drop_torn_line(home)
    text = "".join(json.dumps(asdict(receipt), ensure_ascii=False) + "\n" for receipt in receipts)
    with open(home.receipts, "a", encoding="utf-8") as lines:
        lines.write(text)
        lines.flush()
        os.fsync(lines.fileno())
    sync_folder(home.root)


def _drop_torn_line(home: Home) -> None:
    if not home.receipts.exists():
        return
    with open(home.receipts, "rb+") as lines:
        data = lines.read()
        lines.truncate(data.rfind(b"\n") + 1)
