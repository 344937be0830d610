"""A small true world for the rules: one commune with two hamlets, its rosters, reports, spots and replies."""

from datetime import date, time
from typing import Any

import polars as pl

from etl.checks import Checked, KnownTables, check
from etl.forms import FORMS
from etl.stored import column_type, stored_name, stored_schema

TODAY = date(2026, 11, 22)
COMMUNE, HAMLET, OTHER = "13285", "13285-001", "13285-002"
SPOT = "37-13285-001"

CLEAN: dict[str, dict[str, Any]] = {
    "M10": {
        "commune_code": COMMUNE, "hamlet_code": "13285-003", "hamlet_name": "3", "hamlet_type": "xom",
        "old_commune": "Quang Trung", "aliases": [], "valid_from": date(2025, 7, 1), "households": 200,
        "registered_residents": 700, "actual_residents": 650, "residents_14_plus": 560,
        "residents_18_plus": 520, "residents_60_plus": 140, "certified_disabled_people": 12,
        "household_businesses": 30, "ocop_products": 3, "lat": 20.53, "lon": 105.93, "data_date": date(2026,
        7, 1), "data_source": "police",
    },
    "M01": {
        "sequence_number": 1, "full_name": "Nguyễn Văn An", "team_role": "leader", "zalo_phone": "0912345678",
    },
    "M02a": {
        "commune_code": COMMUNE, "decision_number": "12/QĐ-UBND", "decision_date": date(2025, 8, 5),
        "signer_name": "Trần Thị Bình", "abstract": "Về việc kiện toàn", "attachment": "12.pdf",
        "hamlet_teams_established": 2,
    },
    "M02b": {
        "commune_code": COMMUNE, "sequence_number": 1, "full_name": "Nguyễn Văn An", "gender": "male",
        "birth_year": 1985, "team_role": "leader", "organisation": "youth_union", "zalo_phone": "0912345678",
    },
    "M03": {
        "commune_code": COMMUNE, "hamlet_code": HAMLET, "hamlet_name": "1", "period": "2026-11",
        "households": 205, "guided_households": 31, "first_time_households": 12, "cumulative_households": 102,
        "cumulative_proficient_households": 44, "people_guided_public_services": 17,
        "people_guided_cashless_payment": 13, "people_guided_ecommerce": 4,
        "people_guided_self_protection": 9, "people_guided_vneid": 11, "people_guided_elderly": 14,
        "people_guided_disabled": 1,
        "outreach_sessions": 2, "qr_household_businesses": 11, "ocop_products_listed": 1,
    },
    "M03b": {
        "commune_code": COMMUNE, "hamlet_code": HAMLET, "hamlet_name": "1", "household_code": "12A",
        "visit_date": date(2026, 11, 3), "guided_public_services": True, "guided_cashless_payment": False,
        "guided_ecommerce": False, "guided_self_protection": True, "guided_vneid": False, "people_guided": 2,
        "people_guided_elderly": 1, "people_guided_disabled": 0, "team_member_code": "TV-3",
    },
    "M04": {
        "commune_code": COMMUNE, "hamlet_code": HAMLET, "hamlet_name": "1", "period": "2026-11",
        "class_code": "L01", "class_kind": "public_class", "session_date": date(2026, 11, 3),
        "start_time": time(19, 0), "end_time": time(21, 0), "venue": "Nhà văn hóa", "organiser": "UBND xã",
        "topics": ["vneid"], "attendees": 35, "female_attendees": 20, "elderly_attendees": 9,
        "disabled_attendees": 1, "first_time_attendees": 20, "first_time_elderly_attendees": 5,
        "first_time_disabled_attendees": 1, "team_members_attending": 4, "course_completions": 6,
        "first_time_in_year_team_members": 2, "first_time_team_members_completed": 2,
    },
    "M05": {
        "commune_code": COMMUNE, "period": "2026-11", "residents_14_plus_with_card": 1000,
        "cumulative_level2_accounts": 860, "cumulative_level2_accounts_60_plus": 130,
        "residents_60_plus_with_card": 210, "new_level2_accounts": 10, "team_assisted_level2_accounts": 4,
        "accounts_under_14": 25, "cumulative_adults_skills_confirmed": 40,
        "cumulative_adults_basic_skills": 700,
        "cumulative_adults_digital_signature": 290, "safety_sessions": 1, "safety_session_attendees": 30,
        "data_source": "police",
    },
    "M07": {
        "commune_code": COMMUNE, "hamlet_code": HAMLET, "hamlet_name": "1", "period": "2026-11",
        "spot_code": "37-13285-002", "location_description": "Cuối xóm, sau đê", "lat": 20.535,
        "lon": 105.935, "spot_type": "dead_spot", "operators": ["viettel"], "indoor_outdoor": "indoor",
        "signal_bars": 1,
        "rsrp_dbm": -115, "download_mbps": 3.5, "radius_m": 200, "affected_households": 40,
        "detected_date": date(2026, 10, 20), "sent_date": date(2026, 10, 25), "document_number": "45/UBND",
        "status": "sent",
    },
    "M08a": {
        "commune_code": COMMUNE, "period": "2026-11", "spot_code": SPOT, "operator": "vnpt",
        "received_date": date(2026, 9, 12), "measured_date": date(2026, 9, 20), "rsrp_dbm": -112,
        "download_mbps": 2.5, "solution": "optimisation", "site_code": "NB01",
        "committed_date": date(2026, 10, 12), "completed_date": date(2026, 10, 10),
    },
    "M02c": {
        "commune_code": COMMUNE, "hamlet_code": HAMLET, "hamlet_name": "1", "members": 2,
        "female_members": 1, "youth_union_members": 1, "secretary_or_hamlet_head_members": 1,
        "mass_organisation_members": 1, "police_members": 0, "enterprise_members": 0,
    },
    "M06": {
        "commune_code": COMMUNE, "period": "2026-11", "start_date": date(2026, 11, 2), "planned_shifts": 10,
        "held_shifts": 9, "people_assisted": 31, "dossiers_received": 64, "online_dossiers": 52,
        "fully_online_dossiers": 40, "team_assisted_dossiers": 17, "on_time_dossiers": 63,
        "online_paid_dossiers": 30, "data_source": "tthc_system", "working_days": 5, "rota_days": 5,
        "rota_signed": True,
    },
    "M08b": {
        "commune_code": COMMUNE, "period": "2026-11", "enterprise": "vnpt", "session_date": date(2026, 11, 3),
        "content": "Chữ ký số", "team_members_attending": 24,
    },
    "M08c": {
        "commune_code": COMMUNE, "period": "2026-11", "enterprise": "viettel", "package_name": "Tổ số 4G",
        "valid_from": date(2026, 7, 1), "valid_to": date(2026, 12, 31), "members_benefiting": 18,
    },
    "M09": {
        "commune_code": COMMUNE, "period": "2026-Q4", "activity_group": "news", "content": "Tin trên cổng xã",
        "start_date": date(2026, 9, 20), "end_date": date(2026, 10, 31), "quantity": 12,
        "quantity_unit": "tin", "participating_hamlets": 2, "people": 45, "budget_vnd": 40_000_000,
        "disbursed_vnd": 15_000_000, "document_number": "45/KH-UBND", "evidence": "ninhbinh.gov.vn",
        "campaign_code": "CD01", "model_status": "new", "quantity_total": 15, "people_total": 60,
    },
}  # fmt: skip
"""One faultless row of each form."""

