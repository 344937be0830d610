"""Unicode text turned back into the bytes of a .VnTime (TCVN3) document."""

from functools import cache

from etl.demo.parameters import words

FONT = ".VnTime"
_FIRST = 0x80


@cache
def _letters() -> dict[int, str]:
    table = words()["tcvn3_from_80"]
    return {ord(letter): chr(_FIRST + at) for at, letter in enumerate(table) if letter != "_"}


def to_tcvn3(text: str) -> str:
    """The text as such a font needs it; capitals with a tone, which the font lacks, become small letters."""
    table = _letters()
    return "".join(_letter(char, table) for char in text)


def _letter(char: str, table: dict[int, str]) -> str:
    written = table.get(ord(char), char)
    return table.get(ord(char.lower()), written) if "\x80" <= written < "\xa0" else written
