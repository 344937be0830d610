"""Turns what a person hands over (files, folders, zip archives) into single files, in a settled order."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from etl.read.archive import is_noise, members
from etl.read.document import Refusal
from etl.read.large import Member, is_plain_table
from etl.read.limits import LIMITS
from etl.read.messages import refuse


@dataclass(frozen=True, slots=True)
class Received:
    """One file as it came in.

    name is how people are told of it ("xa.zip/thon-1.docx"); folder_parts are the names of the folders and
    archives around it, outermost first; data is where a plain table too large for memory can be read.
    """

    name: str
    data: bytes | Path | Member
    folder_parts: tuple[str, ...]


def expand(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Received | Refusal]:
    """The files behind the paths; folders go down in sorted order, archives are opened once, not twice.

    A path that is missing, too large or a broken archive gives a Refusal that carries its name. Lock files
    and what systems leave in folders are passed over; links that lead out of a folder are not followed.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path, path.name)


def _folder(top: Path) -> Iterator[Received | Refusal]:
    root = top.resolve()
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = sorted(name for name in subfolders if not is_noise(name))
        for name in sorted(names):
            path = Path(folder, name)
            if is_noise(name) or (path.is_symlink() and not path.resolve().is_relative_to(root)):
                continue
            yield from _file(path, path.relative_to(top).as_posix())


def _file(path: Path, shown: str) -> Iterator[Received | Refusal]:
    around = path.absolute().parent.parts[1:]
    try:
        if not path.is_file():
            yield refuse("not_found", shown)
        elif is_archive(path):
            yield from _archive(path, shown, around)
        elif path.stat().st_size > LIMITS.file_bytes:
            streams = path.stat().st_size <= LIMITS.table_bytes and is_plain_table(path)
            yield Received(shown, path, around) if streams else _too_large(shown, path.stat().st_size)
        else:
            yield Received(shown, path.read_bytes(), around)
    except OSError:
        yield refuse("cannot_open", shown)


def is_archive(path: Path) -> bool:
    """A zip that is no office document; a cut one is left to the reader, which says what is wrong."""
    with path.open("rb") as file:
        if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return not names & {"[Content_Types].xml", "mimetype", "word/document.xml", "xl/workbook.xml"}


def _archive(path: Path, shown: str, around: tuple[str, ...]) -> Iterator[Received | Refusal]:
    parts = (*around, path.stem)
    empty = True
    for name, content in members(path):
        member, empty = f"{shown}/{name}", False
        if isinstance(content, Refusal):
            content.name = member if name else shown
            yield content
        else:
            yield Received(member, content, (*parts, *PurePosixPath(name).parts[:-1]))
    if empty:
        yield refuse("empty_file", shown)


def _too_large(shown: str, size: int) -> Refusal:
    limit = f"{LIMITS.file_bytes // 1_000_000} MB"
    return refuse("too_large", shown, what=f"{size / 1_000_000:.0f} MB", limit=limit)