CLEAN["M10b"] = {
    "commune_code": COMMUNE, "change_date": date(2026, 7, 1), "change_kind": "rename",
    "old_hamlet_code": "13285-008", "new_hamlet_code": OTHER, "share": 1.0,
    "decision_number": "12/NQ-HĐND",
}  # fmt: skip
_HAMLETS = [
    {**CLEAN["M10"], "hamlet_code": HAMLET, "hamlet_name": "1", "aliases": ["Đầu Làng"]},
    {**CLEAN["M10"], "hamlet_code": OTHER, "hamlet_name": "2"},
    {**CLEAN["M10"], "hamlet_code": "13285-008", "hamlet_name": "9", "valid_to": date(2026, 6, 30)},
    {"commune_code": COMMUNE, "hamlet_code": "13285-000", "hamlet_name": "Phủ Lý", "hamlet_type": "commune",
     "valid_from": date(2025, 7, 1), "data_date": date(2026, 7, 1), "data_source": "police"},
]  # fmt: skip
_MEMBERS = [
    {"commune_code": COMMUNE, "hamlet_code": HAMLET, "person_key": key, "team_role": "member"}
    for key in ("a", "b", "b")
]
_SPOT = {
    **CLEAN["M07"], "spot_code": SPOT, "operators": ["vnpt"], "lat": 20.54, "lon": 105.94,
    "period": "2026-10", "detected_date": date(2026, 9, 1), "sent_date": date(2026, 9, 10),
    "rechecked_date": date(2026, 11, 1),
    "recheck_result": "fixed", "status": "confirmed",
}  # fmt: skip


