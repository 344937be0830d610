"""Province figures of one period, looked up by indicator, part and breakdown."""

from typing import Any

import polars as pl

from figures import format as vi

Row = dict[str, Any]
NAMES = ("value", "numerator", "denominator", "gap", "change", "target", "target_status", "communes",
         "communes_reporting")  # fmt: skip
MISSING: Row = {**dict.fromkeys(NAMES), "state": "not_reported"}


class Measures:
    """Rows of a frame: indicator, part, value, numerator, denominator, state; breakdown where it has one.

    A row whose state is not ok has no value, whatever stands in its columns.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self._rows: dict[tuple[str, int, str], Row] = {
            (row["indicator"], row["part"], row.get("breakdown", "")): _known(row)
            for row in frame.iter_rows(named=True)
        }

    def row(self, code: str, part: int = 1, breakdown: str = "") -> Row:
        """The row, or one that is not reported where there is none."""
        return self._rows.get((code, part, breakdown), MISSING)

    def value(self, code: str, part: int = 1, breakdown: str = "") -> float | None:
        """The value; None where it has none, whatever the reason."""
        return self.row(code, part, breakdown)["value"]

    def counts(self, code: str, part: int = 1, breakdown: str = "") -> tuple[float | None, float | None]:
        """Numerator and denominator."""
        row = self.row(code, part, breakdown)
        return row["numerator"], row["denominator"]

    def share(self, code: str, part: int = 1, breakdown: str = "") -> str:
        """The value as a percentage with one decimal, or the word of its state."""
        row = self.row(code, part, breakdown)
        return vi.quantity(row["value"], "%", 1, row["state"])


def _known(row: Row) -> Row:
    return row if row["state"] == "ok" else {**row, **dict.fromkeys(("value", "numerator", "denominator"))}
