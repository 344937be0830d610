"""Random lists of activities (M09), answers of operators (M08a), speeds and campaigns, blanks among them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.indicators.random_tables import COMMUNES, MONTHS
from tests.indicators.tables_in_memory import InMemory, activities

QUARTERS = ("2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-H2", "2026", "2026-08")
GROUPS = ("news", "broadcast", "digital_day", "campaign", "model", "emulation", "award", "budget", "school",
          "evaluation_criterion", "officials")  # fmt: skip
COUNT = st.one_of(st.none(), st.integers(0, 50))
DAY = st.one_of(st.none(), st.integers(0, 150).map(lambda days: date(2026, 6, 1) + timedelta(days)))


@st.composite
def _row(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(DAY)
    last = None if start is None or draw(st.booleans()) else start + timedelta(draw(st.integers(0, 40)))
    group = draw(st.sampled_from(GROUPS))
    return {
        "activity_group": group,
        "content": draw(st.sampled_from(["one", "two"])),
        "start_date": start,
        "end_date": last,
        "quantity": draw(COUNT),
        "people": draw(COUNT),
        "budget_vnd": draw(st.integers(0, 9)) * 1_000_000 if group == "budget" else None,
        "disbursed_vnd": draw(COUNT),
        "document_number": draw(st.sampled_from([None, "1/QD", "2/QD"])),
        "campaign_code": draw(st.sampled_from([None, "CD1", "CD2"])),
        "model_status": draw(st.sampled_from([None, "new", "replicated"])),
        "quantity_total": draw(COUNT),
        "people_total": draw(COUNT),
    }


def add_activities(draw: st.DrawFn, found: InMemory) -> None:
    """Sheets of M09, some of which replace an earlier one, and campaigns in the monthly reports."""
    rows_of_one = st.lists(_row(), min_size=1, max_size=4)
    sheet = st.tuples(st.sampled_from(COMMUNES), st.sampled_from(QUARTERS), rows_of_one)
    for number, (commune, period, rows) in enumerate(draw(st.lists(sheet, max_size=7))):
        found.add("M09", *activities(commune, period, *rows, number=number))
    for row in found.forms["M03"]:
        row["campaign_code"] = draw(st.sampled_from([None, None, "CD1"]))
    for row in found.forms.get("M02b", []):
        row["organisation"] = draw(st.sampled_from([None, "youth_union", "police", "womens_union"]))


def add_replies(draw: st.DrawFn, found: InMemory) -> None:
    """What operators promised and did, what communes found afterwards, and the speeds of whole communes."""
    for row in found.forms["M07"]:
        row["rechecked_date"], row["reopened_date"] = draw(DAY), draw(DAY)
        row["affected_households"] = draw(COUNT)
        row["priorities"] = draw(st.sampled_from([None, [], ["tourism"], ["tourism", "admin_centre"]]))
        if draw(st.integers(0, 3)) == 0:
            row["commune_download_mbps"] = draw(st.sampled_from([None, 39.9, 40.0, 75.0]))
            row["commune_speed_samples"] = draw(st.sampled_from([None, 29, 30, 300]))
    spots = sorted({row["spot_code"] for row in found.forms["M07"] if row.get("spot_code")})
    if not spots:
        return
    answer = st.tuples(
        st.sampled_from(spots),
        st.sampled_from(["viettel", "vnpt", "other"]),
        st.sampled_from(MONTHS),
        DAY,
        DAY,
    )
    for spot, operator, period, promised, done in draw(st.lists(answer, max_size=10)):
        days = {"committed_date": promised, "completed_date": done}
        place = {"commune_code": spot[3:8], "spot_code": spot, "operator": operator, "period": period}
        found.add("M08a", place | days)
