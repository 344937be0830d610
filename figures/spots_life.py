"""The life of one spot in words and days: found, sent, promised, said to be fixed, re-tested."""

from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word, words
from figures.spots_docket import OUTSIDE_M, STEPS_DUE, Step
from figures.spots_words import operators

Row = dict[str, Any]
EVENTS = ("detected", "sent", "acknowledged", "measured", "completed", "rechecked")


def about(row: Row) -> str:
    """Where and what the spot is, and for how many households."""
    count = row["affected_households"]
    kinds = words("spot_priority")
    named = [kinds.get(one, one) for one in str(row["priorities"] or "").split(";") if one]
    where = f"{row['hamlet']}, {row['full_name']}" if row["hamlet"] else row["full_name"]
    return word(
        "spots.life_about",
        place=where,
        type=words("spot_type").get(row["spot_type"], row["spot_type"] or "–"),
        households=word("spots.life_households_unknown")
        if count is None
        else word("spots.life_households", n=vi.number(count)),
        radius=word("spots.life_radius", n=vi.number(row["radius_m"])) if row["radius_m"] else "",
        priorities=word("spots.life_priorities", list=", ".join(named)) if named else "",
    )


def stands(row: Row) -> str:
    """Where the spot stands with one operator; ``row`` of the docket."""
    return word(
        "spots.life_now",
        operator=operators(row),
        status=words("spot_status").get(row["status"], row["status"] or "–"),
        late=_clock(row) if row["open"] else "",
    )


def due(row: Row) -> str:
    """Until when the operator was to answer and to measure, and whether it did; empty where not sent."""
    said = [_step(row, name, step) for name, step in STEPS_DUE.items() if row[step.due]]
    return " ".join(said)


def _step(row: Row, name: str, step: Step) -> str:
    done, until, today = row[step.done], row[step.due], row["as_of"]
    if done is not None:
        state = word("spots.due_done" if done <= until else "spots.due_done_late", day=vi.day(done))
    elif row["status"] not in step.awaited or row["committed_date"] or not row["open"]:
        state = word("spots.due_passed")
    else:
        state = word("spots.due_waiting" if until >= today else "spots.due_late", n=(today - until).days)
    return word(f"spots.due_{name}", day=vi.day(until), state=state)


def where(row: Row) -> str:
    """Whether the coordinates lie in the spot's own commune, as far as that could be looked at."""
    if row["lat"] is None or row["lon"] is None:
        return word("spots.where_blank")
    if row["outside_m"] is None:
        return word("spots.where_unchecked")
    if row["outside_m"] <= OUTSIDE_M:
        return word("spots.where_inside")
    holder = row["lies_in_name"]
    there = word("spots.where_other", name=holder) if holder else word("spots.where_nowhere")
    return word("spots.where_outside", there=there, n=vi.number(row["outside_m"]))


def _clock(row: Row) -> str:
    """Days past the promise, else days waited since it was sent or found."""
    today: date = row["as_of"]
    if row["sent_date"] is None:
        found = row["detected_date"]
        return word("spots.life_unsent", n=vi.number((today - found).days)) if found else ""
    if row["overdue"]:
        return word("spots.life_late", n=vi.number((today - row["committed_date"]).days))
    return word("spots.life_waiting", n=vi.number((today - row["sent_date"]).days))


def events(row: Row) -> list[tuple[str, date]]:
    """What has happened, in the order of the days; the promise is none of it."""
    known = [(name, row[f"{name}_date"]) for name in EVENTS]
    return sorted(((name, day) for name, day in known if day), key=lambda event: event[1])


def drawable(rows: pl.DataFrame) -> list[tuple[str, list[tuple[str, date]], date | None]]:
    """A line an operator for the chart; an open one goes on to the as-of date."""
    lines = []
    for row in rows.iter_rows(named=True):
        happened = events(row)
        if happened:
            tail = [("today", row["as_of"])] if row["open"] else []
            lines.append((operators(row), [*happened, *tail], row["committed_date"]))
    return lines


def calendar(rows: pl.DataFrame) -> pl.DataFrame:
    """The table behind the chart: operator, event, day, days after the event before."""
    found: list[tuple[str, str, date, int | None]] = []
    for row in rows.iter_rows(named=True):
        promise = [("committed", row["committed_date"])] if row["committed_date"] else []
        before: date | None = None
        for name, day in sorted([*events(row), *promise], key=lambda event: event[1]):
            after = (day - before).days if before else None
            found.append((operators(row), word(f"spots.event_{name}"), day, after))
            before = day
    return pl.DataFrame(
        found, orient="row",
        schema={"operator": pl.String, "event": pl.String, "day": pl.Date, "after": pl.Int64},
    )  # fmt: skip
