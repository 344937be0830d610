"""Random tables that reach the corners: merged hamlets, new catalogues, rows of two sources."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from etl import calendar
from tests.indicators.oracle.random_activities import add_activities, add_replies
from tests.indicators.oracle.random_details import add_details
from tests.indicators.oracle.random_returns import add_faults, add_returns
from tests.indicators.random_tables import COMMUNES, HAMLETS, MONTHS, day_in, tables
from tests.indicators.tables_in_memory import InMemory, hamlet, roster, sheet

FORMS = ("M03", "M04", "M05", "M07")
ALL_FORMS = ("M10", "M01", "M02a", "M02b", "M02c", "M06", "M08a", "M08b", "M08c", "M09", *FORMS)
LONGER = ("2026-Q3", "2026-Q4", "2026-H2", "2026")
EARLIEST = date(2026, 6, 20)


def _sent(draw: st.DrawFn) -> date:
    return EARLIEST + timedelta(draw(st.integers(0, 120)))


def _catalogue(draw: st.DrawFn, found: InMemory) -> None:
    """Later figures of some hamlets, some of them ended, and rows about whole communes."""
    for code in draw(st.lists(st.sampled_from(HAMLETS), max_size=4, unique=True)):
        row = hamlet(
            code, draw(st.one_of(st.none(), st.integers(0, 300))),
            data_date=day(draw), valid_to=draw(st.one_of(st.none(), st.just(date(2026, 9, 14)))),
            residents_60_plus=draw(st.one_of(st.none(), st.integers(0, 90))),
            certified_disabled_people=draw(st.integers(0, 60)),
        )  # fmt: skip
        found.add("M10", row)
    for commune in draw(st.lists(st.sampled_from(COMMUNES), unique=True)):
        people = draw(st.one_of(st.none(), st.integers(0, 90)))
        found.add(
            "M10", hamlet(f"{commune}-000", None, hamlet_type="commune", certified_disabled_people=people)
        )


def day(draw: st.DrawFn) -> date:
    return draw(st.sampled_from(MONTHS).flatmap(day_in))


def _sources(draw: st.DrawFn, found: InMemory) -> None:
    """Some rows of M05 come from the commune itself, some are corrected later."""
    for row in list(found.forms["M05"]):
        row["data_source"] = draw(st.sampled_from(["police", "police", "commune", None]))
        if draw(st.booleans()):
            found.add("M05", row | {"cumulative_level2_accounts": 7, "residents_14_plus_with_card": 11})


def _ledger(draw: st.DrawFn, found: InMemory) -> None:
    status = st.sampled_from(["accepted", "accepted", "partly", "rejected", "duplicate"])
    for commune in COMMUNES:
        for period in draw(st.lists(st.sampled_from(MONTHS), unique=True)):
            for form in (*FORMS, "M06"):
                by = calendar.period(period).last_day + timedelta(draw(st.integers(-2, 5)))
                found.sheets.append(sheet(commune, form, period, by, draw(status)))
        for period in draw(st.lists(st.sampled_from(LONGER), unique=True)):
            by = calendar.period(period).last_day + timedelta(draw(st.integers(-2, 5)))
            found.sheets.append(sheet(commune, "M09", period, by, draw(status)))


@st.composite
def messy_tables(draw: st.DrawFn) -> InMemory:
    """What the random tables hold, and all that makes real archives hard."""
    found = draw(tables())
    for number, commune in enumerate(draw(st.lists(st.sampled_from(COMMUNES), max_size=3)), start=500):
        found.add("M02b", *roster(commune, draw(st.integers(1, 20)), day(draw), number))
    _catalogue(draw, found)
    _sources(draw, found)
    _ledger(draw, found)
    add_returns(draw, found)
    add_activities(draw, found)
    add_replies(draw, found)
    add_details(draw, found)
    for rows in found.forms.values():
        for order, row in enumerate(rows):
            row["received_order"] = order if "person_key" not in row else row["received_order"]
            row.setdefault("received_date", None)
    add_faults(draw, found)
    return found


def received(found: InMemory) -> dict[str, list[dict[str, Any]]]:
    """The rows of the tables by form, as the oracle takes them."""
    return {form: found.rows(form).to_dicts() for form in ALL_FORMS}
