"""S4, S5, S8 by the formulas."""

from datetime import date
from fractions import Fraction

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Row, Source, by, last
from tests.indicators.oracle.spot_lines import CLOSED, OPERATORS, Log, Spots, about, is_open, is_sent, newest

REOPENED_WITHIN = 60
Replies = dict[tuple[str, str], list[Row]]


def write(source: Source, out: Answers) -> None:
    """All three, for every period, as a whole and by operator."""
    log = Log(source)
    replies: Replies = by(source.standing("M08a"), "spot_code", "operator")
    everything = [row for rows in log.lines.values() for row in rows]
    for at in source.spans:
        ever, fresh = log.told(at)
        spots = log.spots(at)
        for operator in ("", *OPERATORS):
            _overdue(source, out, at, spots, replies, operator, ever, fresh)
            _median(out, at, spots, replies, operator, ever, fresh)
            _rechecked(out, at, everything, replies, operator, ever, fresh)


def _name(operator: str) -> str:
    return f"operator={operator}" if operator else ""


def _told(replies: Replies, spot: str, operator: str, column: str, at: Span) -> date | None:
    """The latest day that an operator gave by the period."""
    row = last([row for row in replies.get((spot, operator), []) if row[column]], at)
    return row[column] if row else None


def _touched(row: Row, operator: str) -> list[str]:
    """Operators whom a row is about, the one asked for only."""
    named = OPERATORS if "all" in (row["operators"] or ()) else row["operators"] or ()
    return [one for one in OPERATORS if one in named and operator in ("", one)]


def _overdue(source: Source, out: Answers, at: Span, spots: Spots, replies: Replies, operator: str,
             ever: set[str], fresh: set[str]) -> None:  # fmt: skip
    found: dict[str, list[int]] = {c: [0, 0, 0] for c in ever}
    for spot, rows in spots.items():
        rows = about(rows, operator)
        if not rows or not is_open(rows) or not all(is_sent(row, at) for row in rows):
            continue
        promises = [
            _told(replies, spot, one, "committed_date", at)
            for row in rows
            if row["status"] not in CLOSED
            for one in _touched(row, operator)
        ]
        figures = found[rows[-1]["commune_code"]]
        figures[0] += any(day is not None and day < at.end for day in promises)
        figures[1] += 1
        figures[2] += not any(promises)
    parts = {c: Part(late, sent, c not in fresh) for c, (late, sent, _) in found.items()}
    others = {c: Part(without, None, c not in fresh) for c, (_, _, without) in found.items()}
    for base in ("full", "reported"):
        for c in source.communes:
            empty = "not_applicable" if c in ever else "not_reported"
            state = "ok" if c in parts and parts[c].denominator else empty
            out.put(at, "S4", c, base, state, parts.get(c), _name(operator))
            state = "ok" if c in ever else "not_reported"
            out.put(at, "S4", c, base, state, others.get(c), _name(operator), 2)
        empty = "not_applicable" if ever else "not_reported"
        out.put_sum(at, "S4", None, base, parts.values(), empty=empty, breakdown=_name(operator))
        out.put_sum(at, "S4", None, base, others.values(), rate=False, breakdown=_name(operator), number=2)


def _median(out: Answers, at: Span, spots: Spots, replies: Replies, operator: str, ever: set[str],
            fresh: set[str]) -> None:  # fmt: skip
    pairs: dict[tuple[str, str], Row] = {}
    for spot, rows in spots.items():
        for row in rows:  # the newest comes last and stands
            whole = "all" in (row["operators"] or ()) and not operator
            for one in ["all"] if whole else _touched(row, operator):
                pairs[spot, one] = row
    waits = [wait for pair, row in pairs.items() if (wait := _wait(pair, row, replies, at))]
    median = _kaplan_meier(waits)
    empty = "not_applicable" if ever else "not_reported"
    stale, happened = bool(ever - fresh), sum(1 for _, fixed in waits if fixed)
    longest = max((days for days, _ in waits), default=None)
    for base in ("full", "reported"):
        part = None if median is None else Part(happened, len(waits), stale, median)
        out.put(at, "S5", None, base, "ok" if part else empty, part, _name(operator))
        part = None if longest is None else Part(longest, None, stale)
        out.put(at, "S5", None, base, "ok" if part else empty, part, _name(operator), 2)


def _wait(pair: tuple[str, str], row: Row, replies: Replies, at: Span) -> tuple[int, bool] | None:
    if not is_sent(row, at) or row["status"] == "not_confirmed":
        return None
    sent = row["sent_date"]
    if row["status"] == "confirmed":
        operators = OPERATORS if pair[1] == "all" else pair[1:]
        told = [_told(replies, pair[0], one, "completed_date", at) for one in operators]
        days = [max((day for day in told if day), default=None), row["rechecked_date"]]
        fixed = next((day for day in days if day and day >= sent), None)
        if fixed is None:
            return None
        if fixed <= at.end:
            return (fixed - sent).days, True
    return (at.end - sent).days, False


def _kaplan_meier(waits: list[tuple[int, bool]]) -> int | None:
    left = Fraction(1)
    for day in sorted({days for days, _ in waits}):
        waiting = sum(1 for days, _ in waits if days >= day)
        left *= 1 - Fraction(sum(1 for days, fixed in waits if days == day and fixed), waiting)
        if left <= Fraction(1, 2):
            return day
    return None


def _rechecked(out: Answers, at: Span, log: list[Row], replies: Replies, operator: str, ever: set[str],
               fresh: set[str]) -> None:  # fmt: skip
    figures: dict[str, list[int]] = {c: [0, 0, 0] for c in ever}
    for (spot, one), rows in replies.items():
        told = [row for row in rows if row["completed_date"]]
        done = max(told, key=newest) if told else None
        if not done or operator not in ("", one) or not at.first <= done["completed_date"] <= at.end:
            continue
        known = [row for row in log if row["spot_code"] == spot and one in _touched(row, "")]
        row = max(known, key=newest) if known else {"rechecked_date": None, "reopened_date": None}
        if done["commune_code"] in ever:
            counted = figures[done["commune_code"]]
            checked, opened = row["rechecked_date"], row["reopened_date"]
            counted[0] += bool(checked and checked >= done["completed_date"])
            counted[1] += bool(opened and 0 <= (opened - done["completed_date"]).days <= REOPENED_WITHIN)
            counted[2] += 1
    empty = "not_applicable" if ever else "not_reported"
    for number in (1, 2):
        parts = [Part(counted[number - 1], counted[2], c not in fresh) for c, counted in figures.items()]
        for base in ("full", "reported"):
            out.put_sum(at, "S8", None, base, parts, empty=empty, breakdown=_name(operator), number=number)
