"""Reads an archive: its manifest, and every file checked against it."""

import hashlib
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from etl.backup import manifest
from etl.backup.headers import check_headers
from etl.backup.manifest import ArchiveError, Manifest

_CHUNK = 1 << 20
Sink = Callable[[bytes], object]


class Archive:
    """An open archive whose headers, names and manifest were found sound; its bytes are checked when read."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self._members = archive.getmembers()
        self.manifest = self._manifest()

    def _manifest(self) -> Manifest:
        names = [member.name for member in self._members]
        if not names or names[-1] != manifest.NAME:
            raise ArchiveError("Không phải bản sao lưu của kho, hoặc bị cụt: không có tệp kê ở cuối.")
        text = self._file(self._members[-1]).read()
        found = manifest.read(text)
        if len(set(names)) != len(names) or set(names[:-1]) != found.files.keys():
            raise ArchiveError("Bản sao lưu không khớp tệp kê của nó: thừa, thiếu hoặc lặp tệp.")
        for name in found.files:
            _check_name(name)
        return found

    def check(self) -> None:
        """Raise ArchiveError unless every file is as the manifest says."""
        for member in self._members[:-1]:
            self.read(member.name, lambda data: None)

    def read(self, name: str, sink: Sink) -> None:
        """Hand one file's bytes to the sink; raises ArchiveError where they are not as the manifest says."""
        member, kept, digest = self._archive.getmember(name), self.manifest.files[name], hashlib.sha256()
        file = self._file(member)
        while data := file.read(_CHUNK):
            digest.update(data)
            sink(data)
        if member.size != kept.size or digest.hexdigest() != kept.sha256:
            raise ArchiveError(f"Bản sao lưu bị hỏng: tệp {name} không đúng mã SHA-256. Hãy dùng bản khác.")

    def _file(self, member: tarfile.TarInfo) -> IO[bytes]:
        file = self._archive.extractfile(member)
        assert file
        return file


def _check_name(name: str) -> None:
    """Only names that stay within a home, on every system, and are no marks of the product itself."""
    parts = name.split("/")
    bad = any(part in ("", ".", "..") or len(part.encode()) > 255 for part in parts)
    if bad or "\\" in name or "\0" in name or ":" in parts[0] or parts[0] in (".lock", ".restoring", "cache"):
        raise ArchiveError("Bản sao lưu có tên tệp không an toàn; không dùng được.")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive in a file; raises ArchiveError where it is none of ours, or not whole."""
    try:
        with open(path, "rb") as file:
            check_headers(file)
            with tarfile.open(fileobj=file, mode="r:", errors="strict") as archive:
                yield Archive(archive)
    except (tarfile.TarError, UnicodeError):
        raise ArchiveError("Không phải bản sao lưu của kho, hoặc đã hỏng.") from None
