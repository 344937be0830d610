"""The interface's Vietnamese words, kept in labels.toml and asked for by dotted name."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _words() -> dict[str, Any]:
    with (Path(__file__).with_name("labels.toml")).open("rb") as file:
        return tomllib.load(file)


def word(name: str, /, **given: object) -> str:
    """The words under ``section.name``, ``{placeholders}`` filled. Raises KeyError for an unknown name."""
    found: Any = _words()
    for step in name.split("."):
        found = found[step]
    text = str(found)
    return text.format(**given) if given else text


def words(section: str) -> dict[str, str]:
    """All words of a section, in their order."""
    found: Any = _words()
    for step in section.split("."):
        found = found[step]
    return dict(found)
