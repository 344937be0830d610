"""Words of the weak-signal screen: how many spots are open, whose, how late, and until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import label, word
from figures.measures import Measures
from figures.spots_docket import OPERATORS, promised

Row = dict[str, Any]


def answer(
    measures: Measures, communes: pl.DataFrame, opened: pl.DataFrame, cut_off: date, change: float | None
) -> list[str]:
    """Open spots, how far they have come, what is overdue, and when the rest is promised.

    ``communes`` is the answer of the communes question, ``opened`` the open rows of the docket.
    """
    said = [
        still_open(measures, communes, cut_off, change),
        done(measures),
        late(measures, communes),
        when(opened),
    ]
    return [sentence for sentence in said if sentence]


def own(opened: pl.DataFrame, day: str) -> str:
    """Of the operator who asks: spots that are open, and those of them that are overdue."""
    if opened.is_empty():
        return word("spots.own_none", day=day)
    late = opened.filter("overdue")
    return word("spots.own", day=day, n=vi.number(len(opened)), late=vi.number(len(late)))


def still_open(measures: Measures, communes: pl.DataFrame, cut_off: date, change: float | None) -> str:
    """How many spots are open, in how many communes and of which operator."""
    row = measures.row("S1")
    if row["value"] is None:
        return word("spots.open_none_sent", day=vi.day(cut_off))
    if row["value"] == 0:
        return word("spots.open_zero", day=vi.day(cut_off))
    places = len(communes.filter(pl.col("open_spots") > 0))
    counted = {one: measures.value("S1", 1, f"operator={one}") or 0 for one in OPERATORS}
    several = word("spots.open_several") if sum(counted.values()) > row["value"] else ""
    named = _operators(counted)
    return word(
        "spots.open",
        day=vi.day(cut_off),
        n=vi.number(row["value"]),
        places=word("spots.open_places", n=places) if places else "",
        change=_change(change),
        operators=word("spots.open_operators", operators=named) + several if named else "",
    )


def done(measures: Measures) -> str:
    """Sent of found, fixed of sent, and the median number of days; empty where nothing was found."""
    sent, found = measures.counts("S2")
    if not found or sent is None:
        return ""
    fixed, of = measures.counts("S3")
    text = ""
    if of and fixed is not None:
        text = word(
            "spots.done_fixed", sent=vi.number(of), fixed=vi.number(fixed), share=measures.share("S3")
        )
    reached = measures.row("S5")["value"] is not None
    days = median(measures)
    tail = word("spots.done_median" if reached else "spots.done_longer", days=days) if days else ""
    return word(
        "spots.done", sent=vi.number(sent), found=vi.number(found), share=measures.share("S2"), fixed=text,
        median=tail,
    )  # fmt: skip


def median(measures: Measures, breakdown: str = "") -> str:
    """The median days to repair; "> n ngày" where less than half are repaired; empty if none was sent."""
    row = measures.row("S5", 1, breakdown)
    if row["value"] is not None:
        return vi.quantity(row["value"], word("spots.day_unit"))
    longest = measures.value("S5", 2, breakdown)
    return "" if longest is None else word("spots.longer_than", n=vi.number(longest))


def late(measures: Measures, communes: pl.DataFrame) -> str:
    """What is past the operator's promised day, by operator and place; empty where nothing is known."""
    if measures.row("S1")["value"] is None:
        return ""
    top, of = measures.counts("S4")
    if not of or top is None:
        return word("spots.late_none_open")
    without = measures.value("S4", 2)
    unpromised = word("spots.late_unpromised", n=vi.number(without)) if without else ""
    if top == 0:
        return word("spots.late_zero", of=vi.number(of), unpromised=unpromised)
    named = _operators({one: measures.counts("S4", 1, f"operator={one}")[0] or 0 for one in OPERATORS})
    return word(
        "spots.late",
        n=vi.number(top),
        of=vi.number(of),
        share=measures.share("S4"),
        operators=word("spots.late_operators", operators=named) if named else "",
        unpromised=unpromised,
        places=_places(communes, "overdue", "spots.late_places"),
    )


def when(opened: pl.DataFrame) -> str:
    """When the open spots are promised to be done; empty where none is open."""
    if opened.is_empty():
        return ""
    plan, today = promised(opened), opened["as_of"][0]
    parts = [
        (plan["year"], word("spots.when_year", n=vi.number(plan["year"]), year=today.year)),
        (plan["later"], word("spots.when_later", n=vi.number(plan["later"]))),
        (plan["last"], word("spots.when_last", day=vi.day(plan["last"]))),
        (plan["missed"], word("spots.when_missed", n=vi.number(plan["missed"]))),
        (plan["unpromised"], word("spots.when_unpromised", n=vi.number(plan["unpromised"]))),
    ]
    return word("spots.when", day=vi.day(today), parts=", ".join(text for count, text in parts if count))


def deficit(frame: pl.DataFrame, level: float | None) -> str:
    """How many communes have open spots and low coverage; ``frame`` holds those with open spots and a C1."""
    if level is None or frame.is_empty():
        return word("spots.deficit_unknown")
    shown = vi.quantity(level, "%", 1)
    low = frame.filter(pl.col("guided") < level)
    if low.is_empty():
        return word("spots.deficit_none", level=shown)
    places = _places(low, "open_spots", "spots.deficit_places")
    return word("spots.deficit_words", n=len(low), of=len(frame), level=shown, places=places)


def of_commune(row: Mapping[str, Any]) -> str:
    """One commune's spots in a line; ``row`` of the communes question."""
    if row["open_spots"] is None:
        return word("spots.of_commune_silent")
    if row["open_spots"] == 0:
        return word("spots.of_commune_none")
    return word(
        "spots.of_commune",
        open=vi.number(row["open_spots"]),
        late=vi.number(row["overdue"] or 0),
        households=vi.number(row["households"]),
        guided=vi.quantity(row["guided"], "%", 1, row["guided_state"]),
    )


def operators(row: Mapping[str, Any]) -> str:
    """The operators of a row of the docket, as a cell or a sentence begins."""
    first, *more = str(row["operators"] or "other").split(";")
    return " + ".join([label(f"operator.{first}"), *(word(f"operator.{one}") for one in more)])


def _operators(counted: Mapping[str, float]) -> str:
    return ", ".join(
        word("spots.one_operator", name=word(f"operator.{one}"), n=vi.number(n))
        for one, n in counted.items()
        if n
    )


def _places(frame: pl.DataFrame, column: str, name: str) -> str:
    """The three communes with most of a column; empty where nobody has any."""
    most = frame.filter(pl.col(column) > 0).sort(column, "name", descending=[True, False]).head(3)
    named = ", ".join(
        word("spots.place_count", name=row["full_name"], n=vi.number(row[column]))
        for row in most.iter_rows(named=True)
    )
    return word(name, places=named) if named else ""


def _change(change: float | None) -> str:
    if change is None:
        return ""
    if change == 0:
        return word("spots.open_same")
    return word("spots.open_up" if change > 0 else "spots.open_down", n=vi.number(abs(change)))