def stored(form: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Rows as they stand in the archive; received on 2 November 2026 unless they say otherwise."""
    names = {column.name for column in FORMS[form].columns}
    front = {"sheet_key": 1, "row": 1, "received_date": date(2026, 11, 2), "received_order": 1}
    schema = stored_schema(FORMS[form])
    records = [
        {**front, **{stored_name(name) if name in names else name: value for name, value in row.items()}}
        for row in rows
    ]
    return pl.DataFrame([{name: r.get(name) for name in schema} for r in records], schema=schema)


def known(**tables: pl.DataFrame) -> KnownTables:
    """What stands: two hamlets and their commune, a roster of two people, one spot; more as given."""
    world = {"M10": stored("M10", *_HAMLETS), "M01": stored("M01", *_MEMBERS), "M07": stored("M07", _SPOT)}
    return KnownTables(TODAY, {**world, **tables})


def rows_of(form: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Clean rows of the form with the given changes, numbered from 1 on sheet 1 unless they say otherwise."""
    schema = {"sheet_id": pl.Int32, "row": pl.Int32}
    schema |= {column.name: column_type(column) for column in FORMS[form].columns}
    full = [{"sheet_id": 1, "row": number, **CLEAN[form], **row} for number, row in enumerate(rows, start=1)]
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in full], schema=schema)


def sheets_of(form: str, rows: pl.DataFrame, received: date = TODAY) -> pl.DataFrame:
    """A sheet for every sheet id of the rows, of hamlet 1, each received after the one before."""
    ids = sorted(set(rows["sheet_id"].to_list()))
    return pl.DataFrame(
        {
            "sheet_id": pl.Series(ids, dtype=pl.Int32),
            "received_order": pl.Series(ids, dtype=pl.Int64),
            "file": [f"tep-{number}.xlsx" for number in ids],
            "form": [form] * len(ids),
            "commune_code": [COMMUNE] * len(ids),
            "hamlet_code": pl.Series([_hamlet_of(form)] * len(ids), dtype=pl.String),
            "period": pl.Series([None] * len(ids), dtype=pl.String),
            "received_date": [received] * len(ids),
        }
    )


def _hamlet_of(form: str) -> str | None:
    return HAMLET if FORMS[form].subject == "hamlet_team" else None


def checked(form: str, *rows: dict[str, Any], world: KnownTables | None = None) -> Checked:
    """The outcome for clean rows with these changes."""
    frame = rows_of(form, *rows)
    return check(FORMS[form], frame, sheets_of(form, frame), world or known())


def told(outcome: Checked) -> list[tuple[int | None, str, str, str]]:
    """Row, column, rule and severity of every issue."""
    return [
        (row["row"], row["column"], row["rule"], row["severity"])
        for row in outcome.issues.iter_rows(named=True)
    ]
