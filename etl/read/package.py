"""Opens a zip package of a document in memory: what it claims is checked first, what it holds when read."""

import io
import struct
import zipfile
import zlib

from etl.read.limits import LIMITS
from etl.read.messages import refuse

_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<4s22xHH")


def check_directory(members: list[zipfile.ZipInfo], streamed: bool = False) -> None:
    """Refuses an archive that has a password, too many members or unpacks to too much. Reads no member.

    ``streamed``: members too large for memory are looked at later, one by one, and need not fit in it.
    """
    if len(members) > LIMITS.members:
        raise refuse("zip_bomb")
    unpacked = 0
    for member in members:
        if not streamed or member.file_size <= LIMITS.file_bytes or member.file_size > LIMITS.table_bytes:
            unpacked += member.file_size
        if member.flag_bits & _ENCRYPTED:
            raise refuse("password_protected")
        if member.file_size > LIMITS.ratio_from_bytes and (
            member.file_size > LIMITS.ratio * max(member.compress_size, 1)
        ):
            raise refuse("zip_bomb")
    if unpacked > LIMITS.unpacked_bytes:
        limit = f"{LIMITS.unpacked_bytes // 1_000_000} MB"
        raise refuse("too_large", what=f"{unpacked / 1_000_000:.0f} MB khi bung ra", limit=limit)


class Package:
    """The parts of a checked zip package by name."""

    __slots__ = ("_data", "_members")

    def __init__(self, data: bytes) -> None:
        try:
            members = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError, EOFError):
            raise refuse("truncated_file") from None
        check_directory(members)
        self._data = data
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """One part unpacked. A part that is missing, cut, or longer than it claims is refused."""
        member = self._members.get(name)
        if member is None:
            raise refuse("truncated_file")
        begin = member.header_offset
        header = self._data[begin : begin + _LOCAL.size]
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise refuse("truncated_file")
        _, name_length, extra_length = _LOCAL.unpack(header)
        begin += _LOCAL.size + name_length + extra_length
        part = _unpack(self._data[begin : begin + member.compress_size], member)
        if zlib.crc32(part) != member.CRC:
            raise refuse("truncated_file")
        return part


def _unpack(packed: bytes, member: zipfile.ZipInfo) -> bytes:
    if member.compress_type == zipfile.ZIP_STORED:
        part = packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        try:
            part = zlib.decompressobj(-15).decompress(packed, member.file_size + 1)
        except zlib.error:
            raise refuse("truncated_file") from None
    else:
        raise refuse("unsupported_format", kind="zip")
    if len(part) > member.file_size:
        raise refuse("zip_bomb")
    return part
