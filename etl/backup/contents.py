"""What of a home belongs into a backup: everything but what can be made again, and drafts."""

from collections.abc import Iterator
from pathlib import Path

from etl.home import CHECKOUT, Home

MADE_AGAIN = ("cache", ".lock", ".restoring")
OF_THE_PROGRAM = ("reference", "sample", "templates")
"""Folders of the checkout's own ``data/``: they come with the program."""
_LOCKS = (".running", ".dang-chay")


def contents(home: Home) -> Iterator[Path]:
    """Every file to keep, in order of names; what is there beside the known folders is kept too."""
    passed = {*MADE_AGAIN, *(OF_THE_PROGRAM if home.root == CHECKOUT / "data" else ())}
    for path in sorted(home.root.iterdir()) if home.root.is_dir() else ():
        if path.name not in passed:
            yield from (file for file in _files(path) if not _is_draft(file.relative_to(home.root)))


def _files(path: Path) -> Iterator[Path]:
    """Files within; a folder of the home may be a link to another disk, within one links are passed over."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for inner in sorted(path.iterdir()):
            if not inner.is_symlink():
                yield from _files(inner)


def _is_draft(name: Path) -> bool:
    """What a command that was killed left, or a lock; it was never acknowledged, or holds nothing."""
    top, *inner = name.parts
    if top.startswith(("warehouse.duckdb.", "warehouse.parts.")):
        return True
    if inner and inner[0].startswith(".draft-"):
        return True
    own = not inner or top in ("originals", "frozen", "boundaries")
    return name.name in _LOCKS or (own and any(part.endswith(".new") for part in name.parts))
