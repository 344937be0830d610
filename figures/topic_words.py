"""Words that screens of a topic share: names with their figures, and how many more."""

from collections.abc import Iterable

from figures.labels import word

MOST = 3


def named(texts: Iterable[str], most: int = MOST) -> str:
    """The first names, then how many more there are: “A (7), B (6), C (5) và 12 nơi khác”."""
    known = list(texts)
    more = word("answer.more", n=len(known) - most) if len(known) > most else ""
    return ", ".join(known[:most]) + more
