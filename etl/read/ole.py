"""Looks into an OLE2 compound file, the container of .doc, .xls and of password-protected .docx and .xlsx.

Source: [MS-CFB], Compound File Binary File Format.
"""

import struct

from etl.read.messages import refuse

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = struct.Struct("<64sHBxIII36xII4x")
_LAST = 0xFFFFFFFA
_STREAM = 2
_MINI = 64
_MAX_STREAM_SECTORS = 200_000


class CompoundFile:
    """The streams of a compound file: name to (first sector, size)."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise refuse("truncated_file")
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise refuse("truncated_file")
        self._data = data
        self._size = 1 << shift
        self._fat = self._read_fat()
        (directory,) = struct.unpack_from("<I", data, 48)
        (self.mini_cutoff,) = struct.unpack_from("<I", data, 56)
        entries = self._chain(directory)
        self.streams = _entries(entries)
        self._root = _ENTRY.unpack_from(entries)[6:8] if len(entries) >= _ENTRY.size else (_LAST, 0)

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size]

    def _read_fat(self) -> list[int]:
        numbers = list(struct.unpack_from("<109I", self._data, 76))
        (extra,) = struct.unpack_from("<I", self._data, 68)
        width = self._size // 4
        while extra < _LAST and len(numbers) < _MAX_STREAM_SECTORS:
            sector = self._sector(extra)
            if len(sector) < self._size:
                raise refuse("truncated_file")
            *more, extra = struct.unpack(f"<{width}I", sector)
            numbers += more
        sectors = [self._sector(number) for number in numbers if number < _LAST]
        table = b"".join(sector for sector in sectors if len(sector) == self._size)
        return list(struct.unpack(f"<{len(table) // 4}I", table))

    def _chain(self, sector: int) -> bytes:
        parts: list[bytes] = []
        while sector < len(self._fat):
            parts.append(self._sector(sector))
            sector = self._fat[sector]
            if len(parts) > _MAX_STREAM_SECTORS:
                raise refuse("truncated_file")
        return b"".join(parts)

    def read(self, name: str) -> bytes:
        """One stream; a small one lies in sectors of 64 bytes inside the root's own."""
        start, size = self.streams[name]
        return self._chain(start)[:size] if size >= self.mini_cutoff else self._mini_chain(start)[:size]

    def _mini_chain(self, sector: int) -> bytes:
        whole = self._chain(self._root[0])[: self._root[1]]
        (first,) = struct.unpack_from("<I", self._data, 60)
        table = self._chain(first)
        links = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        parts: list[bytes] = []
        while sector < len(links) and len(parts) <= len(links):
            parts.append(whole[sector * _MINI : (sector + 1) * _MINI])
            sector = links[sector]
        return b"".join(parts)


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """The streams of the root storage only: objects embedded in the document repeat the names deeper down."""
    streams: dict[str, tuple[int, int]] = {}
    entries = [_ENTRY.unpack_from(directory, begin) for begin in range(0, len(directory) - 127, 128)]
    seen: set[int] = set()
    waiting = [entries[0][5]] if entries else []
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        raw, length, kind, left, right, _, start, size = entries[number]
        waiting += [left, right]
        if kind == _STREAM and 2 <= length <= 64:
            streams[raw[: length - 2].decode("utf-16-le", "replace")] = (start, size)
    return streams
