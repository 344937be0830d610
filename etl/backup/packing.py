"""Packs a home into one archive under the home's lock; the archive appears when it was read back whole."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from etl.audit import held
from etl.backup import manifest
from etl.backup.contents import contents
from etl.backup.manifest import ArchiveError, Kept, Manifest
from etl.backup.reading import opened
from etl.home import Home, sync_folder
from etl.verify.finding import Finding
from etl.verify.journals import decided, receipts
from etl.verify.originals import originals
from etl.warehouse import reader

_CORE = ("originals", "receipts.jsonl", "decisions.jsonl", "frozen", "person.key", "warehouse.duckdb")
"""What only moves under the home's lock; other files may come and go while they are packed."""


def backup(home: Home, out: Path) -> tuple[Manifest, Sequence[Finding]]:
    """Write the archive, readable by its owner only; returns its manifest and what in the home is not whole.

    Raises ArchiveError where the file is there already, or lies within the home; OSError of a full disk.
    """
    _check(home, out)
    with home.writing():
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as draft:
            try:
                packed = _pack(home, draft)
                draft.flush()
                os.fsync(draft.fileno())
                with opened(Path(draft.name)) as archive:
                    archive.check()
                _check(home, out)
                os.rename(draft.name, out)
            except BaseException:
                os.unlink(draft.name)
                raise
        sync_folder(out.parent)
        sums = {name: kept.sha256 for name, kept in packed.files.items()}
        received, journal = receipts(home)
        found = (journal, decided(home, received)[1], originals(home, received, sums))
    return packed, [one for one in found if not one.whole]


def _check(home: Home, out: Path) -> None:
    if not any(contents(home)):
        raise ArchiveError(f"Kho {home.root} chưa có gì để sao lưu.")
    if out.exists():
        raise ArchiveError(f"Đã có {out}; hãy đặt tên khác, bản sao lưu cũ không bị ghi đè.")
    if out.resolve().is_relative_to(home.root):
        raise ArchiveError("Hãy ghi bản sao lưu ra ngoài kho số liệu, tốt nhất là trên một ổ đĩa khác.")
    if not out.parent.is_dir():
        raise ArchiveError(f"Không có thư mục {out.parent}.")


def _pack(home: Home, draft: IO[bytes]) -> Manifest:
    files: dict[str, Kept] = {}
    with tarfile.open(fileobj=draft, mode="w", format=tarfile.GNU_FORMAT) as archive:
        audit = home.root / "audit"
        logged, others = _split(contents(home), audit)
        with held(home.root) if audit.is_dir() else nullcontext():
            files.update(_add_all(archive, home, logged))
        files.update(_add_all(archive, home, others))
        try:
            snapshot = (reader.meta(home) or {}).get("snapshot_id")
        except reader.DamagedSnapshotError:
            snapshot = None
        packed = Manifest(datetime.now(UTC).isoformat(timespec="seconds"), snapshot, files)
        text = packed.text().encode()
        archive.addfile(_header(manifest.NAME, len(text), 0o600), io.BytesIO(text))
    return packed


def _split(paths: Iterable[Path], folder: Path) -> tuple[list[Path], list[Path]]:
    """Those within the folder, and the others."""
    parts: tuple[list[Path], list[Path]] = [], []
    for path in paths:
        parts[not path.is_relative_to(folder)].append(path)
    return parts


def _add_all(archive: tarfile.TarFile, home: Home, paths: Iterable[Path]) -> Iterator[tuple[str, Kept]]:
    for path in paths:
        name = path.relative_to(home.root).as_posix()
        try:
            yield name, _add(archive, path, name)
        except FileNotFoundError:
            if name.split("/")[0] in _CORE:
                raise


def _add(archive: tarfile.TarFile, path: Path, name: str) -> Kept:
    with open(path, "rb") as file:
        seen = os.fstat(file.fileno())
        mode = seen.st_mode & 0o644
        summed = _Summed(file)
        archive.addfile(_header(name, seen.st_size, mode), summed)
        return Kept(seen.st_size, summed.digest.hexdigest(), mode)


def _header(name: str, size: int, mode: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, mode
    return header


class _Summed(io.RawIOBase):
    """A file whose SHA-256 is taken as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data
