"""Words of the workbook: headings, breakdowns, sources, who set a target."""

from figures.labels import word, words

SECTIONS = {"content": "people_content"}
"""Where the words of a breakdown stand, if not under its own name."""


def head(name: str) -> str:
    """The heading of a column."""
    return word(f"book_column.{name}")


def breakdown(text: str) -> str:
    """A breakdown in words: operator=viettel as Viettel; blank for the whole."""
    kind, _, value = text.partition("=")
    return str(words(SECTIONS.get(kind, kind)).get(value, text)) if text else ""


def source(value: str) -> str:
    """Where a figure comes from, in words."""
    return word(f"source.{value}")


def status(value: str) -> str:
    """On whose word a target stands."""
    return words("dictionary_status").get(value, value)
