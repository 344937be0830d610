"""Numbers and words of the simulation: proposals and made-up word lists, never official figures."""

import json
from functools import cache
from typing import Any

from etl.reference.reading import FOLDER

Triple = tuple[float, float, float]


@cache
def parameters() -> dict[str, Any]:
    """Every number of ``data/reference/demo_params.json``; must not be changed by the caller."""
    return _read("demo_params")


@cache
def words() -> dict[str, Any]:
    """Every word list of ``data/reference/demo_words.json``; must not be changed by the caller."""
    return _read("demo_words")


def triple(*path: str) -> Triple:
    """A parameter given as lowest, central and highest value."""
    low, middle, high = _at(path)
    return float(low), float(middle), float(high)


def share(*path: str) -> float:
    """A parameter that is one number."""
    return float(_at(path))


def _at(path: tuple[str, ...]) -> Any:
    found: Any = parameters()
    for name in path:
        found = found[name]
    return found


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    if content.get("status") != "simulated":
        raise ValueError(f"{name}.json is not marked as simulated")
    return content
