"""The home: one folder that holds everything received and built, and the lock that keeps writers apart."""

import fcntl
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
RESTORING = ".restoring"
"""Folder in a home that is being made from a backup: while it is there the home is not whole."""


class UnfinishedHomeError(Exception):
    """The home was not restored to its end; the message (Vietnamese) says what to do."""


@dataclass(frozen=True)
class Home:
    """Paths inside one home. Making the object touches nothing; ``made`` creates the folders."""

    root: Path

    @classmethod
    def locate(cls, option: str | None = None) -> "Home":
        """The home named by the option, else by ``PHUSO_HOME``, else ``data/`` of the checkout."""
        return cls(Path(option or os.environ.get("PHUSO_HOME") or CHECKOUT / "data").expanduser().resolve())

    @property
    def originals(self) -> Path:
        """Files as received, under their SHA-256."""
        return self.root / "originals"

    @property
    def receipts(self) -> Path:
        """Append-only journal of what was received."""
        return self.root / "receipts.jsonl"

    @property
    def decisions(self) -> Path:
        """Append-only journal of what people decided about files that waited for review."""
        return self.root / "decisions.jsonl"

    @property
    def cache(self) -> Path:
        """What was parsed from the originals; may be deleted at any time."""
        return self.root / "cache"

    @property
    def warehouse(self) -> Path:
        """The published snapshot."""
        return self.root / "warehouse.duckdb"

    @property
    def boundaries(self) -> Path:
        """The installed boundary layer."""
        return self.root / "boundaries"

    def made(self) -> "Home":
        """The same home, with its folders there."""
        for folder in (self.originals, self.cache):
            folder.mkdir(parents=True, exist_ok=True)
        return self

    def original(self, sha256: str) -> Path:
        """Where the file with this SHA-256 is kept."""
        return self.originals / sha256[:2] / sha256

    @cached_property
    def key(self) -> bytes:
        """Secret of this home (32 bytes) under which people are told apart without keeping their names."""
        path = self.root / "person.key"
        if not path.exists():
            draft = path.with_suffix(".new")
            draft.unlink(missing_ok=True)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
            sync_folder(self.root)
        return path.read_bytes()

    @contextmanager
    def writing(self, doing: str = "", restoring: bool = False) -> Iterator[None]:
        """Hold the home's only writing lock; a second writer waits its turn and says so.

        ``doing`` stands in the lock file meanwhile, for the screens: ``build`` while figures are computed.
        Raises UnfinishedHomeError in a home half restored, but for the command that goes on (``restoring``).
        """
        self.made()
        with open(self.root / ".lock", "a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Đang có lệnh khác ghi vào kho số liệu; chờ đến lượt…", file=sys.stderr)
                fcntl.flock(handle, fcntl.LOCK_EX)
            handle.truncate(0)
            handle.write(doing)
            handle.flush()
            if not restoring and (self.root / RESTORING).exists():
                raise UnfinishedHomeError(
                    f"Kho {self.root} đang khôi phục dở từ bản sao lưu. Hãy chạy lại lệnh restore với đúng "
                    "bản sao lưu đó; chưa có gì dùng được trước khi lệnh ấy xong."
                )
            yield


def sync_folder(folder: Path) -> None:
    """Make the folder's own entries durable (a rename in it is only safe after this)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
