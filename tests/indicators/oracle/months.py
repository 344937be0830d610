"""The months of each hamlet: its rows of M03, and beside or instead of them what was counted of M03b."""

from typing import Any

from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.source import Row, Source, by

CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
ACTIVITY = ("guided_households", *(f"people_guided_{content}" for content in CONTENTS),
            "people_guided_vneid", "outreach_sessions")  # fmt: skip
_NEVER_SENT: dict[str, Any] = {"received_date": None, "received_order": 0, "sheet_key": 0, "row": 0}


def months(source: Source) -> dict[str, list[Row]]:
    """Rows by hamlet; ``visited``: the month has a visit, ``counted``: it has nothing else.

    Where there is no row of M03 the person-times are those counted at the visits.
    """
    logs = {(row["hamlet_code"], row["period"]): row for row in source.visits}
    rows = []
    for row in source.standing("M03"):
        visited = logs.pop((row["hamlet_code"], row["period"]), None)
        rows.append(row | {"visited": visited is not None, "counted": False})
    for (hamlet, period), log in logs.items():
        people = {f"people_guided_{content}": log[content] for content in CONTENTS}
        told = {"hamlet_code": hamlet, "commune_code": log["commune_code"], "period": period}
        rows.append(
            _NEVER_SENT | dict.fromkeys(ACTIVITY) | told | people | {"visited": True, "counted": True}
        )
    return by(rows, "hamlet_code")


def is_active(row: Row) -> bool:
    """Whether anything was done in the month; a visit says so against a declared zero."""
    return row["visited"] or any((row[name] or 0) > 0 for name in ACTIVITY)


def declared(rows: list[Row]) -> list[Row]:
    """Rows of M03 alone."""
    return [row for row in rows if not row["counted"]]


def households(source: Source, hamlet: str, at: Span) -> int | None:
    """Households visited since the start, None where none has been visited by the end of the period."""
    logs = [row for row in source.visits if row["hamlet_code"] == hamlet]
    known = [row["new_households"] for row in logs if span(row["period"]).last <= at.last]
    return sum(known) if known else None
