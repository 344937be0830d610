"""Random small tables of three communes for the laws: any of them may stay silent in any form or month."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from etl import calendar
from tests.indicators.tables_in_memory import InMemory, hamlet, lesson, month, roster, spot, zero

COMMUNES = ("13285", "13291", "13318")
HAMLETS = tuple(f"{commune}-{number:03}" for commune in COMMUNES for number in (1, 2, 3))
MONTHS = ("2026-07", "2026-08", "2026-09")
PERIODS = (*MONTHS, "2026-Q3")
SOME = st.integers(0, 300)
TOPICS = ["fraud_prevention", "digital_safety"]
AS_OF = date(2026, 10, 20)


def day_in(period: str) -> st.SearchStrategy[date]:
    of = calendar.period(period)
    return st.integers(0, (of.last_day - of.first_day).days).map(lambda days: of.first_day + timedelta(days))


@st.composite
def hamlets(draw: st.DrawFn) -> list[dict[str, Any]]:
    codes = draw(st.lists(st.sampled_from(HAMLETS), unique=True))
    people = st.one_of(st.none(), st.integers(0, 60))
    return [
        hamlet(
            code,
            draw(st.integers(1, 300)),
            residents_60_plus=draw(st.integers(0, 90)),
            certified_disabled_people=draw(people),
            **_more_figures(number),
            valid_to=draw(st.sampled_from([None, None, None, date(2026, 8, 1)])),
        )
        for number, code in enumerate(codes)
    ]


def _more_figures(number: int) -> dict[str, int | None]:
    """Figures that need no chance of their own: of every third hamlet 0, of every third unknown."""
    some = (40, 0, None)[number % 3]
    return {"residents_18_plus": 200, "household_businesses": some, "ocop_products": some}


@st.composite
def rosters(draw: st.DrawFn) -> list[dict[str, Any]]:
    sent = draw(
        st.lists(st.tuples(st.sampled_from(HAMLETS), st.integers(1, 12), day_in("2026-Q3")), max_size=6)
    )
    return [row for i, (code, people, day) in enumerate(sent) for row in roster(code, people, day, i)]


@st.composite
def months(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rows of M03 whose cumulative households never fall."""
    rows = []
    for code in draw(st.lists(st.sampled_from(HAMLETS), unique=True)):
        reached = 0
        for period in draw(st.lists(st.sampled_from(MONTHS), unique=True).map(sorted)):
            new = draw(st.integers(0, 60))
            reached += new
            rows.append(month(code, period, cumulative_households=reached, guided_households=new,
                              households=300, people_guided_ecommerce=draw(SOME),
                              people_guided_cashless_payment=new, ocop_products_listed=new // 9,
                              cumulative_proficient_households=reached // 2,
                              qr_household_businesses=(None, new)[new % 2]))  # fmt: skip
    return rows


@st.composite
def lessons(draw: st.DrawFn) -> list[dict[str, Any]]:
    places = st.sampled_from([*HAMLETS, *COMMUNES])
    held = draw(st.lists(st.tuples(places, st.sampled_from(MONTHS).flatmap(day_in), SOME, SOME), max_size=8))
    classes = [
        lesson(code, i, day, first_time_elderly_attendees=old, first_time_disabled_attendees=disabled,
               attendees=old + disabled + 1, first_time_attendees=old + disabled, topics=TOPICS[: i % 3])
        for i, (code, day, old, disabled) in enumerate(held)
    ]  # fmt: skip
    silent = draw(
        st.lists(st.tuples(st.sampled_from(COMMUNES), st.sampled_from(MONTHS)), max_size=3, unique=True)
    )
    return classes + [zero(*pair) for pair in silent]


@st.composite
def accounts(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows = []
    units = st.sampled_from([*COMMUNES, *HAMLETS])
    for code, period in draw(st.lists(st.tuples(units, st.sampled_from(MONTHS)), unique=True, max_size=8)):
        people = draw(st.integers(1, 300))
        activated = draw(st.integers(0, people))
        place = {"commune_code": code[:5], "hamlet_code": code if "-" in code else None, "period": period}
        figures = {"residents_14_plus_with_card": people, "cumulative_level2_accounts": activated}
        rows.append({**place, **figures, **_parts_of(people, activated)})
    return rows


def _parts_of(people: int, activated: int) -> dict[str, int | None]:
    """The other figures of M05; of every fifth row blank."""
    return {
        "residents_60_plus_with_card": people // 3,
        "cumulative_level2_accounts_60_plus": activated // 4,
        "new_level2_accounts": activated // 2,
        "team_assisted_level2_accounts": activated // 5,
        "cumulative_adults_skills_confirmed": activated // 3,
        "cumulative_adults_basic_skills": (None, activated)[people % 2],
        "cumulative_adults_digital_signature": None if people % 5 == 0 else activated // 6,
        "safety_sessions": None if people % 5 == 0 else people % 4,
        "safety_session_attendees": None if people % 5 == 0 else people % 4 * 20,
    }


@st.composite
def spots(draw: st.DrawFn) -> list[dict[str, Any]]:
    status = st.sampled_from(["new", "sent", "reported_fixed", "confirmed", "not_confirmed"])
    operators = st.lists(st.sampled_from(["viettel", "vnpt", "all"]), min_size=1, max_size=2, unique=True)
    row = st.tuples(st.sampled_from(HAMLETS), st.integers(1, 3), st.sampled_from(MONTHS), status, operators)
    sent = st.one_of(st.none(), day_in("2026-Q3"))
    seen = [
        spot(*given, sent_date=draw(sent), document_number="1") for given in draw(st.lists(row, max_size=8))
    ]
    nothing = draw(st.lists(st.sampled_from(COMMUNES), max_size=2, unique=True))
    return seen + [zero(commune, "2026-08") for commune in nothing]


@st.composite
def tables(draw: st.DrawFn) -> InMemory:
    """Tables whose rows carry their order of receipt, so that the order in which they stand is free."""
    found = InMemory(AS_OF)
    for form, rows in (("M10", hamlets()), ("M01", rosters()), ("M03", months()), ("M04", lessons()),
                       ("M05", accounts()), ("M07", spots())):  # fmt: skip
        found.add(form, *({"received_order": i} | row for i, row in enumerate(draw(rows))))
    return found
