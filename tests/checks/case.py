"""One broken rule: the rows that break it, and where the issue must come out."""

from dataclasses import dataclass
from typing import Any

from etl.checks import KnownTables


@dataclass(frozen=True)
class Case:
    """Rows (changes to a clean row each) of which one breaks a rule; ``also``: other rules they may break."""

    form: str
    column: str
    rule: str
    rows: tuple[dict[str, Any], ...]
    row: int | None
    also: frozenset[str]
    world: KnownTables | None


def case(
    place: str,
    rule: str,
    *rows: dict[str, Any],
    row: int | None = 1,
    also: str = "",
    world: KnownTables | None = None,
) -> Case:
    """``place`` is ``form.column``; ``row`` the row named, None for the sheet; ``also`` divided by spaces."""
    form, column = place.split(".")
    return Case(form, column, rule, rows, row, frozenset(also.split()), world)
