"""The interface's Vietnamese words, kept in ``words/*.toml`` and asked for by dotted name."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILES = Path(__file__).with_name("words")


@cache
def _words() -> dict[str, Any]:
    """All sections by name. Raises ValueError where two files have the same section."""
    found: dict[str, Any] = {}
    for file in sorted(FILES.glob("*.toml")):
        sections = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := found.keys() & sections.keys():
            raise ValueError(f"{file.name}: {sorted(twice)} said twice")
        found |= sections
    return found


def word(name: str, /, **given: object) -> str:
    """The words under ``section.name``, ``{placeholders}`` filled. Raises KeyError for an unknown name."""
    found: Any = _words()
    for step in name.split("."):
        found = found[step]
    text = str(found)
    return text.format(**given) if given else text


def label(name: str) -> str:
    """The words under a name as a label or a cell begins: the first letter large."""
    text = word(name)
    return text[:1].upper() + text[1:]


def words(section: str) -> dict[str, str]:
    """All words of a section, in their order."""
    found: Any = _words()
    for step in section.split("."):
        found = found[step]
    return dict(found)
