"""Cases of rules that hold rows against other rows: of the roster, of the batch, of earlier months."""

from datetime import date

from etl.persons import person_key
from tests.checks.case import case
from tests.checks.world import CLEAN, COMMUNE, OTHER, known, stored

D = date
AN = "Nguyễn Văn An"
MEMBER = {"team_role": "member", "full_name": "Lê Thị Cúc", "zalo_phone": "0987654321", "sequence_number": 2}
ZERO = {"zero_report": True, "class_code": None, "class_kind": None, "session_date": None, "topics": None,
        "attendees": None, "start_time": None, "end_time": None} | {
    name: None for name in CLEAN["M04"] if name.endswith(("attendees", "members", "attending", "completed"))
} | {"course_completions": None}  # fmt: skip
NO_SPOT = dict.fromkeys(set(CLEAN["M07"]) - {"commune_code", "period"}) | {"zero_report": True}


def months(*changes):
    """Known months of hamlet 1 from August 2026 on, each with its changes."""
    rows = [
        {**CLEAN["M03"], "period": f"2026-{number:02d}", **row} for number, row in enumerate(changes, start=8)
    ]
    return known(M03=stored("M03", *rows))


def police(**changes):
    """The police's report of October 2026 with its changes."""
    return known(
        M05=stored("M05", {**CLEAN["M05"], "period": "2026-10", "cumulative_level2_accounts": 850, **changes})
    )


TWIN = stored("M01", {"commune_code": COMMUNE, "hamlet_code": OTHER, "team_role": "member",
                      "person_key": person_key(b"", "NGUYỄN VĂN AN", "0912345678")})  # fmt: skip
"""The leader of hamlet 1 in the team of hamlet 2."""

GROWING = [{"cumulative_households": total, "first_time_households": 10, "guided_households": 20,
            "people_guided_ecommerce": total} for total in (70, 80, 90)]  # fmt: skip
ALL_NEW = [{"cumulative_households": total, "guided_households": 10, "first_time_households": 10,
            "people_guided_vneid": total} for total in (70, 80, 90)]  # fmt: skip

CASES = [
    case("M01.sequence_number", "sequence_gap", {}, {**MEMBER, "sequence_number": 4}, row=2),
    case("M02b.sequence_number", "sequence_gap", {"sequence_number": 3}),
    case("M01.full_name", "words_2_to_6", {"full_name": "An"}),
    case("M02b.full_name", "words_2_to_6", {"full_name": "Bà Nguyễn Thị An và chồng bà"}),
    case("M01.full_name", "no_digits", {"full_name": "Nguyễn Văn 2"}),
    case("M02b.full_name", "no_digits", {"full_name": "Nguyễn Văn An 1985"}),
    case("M01.full_name", "duplicate_person", {}, {**MEMBER, "full_name": "NGUYỄN  VĂN AN",
         "zalo_phone": "0912345678"}, row=2),
    case("M02b.full_name", "duplicate_person", {"zalo_phone": None}, {**MEMBER, "full_name": AN,
         "zalo_phone": None}, row=2),
    case("M01.zalo_phone", "duplicate_phone", {}, {**MEMBER, "zalo_phone": "0912345678"}, row=2),
    case("M02b.zalo_phone", "duplicate_phone", {}, {**MEMBER, "zalo_phone": "0912345678"}, row=2),
    case("M01.team_role", "exactly_one_leader", {"team_role": "deputy"}, row=None),
    case("M02b.team_role", "exactly_one_leader", {}, {**MEMBER, "team_role": "leader"}, row=None),
    case("M10.hamlet_code", "unique", {}, {"households": 201}),
    case("M10.hamlet_name", "unique", {"hamlet_name": "1"}),
    case("M10.hamlet_name", "unique", {}, {"hamlet_code": "13285-004"}),
    case("M03.period", "unique", {}, {"guided_households": 32}),
    case("M03.period", "unique", {}, {"sheet_id": 2, "row": 7}),
    case("M04.class_code", "unique", {}, {"session_date": D(2026, 11, 4)}),
    case("M05.period", "unique", {}, {"data_source": None}),
    case("M07.spot_code", "unique", {}, {"status": "received"}),
    case("M08a.spot_code", "unique", {}, {"site_code": "NB02"}),
    case("M04.session_date", "duplicate", {}, {"class_code": "L02"}, row=2),
    case("M04.session_date", "duplicate", {"class_code": "L02"}, world=known(M04=stored("M04",
         CLEAN["M04"]))),
    case("M04.zero_report", "alone_in_period", ZERO, {}),
    case("M07.zero_report", "alone_in_period", NO_SPOT, world=known(M07=stored("M07", CLEAN["M07"]))),
    case("M07.commune_download_mbps", "same_in_period",
         {"commune_download_mbps": 50.0, "commune_speed_samples": 9},
         {"commune_download_mbps": 52.5, "commune_speed_samples": 9, "spot_code": "37-13285-003",
         "lat": 20.51}),
    case("M03.cumulative_households", "not_decreasing", {}, world=months({"cumulative_households": 103})),
    case("M03.cumulative_proficient_households", "not_decreasing", {},
         world=months({"cumulative_proficient_households": 60}, {"cumulative_proficient_households": 45})),
    case("M03.cumulative_households", "not_decreasing", {"period": "2026-07"},
         world=months({"cumulative_households": 90})),
    case("M05.cumulative_level2_accounts", "not_decreasing", {}, world=police(cumulative_level2_accounts=861),
         also="sum_consistent"),
    case("M05.cumulative_adults_digital_signature", "not_decreasing", {},
         world=police(cumulative_adults_digital_signature=300)),
    case("M03.cumulative_households", "sum_consistent", {"period": "2026-09"},
         world=months({"cumulative_households": 95, "guided_households": 8})),
    case("M05.new_level2_accounts", "sum_consistent", {"new_level2_accounts": 12}, world=police()),
    case("M03.people_guided_public_services", "jump_over_3x_own_median",
         {"people_guided_public_services": 52},
         world=months(*GROWING)),
    case("M03.guided_households", "same_as_previous", {}, world=months({}, {}), also="sum_consistent"),
    case("M03.first_time_households", "equal_every_month", {"guided_households": 12}, world=months(*ALL_NEW)),
    case("M01.full_name", "same_person_two_teams", {}, world=known(M01=TWIN)),
    case("M06.start_date", "unique", {}, {"held_shifts": 8}),
    case("M08c.package_name", "unique",
         {"commune_code": None}, {"commune_code": None, "members_benefiting": 20}),
    case("M08b.session_date", "duplicate", {}, {"content": "An toàn số"}, row=2),
    case("M08b.session_date", "duplicate", {"commune_code": None},
         {"commune_code": None, "content": "An toàn số"}, row=2),
    case("M08b.session_date", "duplicate", {}, {"team_members_attending": 20}, row=2),
    case("M02c.members", "sum_consistent", {"members": 3}),
    case("M03.guided_households", "equal_every_month", {"guided_households": 205, "people_guided_vneid": 12},
         world=months(*[{**row, "guided_households": 205} for row in GROWING])),
]  # fmt: skip
