"""How wide words are and how many lines they take, reckoned from the letters, so that nothing runs over."""

from functools import lru_cache

POINTS = 72
LEADING = 1.2
NARROW, WIDE = "iltfjrI.,;:|!'()[] ·/-", "mwMW%@"
_EM = {"narrow": 0.31, "wide": 0.89, "upper": 0.72, "plain": 0.56}
"""Widths in parts of the size, on the safe side of Arial's."""


@lru_cache(maxsize=20_000)
def width(text: str, size: float) -> float:
    """Inches that a line of words takes at a size in points."""
    return sum(_EM[_kind(letter)] for letter in text) * size / POINTS


def _kind(letter: str) -> str:
    if letter in NARROW:
        return "narrow"
    if letter in WIDE:
        return "wide"
    return "upper" if letter.isupper() else "plain"


def lines(text: str, size: float, room: float) -> int:
    """Lines that words take in a column so many inches wide; a word too long for it is broken."""
    count = 0
    for paragraph in text.split("\n"):
        taken, count = 0.0, count + 1
        for one in paragraph.split(" "):
            long = width(one, size)
            space = width(" ", size) if taken else 0.0
            if taken and taken + space + long > room:
                count, taken, space = count + 1, 0.0, 0.0
            count += int(long // room) if long > room else 0
            taken += space + (long % room if long > room else long)
    return count


def height(text: str, size: float, room: float) -> float:
    """Inches that words take from top to bottom."""
    return lines(text, size, room) * size * LEADING / POINTS


def largest(texts: list[str], sizes: tuple[float, ...], room: tuple[float, float], between: float) -> float:
    """The largest size at which paragraphs fit a box (inches), ``between`` inches apart.

    Raises ValueError where they fit at none: a document with words that run over is not made.
    """
    wide, high = room
    for size in sizes:
        if sum(height(text, size, wide) + between for text in texts) <= high:
            return size
    raise ValueError("the words do not fit their box")
