"""Words of the dictionary: how many indicators and targets, searching without marks, values of settings."""

import unicodedata
from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word, words

Row = dict[str, Any]
STATUSES = ("official", "proposed", "none")
SEARCHED = ("code", "short_name", "name", "definition", "family", "forms")


def folded(text: str) -> str:
    """A text without case and marks, to search in; the letter d with a stroke becomes a plain d."""
    plain = unicodedata.normalize("NFD", text.casefold().replace(chr(0x111), "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def found(frame: pl.DataFrame, text: str) -> pl.DataFrame:
    """Indicators in which every word of ``text`` occurs; a text that is a code finds that one alone."""
    wanted = folded(text).split()
    if not wanted:
        return frame
    codes = [folded(code) for code in frame["code"]]
    if len(wanted) == 1 and wanted[0] in codes:
        return frame.filter(pl.Series([code == wanted[0] for code in codes]))
    texts = [
        folded(" ".join(str(row[name] or "") for name in SEARCHED)) for row in frame.iter_rows(named=True)
    ]
    return frame.filter(pl.Series([all(one in text for one in wanted) for text in texts], dtype=pl.Boolean))


def status_of(row: Row) -> str:
    """official, proposed, or none where no target is set."""
    return str(row["target_status"]) if row["target"] is not None and row["target_status"] else "none"


def answer(frame: pl.DataFrame) -> list[str]:
    """How many indicators, whose targets, and how many are not worked out at every level."""
    statuses = [status_of(row) for row in frame.iter_rows(named=True)]
    core = (frame["tier"] == "core").sum()
    said = [
        word("dictionary.count", n=vi.number(len(frame)), families=frame["family"].n_unique(), core=core),
        word("dictionary.targets", **{name: vi.number(statuses.count(name)) for name in STATUSES}),
    ]
    limited = frame.filter(pl.col("reason").fill_null("") != "").height
    return [*said, word("dictionary.limited", n=vi.number(limited))] if limited else said


def of_settings(frame: pl.DataFrame) -> str:
    """How many settings, and on whose word they stand."""
    counts = dict(frame["status"].value_counts().iter_rows())
    named = {name: vi.number(counts.get(name, 0)) for name in ("official", "computed", "proposed")}
    return word("dictionary.settings", n=vi.number(len(frame)), **named)


def of_kinds(frame: pl.DataFrame) -> str:
    """How many kinds of signal, and of how many it was measured how well they find."""
    measured = frame.filter(pl.col("planted").is_not_null()).height
    name = "dictionary.kinds" if measured else "dictionary.kinds_unmeasured"
    return word(name, n=vi.number(len(frame)), measured=vi.number(measured))


def target(row: Row) -> str:
    """The target with its unit and day, or the word for none."""
    if row["target"] is None:
        return word("dictionary.target_none")
    level = vi.quantity(row["target"], row["unit"], _places(row["target"]))
    if row["target_by"] is None:
        return level
    return word("dictionary.target_by", target=level, day=vi.day(row["target_by"]))


def _places(value: float) -> int:
    return 0 if value == int(value) else 1


def grains(row: Row) -> str:
    """At which levels the indicator is worked out."""
    names = words("dictionary_grain")
    return ", ".join(names[grain] for grain in str(row["grains"]).split(",") if grain in names)


def part(row: Row) -> str:
    """One part of an indicator with its unit and, where it has one, its target."""
    if row["target"] is None:
        return word("dictionary.part", name=row["name"], unit=row["unit"])
    level = vi.quantity(row["target"], row["unit"], _places(row["target"]))
    status = words("dictionary_status").get(row["target_status"], "")
    return word("dictionary.part_target", name=row["name"], unit=row["unit"], target=level, status=status)


def setting(row: Row) -> str:
    """The value of a setting as it is read aloud: numbers, days and yes or no in Vietnamese."""
    value, kind = row["value"], row["type"]
    if value is None or value == "":
        return word("dictionary.empty")
    if kind == "boolean":
        return word("dictionary.yes" if value == "true" else "dictionary.no")
    if kind == "date":
        return vi.day(date.fromisoformat(value))
    if kind in ("integer", "decimal"):
        decimals = len(value.partition(".")[2])
        return vi.quantity(float(value), row["unit"] or "", decimals)
    return str(value)


def terms() -> pl.DataFrame:
    """The glossary: term and meaning, in its written order."""
    rows = [tuple(text.split("|", 1)) for text in words("glossary").values()]
    return pl.DataFrame(rows, schema=["term", "meaning"], orient="row")
