"""Names of marked copies: safe on every system, one for each receipt, the sender's own name still in them."""

import re
from pathlib import Path, PurePosixPath

from etl.text.normal import nfc

PREFIX = "CAN-SUA"
_OURS = re.compile(rf"^(?:{PREFIX}-\d+ )+")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST = 150
"""Bytes of the sender's name that are kept: file systems allow 255 in all."""


def copy_name(received: str, number: int, ending: str) -> str:
    """``CAN-SUA-12 danh sach.xlsx`` for ``xa/danh sach.csv``, receipt 12.

    The sender's name comes last and whole, for a hamlet may be read from it when the copy comes back.
    """
    stem = _OURS.sub("", PurePosixPath(received.replace("\\", "/")).stem)
    safe = " ".join(_UNSAFE.sub(" ", nfc(stem)).split()).strip(". ")
    safe = safe.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    return f"{PREFIX}-{number} {safe or 'tep'}{ending}"


def free_path(folder: Path, name: str) -> Path:
    """The name in the folder, numbered where a file of that name is there already: none is overwritten."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return path
