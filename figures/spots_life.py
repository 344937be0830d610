"""The life of one spot in words and days: found, sent, promised, said to be fixed, re-tested."""

from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word, words
from figures.spots_words import operators

Row = dict[str, Any]
EVENTS = ("detected", "sent", "completed", "rechecked")


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
