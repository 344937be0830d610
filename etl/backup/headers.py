"""Walks over the headers of an archive before any library reads it: plain files only, all within the file."""

import tarfile
from collections.abc import Iterator
from typing import IO

from etl.backup.manifest import ArchiveError

_BLOCK = 512
_LONG_NAME, _LONGEST = b"L", 4096
_PLAIN = (tarfile.REGTYPE, tarfile.AREGTYPE)


def check_headers(file: IO[bytes]) -> None:
    """Raise ArchiveError at anything but plain files with names of a sane length.

    Links, devices, folders, sparse files and extended headers never stand in an archive of ours; without
    them nothing can point outside, nor grow beyond the archive's own size.
    """
    size = file.seek(0, 2)
    end = 0
    for kind, length, at in _headers(file, size):
        if kind == _LONG_NAME and length > _LONGEST:
            raise ArchiveError("Bản sao lưu có tên tệp dài bất thường; không dùng được.")
        if kind not in (*_PLAIN, _LONG_NAME):
            raise ArchiveError("Bản sao lưu có mục không phải tệp thường (như liên kết); không dùng được.")
        end = at + _BLOCK + length
        if length < 0 or end > size:
            raise ArchiveError("Bản sao lưu bị cụt: thiếu phần cuối. Hãy chép lại hoặc dùng bản khác.")
    file.seek(0)


def _headers(file: IO[bytes], size: int) -> Iterator[tuple[bytes, int, int]]:
    at = 0
    while at < size:
        file.seek(at)
        block = file.read(_BLOCK)
        if not block.strip(b"\0"):
            return
        try:
            header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            raise ArchiveError("Không phải bản sao lưu của kho, hoặc đã hỏng.") from None
        yield header.type, header.size, at
        at += _BLOCK + -(-header.size // _BLOCK) * _BLOCK
