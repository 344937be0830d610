"""Words of the blank forms, kept as tables in ``data/templates``: titles, guides, prompts, examples."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.home import CHECKOUT

FOLDER = CHECKOUT / "data" / "templates"
ANY_FORM = "*"


@dataclass(frozen=True, slots=True)
class FormTexts:
    """Who fills a form in, for whom and until when; how many blank rows it prints; its rules in words."""

    sender: str
    receiver: str
    deadline: str
    blank_rows: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnTexts:
    """What to write into a column, and an example."""

    meaning: str
    example: str


@cache
def words() -> Mapping[str, Any]:
    """Every printed word of ``words.toml``; must not be changed by the caller."""
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


def of_form(code: str) -> FormTexts:
    """Texts of a form; those of any form where it has none of its own yet."""
    return _forms().get(code) or _forms()[ANY_FORM]


def of_column(code: str, name: str) -> ColumnTexts:
    """Texts of a form's column, else those of the column in any form; blank where there are none yet."""
    texts = _columns()
    return texts.get((code, name)) or texts.get((ANY_FORM, name)) or ColumnTexts("", "")


@cache
def _forms() -> Mapping[str, FormTexts]:
    return {
        row["form"]: FormTexts(
            row["sender"], row["receiver"], row["deadline"], int(row["blank_rows"]),
            tuple(rule for rule in row["rules"].split("|") if rule),
        )
        for row in _rows("forms")
    }  # fmt: skip


@cache
def _columns() -> Mapping[tuple[str, str], ColumnTexts]:
    return {
        (row["form"], row["column"]): ColumnTexts(row["meaning"], row["example"]) for row in _rows("columns")
    }


def _rows(name: str) -> list[dict[str, str]]:
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
