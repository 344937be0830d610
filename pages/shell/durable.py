"""Files that survive a crash: written whole or not at all, under names that are safe on every system."""

import fcntl
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_IDENTITY = re.compile(r"(?<!\d)\d{12}(?!\d)")
_LONGEST = 150
"""Bytes of a name that are kept: file systems allow 255."""


def safe_name(sent: str) -> str:
    """The file's own name without folders, control characters or identity numbers; never empty."""
    bare = unicodedata.normalize("NFC", sent).replace("\\", "/").rsplit("/", 1)[-1]
    bare = _IDENTITY.sub("xxx", _UNSAFE.sub("_", bare)).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and len(ending) <= 8 else (bare, "")
    short = stem.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    return (short or "tep") + ending


def keep(folder: Path, files: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    """Write files into a folder and make them durable; returns the names, one for each, none twice."""
    folder.mkdir()
    names: list[str] = []
    for sent, data in files:
        name = _free(safe_name(sent), {known.casefold() for known in names})
        with (folder / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        names.append(name)
    sync(folder)
    return tuple(names)


def _free(name: str, taken: set[str]) -> str:
    path, free, number = Path(name), name, 2
    while free.casefold() in taken:
        free = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return free


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[Path]:
    """A folder that appears under its name only when it is complete; where making it fails, never."""
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = parent / f".draft-{name}"
    draft.mkdir()
    try:
        yield draft
        sync(draft)
        os.rename(draft, parent / name)
        sync(parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def write(path: Path, text: str) -> None:
    """Put a text in the place of the one that stands; a reader sees the old one or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Make the folder's own entries durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file; waits for its turn. A process that dies lets go of it."""
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def is_held(path: Path) -> bool:
    """Whether another process holds the lock file now."""
    try:
        with path.open("r") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
