"""The log of spots (M07) as it stood: who told of it, and the last row of every spot and set of operators."""

from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.source import Row, Source, arrival, by, last, lies_in

OPERATORS = ("viettel", "vnpt", "mobifone", "other")
CLOSED = ("confirmed", "not_confirmed")
Spots = dict[str, list[Row]]


class Log:
    """The rows of M07 about spots, and the zero reports."""

    def __init__(self, source: Source) -> None:
        rows = [row for row in source.standing("M07") if row["spot_code"] or row["zero_report"]]
        self.logs = by(rows, "commune_code")
        self.lines: dict[tuple[str, frozenset[str]], list[Row]] = {}
        for row in rows:
            if row["spot_code"]:
                key = (row["spot_code"], frozenset(row["operators"] or ()))
                self.lines.setdefault(key, []).append(row)

    def told(self, at: Span) -> tuple[set[str], set[str]]:
        """Communes that ever reported by the period, and those that did in it."""
        rows = {c: row for c, rows in self.logs.items() if (row := last(rows, at))}
        return set(rows), {c for c, row in rows.items() if lies_in(row, at)}

    def spots(self, at: Span) -> Spots:
        """The standing rows by spot, the oldest first."""
        standing = by([row for rows in self.lines.values() if (row := last(rows, at))], "spot_code")
        return {code: sorted(rows, key=newest) for code, rows in standing.items()}


def newest(row: Row) -> tuple[object, ...]:
    """Sorts rows by their period, then by their receipt."""
    of = span(row["period"])
    return (of.last, of.first, *arrival(row))


def about(rows: list[Row], operator: str) -> list[Row]:
    """The rows that name an operator, or all; every row where none is asked for."""
    return [row for row in rows if not operator or {operator, "all"} & set(row["operators"] or ())]


def is_open(rows: list[Row]) -> bool:
    """Whether any row of a spot is open."""
    return any(row["status"] not in CLOSED for row in rows)


def is_sent(row: Row, at: Span) -> bool:
    """Whether the spot was sent by the end of the period: a date and a document."""
    return bool(row["sent_date"] and row["sent_date"] <= at.end and row["document_number"])
