"""Opens an archive of files that somebody sent: its directory is checked first, its names are only names."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from etl.read.document import Refusal
from etl.read.large import Member, is_plain_table
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.package import check_directory

_NOISE = frozenset(("thumbs.db", "desktop.ini", ".ds_store", "__macosx"))
_UTF8_NAME = 0x800
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, RuntimeError)


def members(path: Path) -> Iterator[tuple[str, bytes | Member | Refusal]]:
    """The files of an archive by name, sorted; a member that cannot be had gives a Refusal in its place.

    A plain table too large for memory is not unpacked here. An archive that is refused as a whole (bomb,
    password) gives one Refusal under the empty name. An archive inside it is not opened.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check_directory(infos, streamed=True)
            for info in sorted(infos, key=shown_name):
                name = shown_name(info)
                if not any(map(is_noise, name.split("/"))):
                    yield name, _content(archive, info, Member(path, info.filename))
    except Refusal as refusal:
        yield "", refusal
    except (zipfile.BadZipFile, OSError, ValueError):
        yield "", refuse("truncated_file")


def is_noise(name: str) -> bool:
    """Whether programs, not people, put a file or folder of this name there."""
    lower = name.lower()
    return lower in _NOISE or lower.startswith(("~$", "._", ".~lock."))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, member: Member) -> bytes | Member | Refusal:
    try:
        if info.file_size <= LIMITS.file_bytes:
            return archive.read(info)
        if is_plain_table(member):
            return member
        limit = f"{LIMITS.file_bytes // 1_000_000} MB"
        return refuse("too_large", what=f"{info.file_size / 1_000_000:.0f} MB", limit=limit)
    except NotImplementedError:
        return refuse("unsupported_format", kind="zip")
    except BROKEN:
        return refuse("truncated_file")


def shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name for people: Windows writes Vietnamese as UTF-8 without saying so, or in code page 437.

    Nothing is ever written under it, so that "../../x" is a name like any other.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = info.filename
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
