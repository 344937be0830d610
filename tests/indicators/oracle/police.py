"""Rows of M05 by the conventions of E1: the commune's own row before the sum of its hamlets'."""

from collections.abc import Iterable

from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.source import Row, Source, arrival, by, last, lies_in


def of_police(rows: Iterable[Row]) -> list[Row]:
    """Rows of the police; a blank source is the police."""
    return [row for row in rows if row["data_source"] != "commune"]


def preferring(rows: Iterable[Row], source: str) -> list[Row]:
    """Of a commune and period the rows of one source, else those of the other."""
    found = []
    for mine in by(rows, "commune_code", "period").values():
        wanted = [row for row in mine if (row["data_source"] == "commune") == (source == "commune")]
        found += wanted or mine
    return found


def given(rows: Iterable[Row], *columns: str) -> list[Row]:
    """Rows in which no one of the cells is blank."""
    return [row for row in rows if all(row[column] is not None for column in columns)]


def last_known(source: Source, at: Span, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows behind the last figure of each commune: its own, unless only rows of hamlets came since."""
    force = source.in_force(at)
    found: dict[str, list[Row]] = {}
    for commune, mine in by(rows, "commune_code").items():
        units = {h: row for h, told in by(mine, "hamlet_code").items() if (row := last(told, at))}
        own = units.pop(None, None)
        used = [row for h, row in units.items() if h in force]
        if own and all(span(own["period"]).last >= span(row["period"]).last for row in used):
            used = [own]
        if used:
            found[commune] = used
    return found


def inside(at: Span, rows: Iterable[Row]) -> list[Row]:
    """Of each unit and month of the period the latest row."""
    ordered = sorted(rows, key=arrival)
    newest = {(r["commune_code"], r["hamlet_code"], r["period"]): r for r in ordered if lies_in(r, at)}
    return list(newest.values())


def of_communes(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Of each commune and month its own row, else those of its hamlets."""
    found: dict[str, list[Row]] = {}
    for (commune, _), mine in by(rows, "commune_code", "period").items():
        found.setdefault(commune, []).extend([row for row in mine if not row["hamlet_code"]] or mine)
    return found
