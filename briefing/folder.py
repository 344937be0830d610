"""A folder of documents reaches its place in one step or not at all, and never over other files."""

import errno
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.edition import NotThereError
from figures.labels import word

File = tuple[str, bytes]
"""Name and bytes of a document."""


def fill(out: Path, files: Iterable[File]) -> tuple[int, int]:
    """Write the files into a folder beside, then rename it to ``out``; returns their number and bytes.

    The same files again change nothing. Raises NotThereError where ``out`` holds anything else, OSError where
    the disk refuses; ``out`` is then as it was.
    """
    with beside(out) as fresh:
        told = lay(fresh, files)
        place(fresh, out)
    return told


def lay(folder: Path, files: Iterable[File]) -> tuple[int, int]:
    """Write files into a folder of our own; returns their number and bytes. Names may hold folders."""
    count, size = 0, 0
    for name, document in files:
        _write(folder / name, document)
        count, size = count + 1, size + len(document)
    return count, size


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A new folder next to the place, removed at the end if not renamed; so are those of killed runs."""
    out.parent.mkdir(parents=True, exist_ok=True)
    for left in out.parent.glob(f".{out.name}.*.part"):
        if not _alive(left.suffixes[-2].lstrip(".")):
            shutil.rmtree(left, ignore_errors=True)
    fresh = out.with_name(f".{out.name}.{os.getpid()}.part")
    fresh.mkdir()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _alive(number: str) -> bool:
    """Whether a process of that number runs."""
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _write(file: Path, document: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(document)
        opened.flush()
        os.fsync(opened.fileno())


def place(fresh: Path, out: Path) -> None:
    """Rename a whole folder to its place; nothing is done where the same files stand there already."""
    if out.exists() and alike(fresh, out):
        return
    try:
        os.rename(fresh, out)  # an empty folder gives way, one with files does not
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
            raise NotThereError(word("document.folder_taken", folder=out)) from None
        raise


def alike(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    mine, theirs = _held(one), _held(other)
    return mine.keys() == theirs.keys() and all(
        mine[name].read_bytes() == theirs[name].read_bytes() for name in mine
    )


def _held(top: Path) -> dict[Path, Path]:
    return {path.relative_to(top): path for path in top.rglob("*") if path.is_file()}


def plain(text: str) -> str:
    """Words as part of a file's name: small letters without marks, hyphens between."""
    bare = unicodedata.normalize("NFD", text.casefold().replace(chr(0x111), "d"))
    kept = (c if c.isascii() and c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return "-".join("".join(kept).split())
