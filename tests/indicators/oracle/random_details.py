"""Random cells of M03, M04 and M05 that the random tables leave blank, and random rows of M06."""

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from etl import calendar
from tests.indicators.oracle.months import CONTENTS
from tests.indicators.random_tables import COMMUNES, HAMLETS, MONTHS
from tests.indicators.tables_in_memory import InMemory

EARLIEST = date(2026, 6, 8)
TOPICS = ("digital_safety", "online_health", "fraud_prevention", "vneid")


def add_details(draw: st.DrawFn, found: InMemory) -> None:
    """Fills the cells; one seed is drawn, for these need no shrinking."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    for row in found.forms["M03"]:
        row |= {"cumulative_proficient_households": chance.choice([0, 20, None])}
        row |= {"people_guided_cashless_payment": chance.choice([0, 5, 30])}
    for row in found.forms["M04"]:
        if not row.get("zero_report"):
            row |= _people(chance) | {"topics": row.get("topics") or chance.sample(TOPICS, k=2)}
    for row in found.forms["M05"]:
        row |= _accounts(chance, row)
    for _ in range(chance.randrange(12)):
        found.add("M06", _week(chance))
    for code in chance.sample(HAMLETS, k=chance.randrange(5)):
        for period in chance.sample(MONTHS, k=chance.randrange(1, 3)):
            found.counted_visits.append(_visits(chance, code, period))


def _people(chance: random.Random) -> dict[str, Any]:
    return {"attendees": chance.choice([10, 40]), "first_time_attendees": chance.choice([None, 0, 10])}


def _accounts(chance: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    new, people = chance.choice([0, 10, 40]), row["residents_14_plus_with_card"]
    old = chance.choice([None, 0, people // 3, people])
    sessions = chance.choice([None, 0, 3])
    return {
        "new_level2_accounts": new,
        "team_assisted_level2_accounts": new // 4,
        "cumulative_level2_accounts_60_plus": None if old is None else old // 2,
        "residents_60_plus_with_card": chance.choice([old, old, None]),
        "cumulative_adults_skills_confirmed": chance.choice([None, 7, 60]),
        "cumulative_adults_digital_signature": chance.choice([None, 3, 30]),
        "safety_sessions": sessions,
        "safety_session_attendees": chance.choice([None, 50]) if sessions else sessions,
    }


def _visits(chance: random.Random, code: str, period: str) -> dict[str, Any]:
    """Visits of a hamlet in a month, as they are counted."""
    people = {name: chance.choice([0, 4, 11]) for name in (*CONTENTS, "vneid")}
    at = {"commune_code": code[:5], "hamlet_code": code, "period": period}
    return at | {"new_households": chance.randrange(9), "households": 9, "visits": 12, "people": 15} | people


def _week(chance: random.Random) -> dict[str, Any]:
    """A day or a week: a row of the same day again replaces the earlier one."""
    day, online = EARLIEST + timedelta(7 * chance.randrange(14)), chance.choice([0, 20])
    return {
        "commune_code": chance.choice(COMMUNES),
        "period": calendar.month_of(day),
        "start_date": day,
        "planned_shifts": 5,
        "held_shifts": chance.randrange(6),
        "dossiers_received": online + chance.choice([0, 15]),
        "online_dossiers": online,
        "team_assisted_dossiers": chance.choice([None, 0, online]),
        "data_source": chance.choice(["tthc_system", "tthc_system", "manual", None]),
        "working_days": chance.choice([None, 5, 5]),
        "rota_days": chance.choice([None, 4, 3, 5]),
        "rota_signed": chance.choice([True, False, None]),
    }
