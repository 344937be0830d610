"""Random decisions, compositions, trainings, returns of enterprises, and what is wrong with the rows."""

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from etl import calendar
from tests.indicators.random_tables import COMMUNES, HAMLETS, MONTHS
from tests.indicators.tables_in_memory import InMemory, issue, lesson, sheet

EARLIEST = date(2026, 6, 20)
FIRMS = ("viettel", "vnpt", "post")
TOPICS = ("vneid", "digital_signature", "fraud_prevention", "internet", "ai")
RULES = ("jump_over_3x_own_median", "round_numbers", "same_as_previous", "not_decreasing", "unique")
PEOPLE = ("residents_18_plus", "household_businesses", "ocop_products")


def add_returns(draw: st.DrawFn, found: InMemory) -> None:
    """Adds what the random tables do not hold; one seed is drawn, for these rows need no shrinking."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    for add in (_roles, _decisions, _compositions, _trainings, _enterprises, _figures):
        add(chance, found)


def _some_day(chance: random.Random) -> date:
    return EARLIEST + timedelta(chance.randrange(120))


def _roles(chance: random.Random, found: InMemory) -> None:
    for row in [*found.forms.get("M01", []), *found.forms.get("M02b", [])]:
        row["team_role"] = chance.choice(["leader", "deputy", "member", "member", None])
        row["phone_valid"] = chance.random() < 0.8
    for row in found.forms.get("M02b", []):
        row["youth_union_member"] = chance.choice([True, False, None])


def _decisions(chance: random.Random, found: InMemory) -> None:
    for commune in chance.choices(COMMUNES, k=chance.randrange(5)):
        number, file = chance.choice(["1", "2", None]), chance.choice(["qd.pdf", None])
        row = {"commune_code": commune, "decision_number": number, "attachment": file}
        found.add("M02a", row | {"decision_date": chance.choice([_some_day(chance), None])})
    for code in chance.choices([*COMMUNES, *HAMLETS], k=8):
        form, unit = ("M01", {"hamlet_code": code}) if "-" in code else ("M02a", {})
        day, status = (
            date(2025, 8, chance.randrange(7, 18)),
            chance.choice(["accepted", "partly", "rejected"]),
        )
        found.sheets.append(sheet(code[:5], form, None, day, status, **unit))


def _compositions(chance: random.Random, found: InMemory) -> None:
    groups = ("youth_union_members", "secretary_or_hamlet_head_members", "mass_organisation_members",
              "police_members")  # fmt: skip
    for code in chance.choices(HAMLETS, k=chance.randrange(12)):
        row = {name: chance.choice([None, 0, 1, 2, 3]) for name in groups}
        place = {"commune_code": code[:5], "hamlet_code": code, "received_date": _some_day(chance)}
        found.add("M02c", {**place, **row, "members": chance.choice([0, 9, 12])})


def _trainings(chance: random.Random, found: InMemory) -> None:
    for number in range(chance.randrange(8)):
        day = chance.choice([_some_day(chance), date(2025, 12, 14), date(2025, 12, 15)])
        kind = chance.choice(["member_training", "member_training", "public_class"])
        people = {
            "first_time_in_year_team_members": chance.choice([None, 0, 5]),
            "first_time_team_members_completed": chance.choice([None, 0, 3]),
        }
        topics = chance.choices(TOPICS, k=2)
        place = chance.choice([*HAMLETS, *COMMUNES])
        found.add("M04", lesson(place, 100 + number, day, class_kind=kind, topics=topics, **people))


def _enterprises(chance: random.Random, found: InMemory) -> None:
    for _ in range(chance.randrange(6)):
        day, commune = _some_day(chance), chance.choice([*COMMUNES, None])
        at = {"commune_code": commune, "enterprise": chance.choice(FIRMS)}
        held = {"period": calendar.month_of(day), "session_date": day, "content": chance.choice(TOPICS)}
        found.add("M08b", {**at, **held, "team_members_attending": 9})
        month, name = chance.choice(MONTHS), chance.choice(["5G", "Học"])
        level = {"period": month, "package_name": name, "members_benefiting": chance.randrange(50)}
        found.add("M08c", {**at, **level})


def _figures(chance: random.Random, found: InMemory) -> None:
    """More figures of the catalogue, and rows that pass them."""
    for row in found.forms["M10"]:
        row |= {name: chance.choice([None, 0, 20, 90]) for name in PEOPLE}
    for row in found.forms["M03"]:
        row |= {"qr_household_businesses": chance.choice([None, 10, 60]), "ocop_products_listed": 25}
        row |= {"people_guided_vneid": chance.choice([0, 1, 2, 400])}
    for row in found.forms["M05"]:
        row |= {"cumulative_adults_basic_skills": chance.choice([None, 30, 400])}


def add_faults(draw: st.DrawFn, found: InMemory) -> None:
    """Sheets for some rows of M03 and M05, and faults of these rows and of rows that were refused."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    for form, start in (("M03", 5000), ("M05", 6000)):
        for number, row in enumerate(found.forms[form]):
            key = start + number
            row |= {"sheet_key": key, "received_date": EARLIEST + timedelta(number)}
            if form == "M05" and row["hamlet_code"]:
                continue
            counted = {"rows_read": 3, "rows_rejected": chance.randrange(3), "sheet": "1", "sha256": str(key)}
            order = {"sheet_key": key, "received_order": row["received_order"]}
            status = chance.choice(["accepted", "partly", "partly", "duplicate"])
            told = sheet(row["commune_code"], form, row["period"], row["received_date"], status)
            found.sheets.append(told | counted | order)
            unit = {"hamlet_code": row["hamlet_code"], "period": row["period"]}
            for _ in range(chance.randrange(3)):
                found.issues.append(issue(key, 1, chance.choice(RULES), **unit))
            for _ in range(chance.randrange(2)):
                found.issues.append(issue(key, chance.choice([2, None]), "not_decreasing", "error", **unit))
