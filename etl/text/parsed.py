"""What reading one cell gives: a value, and the rule and message where something was wrong or mended."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None
Severity = Literal["error", "warning"]
T = TypeVar("T")


@dataclass(slots=True, frozen=True)
class Parsed(Generic[T]):
    """One cell, read.

    ``value`` is None where the cell is blank or cannot be read. ``rule`` is None where all is well; otherwise
    it names the rule, ``severity`` says how bad it is, and ``message`` (Vietnamese) tells a clerk what is
    wrong and what was expected. A message never repeats what the cell held: it may be personal.
    """

    value: T | None
    rule: str | None = None
    severity: Severity | None = None
    message: str = ""


def error(rule: str, message: str) -> Parsed[T]:
    """A cell that cannot be used: no value."""
    return Parsed(None, rule, "error", message)


def warning(value: T | None, rule: str, message: str) -> Parsed[T]:
    """A cell that is kept, or counted as blank, with a remark."""
    return Parsed(value, rule, "warning", message)
