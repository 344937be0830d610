"""Keeps what arrives, byte for byte, and writes it into the append-only journal of receipts."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Literal, Protocol

from etl import journal as lines
from etl.home import Home
from etl.read.archive import BROKEN
from etl.read.messages import refuse

Kind = Literal["file", "bundle", "archive", "refused"]
"""A file to read, a bundle of simulated sheets, an archive (its members come as files), one refused."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file received: what, when, under which name, and what the sender said about it.

    ``rule`` and ``message`` say why a file was refused at the door (kind ``refused``).
    """

    number: int
    batch: int
    sha256: str
    name: str
    size: int
    received: str
    form: str | None = None
    commune: str | None = None
    kind: Kind = "file"
    simulated: bool = False
    rule: str = ""
    message: str = ""


class Source(Protocol):
    """A file that is not in memory and has no path of its own: a member of an archive."""

    def open(self, mode: str = "rb") -> IO[bytes]:
        """Its bytes as a stream."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file at the door, not yet kept: its bytes, or where one too large to be held in memory can be read.

    ``received`` is the day of receipt where it is not the day of the whole batch.
    """

    name: str
    data: bytes | Path | Source
    form: str | None = None
    commune: str | None = None
    kind: Kind = "file"
    simulated: bool = False
    rule: str = ""
    message: str = ""
    received: date | None = None


def journal(home: Home) -> Iterator[Receipt]:
    """Every receipt in the order of arrival; a last line cut short by a crash was never acknowledged."""
    return lines.read_as(home.receipts, lambda line: Receipt(**line))


def keep(home: Home, arrivals: Iterable[Arrival], received: date) -> list[Receipt]:
    """Store the bytes of one batch and then its receipts; after this returns nothing of it can be lost."""
    last = lines.last(home.receipts)
    number, batch = last["number"] if last else 0, lines.next_batch(home.receipts, home.decisions)
    receipts = []
    for arrival in arrivals:
        number += 1
        day = (arrival.received or received).isoformat()
        try:
            sha256, size = _keep_bytes(home, arrival.data)
        except BROKEN as error:
            arrival = _broken(arrival, error)
            sha256, size = _keep_bytes(home, b"")
        said = (arrival.form, arrival.commune, arrival.kind, arrival.simulated, arrival.rule, arrival.message)
        receipts.append(Receipt(number, batch, sha256, arrival.name, size, day, *said))
    os.sync()  # once a batch: a hundredth of the cost of an fsync a file
    lines.append(home.receipts, map(asdict, receipts))
    return receipts


def _broken(arrival: Arrival, error: Exception) -> Arrival:
    """A member of an archive that cannot be unpacked; the archive itself is kept. Other errors go on."""
    if isinstance(arrival.data, bytes | Path):
        raise error
    refusal = refuse("truncated_file", arrival.name)
    return replace(arrival, data=b"", kind="refused", rule=refusal.rule, message=refusal.message)


def _keep_bytes(home: Home, data: bytes | Path | Source) -> tuple[str, int]:
    """Put the bytes under their SHA-256; returns it and their number."""
    if not isinstance(data, bytes | Path):
        return _keep_stream(home, data)
    if isinstance(data, Path):
        sha256, size = _sum_of(data), data.stat().st_size
    else:
        sha256, size = hashlib.sha256(data).hexdigest(), len(data)
    path = home.original(sha256)
    if path.exists() and path.stat().st_size == size and _sum_of(path) == sha256:
        return sha256, size
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    try:
        if isinstance(data, Path):
            shutil.copyfile(data, draft)
        else:
            draft.write_bytes(data)
        draft.chmod(0o444)
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return sha256, size


def _sum_of(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep_stream(home: Home, source: Source) -> tuple[str, int]:
    """Unpack the bytes on the way to where they are kept."""
    with tempfile.NamedTemporaryFile(dir=home.originals, suffix=".new", delete=False) as draft:
        try:
            with source.open("rb") as stream:
                shutil.copyfileobj(stream, draft, 1 << 20)
            draft.close()
            return _keep_bytes(home, Path(draft.name))
        finally:
            os.unlink(draft.name)
