"""A column of an input form: its printed heading, its type, its limits and its rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
ColumnType = Literal["integer", "decimal", "text", "code", "flag", "date", "time", "period", "list"]
_SEVERITIES: Mapping[str, Severity] = {"E": "error", "W": "warning"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a column: ``name:argument``, and whether breaking it rejects the row or only warns."""

    name: str
    argument: str
    severity: Severity


def rules(text: str) -> tuple[Rule, ...]:
    """Read ``not_negative!E;not_above:households!W`` into rules; raises ValueError on a malformed one."""
    return tuple(_rule(part) for part in text.split(";") if part)


def _rule(part: str) -> Rule:
    body, mark, letter = part.rpartition("!")
    if not mark or letter not in _SEVERITIES:
        raise ValueError(f"rule without severity: {part!r}")
    name, _, argument = body.partition(":")
    return Rule(name, argument, _SEVERITIES[letter])


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the form prints it and as the clean table keeps it."""

    name: str
    heading: str
    type: ColumnType
    meaning: str
    unit: str = ""
    required: bool = False
    personal: bool = False
    minimum: float | None = None
    maximum: float | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Allowed codes, each with the words that senders write for it."""
    also: tuple[str, ...] = ()
    """Other headings under which the column is accepted."""
    rules: tuple[Rule, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the column may be stored outside the original: personal texts and numbers may not."""
        return not self.personal or (self.type in ("flag", "code") and bool(self.words))

    def rule(self, name: str) -> Rule | None:
        """The column's rule of that name, or None."""
        return next((rule for rule in self.rules if rule.name == name), None)
