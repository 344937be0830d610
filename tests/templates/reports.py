"""What the clerk of a made-up commune of three hamlets reports for October 2025, form by form."""

from datetime import date, time

from tests.templates.clerk import Row

COMMUNE = "14308"
RECEIVED = "2025-11-20"
CODES = tuple(f"{COMMUNE}-{number:03}" for number in (1, 2, 3))
SPOT = f"37-{COMMUNE}-001"

_PEOPLE = {
    "actual_residents": 800,
    "residents_14_plus": 700,
    "residents_18_plus": 650,
    "residents_60_plus": 150,
    "certified_disabled_people": 12,
    "household_businesses": 30,
    "ocop_products": 2,
}


def catalogue() -> list[Row]:
    names = (("1", "thôn", "Hải Phú"), ("2", "thôn", "Hải Phú"), ("Đông Thịnh", "xóm", "Hải Xuân"))
    hamlets: list[Row] = [
        {
            "hamlet_name": name,
            "hamlet_type": kind,
            "old_commune": old,
            "valid_from": date(2025, 7, 1),
            "households": 280 + 7 * number,
            "registered_residents": 900 + 11 * number,
            **_PEOPLE,
            "lat": 20.19 + number / 1000,
            "lon": 106.24,
            "data_date": date(2025, 9, 30),
            "data_source": "Công an",
        }
        for number, (name, kind, old) in enumerate(names)
    ]
    whole: Row = {
        "hamlet_code": f"{COMMUNE}-000",
        "hamlet_name": "Hải Xuân",
        "hamlet_type": "cấp xã",
        "valid_from": date(2025, 7, 1),
        "certified_disabled_people": 36,
        "data_date": date(2025, 9, 30),
        "data_source": "Công an",
    }
    return [*hamlets, whole]


def members(hamlet: int) -> list[tuple[str, str]]:
    given = ("An", "Bình", "Chi", "Dung", "Hoa", "Lan", "Mai", "Nam", "Sơn")
    return [(f"Nguyễn Thị {name}", f"0300{hamlet}{at:05}") for at, name in enumerate(given)]


REPORTS: dict[str, list[Row]] = {
    "M02a": [
        {
            "decision_number": "123/QĐ-UBND",
            "decision_date": date(2025, 8, 12),
            "signer_name": "Trần Văn Minh",
            "abstract": "Kiện toàn các Tổ",
            "attachment": "QD-123.pdf",
            "hamlet_teams_established": 3,
        }
    ],
    "M02b": [
        {
            "full_name": f"Phạm Thị {name}",
            "gender": "Nữ",
            "birth_year": 1990,
            "team_role": "Tổ trưởng" if at == 0 else "Tổ viên",
            "job_title_organisation": "Bí thư Đoàn",
            "youth_union_member": "x",
            "organisation": "Đoàn TN",
            "zalo_phone": f"0500{at:06}",
        }
        for at, name in enumerate(("Ánh", "Bích", "Cúc", "Diệp", "Giang"))
    ],
    "M02c": [
        {
            "members": 9,
            "female_members": 9,
            "youth_union_members": 3,
            "secretary_or_hamlet_head_members": 1,
            "mass_organisation_members": 4,
            "police_members": 1,
            "enterprise_members": 0,
        }
    ]
    * 3,
    "M09": [
        {
            "activity_group": "phát thanh",
            "content": "Phát thanh cơ sở",
            "quantity": 36,
            "quantity_unit": "lượt",
        },
        {
            "activity_group": "chiến dịch",
            "content": "Ra quân 10/10",
            "start_date": date(2025, 10, 1),
            "end_date": date(2025, 10, 14),
            "participating_hamlets": 2,
            "people": 120,
            "campaign_code": "CD37-2025-10",
        },
        {"activity_group": "10-10", "content": "Ngày hội", "start_date": date(2025, 10, 10), "people": 200},
        {
            "activity_group": "kinh phí",
            "content": "Hỗ trợ Tổ",
            "budget_vnd": 120000000,
            "disbursed_vnd": 80000000,
            "document_number": "15/QĐ-UBND",
        },
        {
            "activity_group": "trường học",
            "content": "Ngoại khóa",
            "quantity": 3,
            "quantity_unit": "trường",
            "people": 900,
            "quantity_total": 4,
            "people_total": 1200,
        },
    ],
    "M03": [
        {
            "guided_households": 21 + at,
            "first_time_households": 12,
            "cumulative_households": 12,
            "cumulative_proficient_households": 7,
            "people_guided_public_services": 18,
            "people_guided_cashless_payment": 10,
            "people_guided_ecommerce": 3,
            "people_guided_self_protection": 11,
            "people_guided_vneid": 14,
            "people_guided_elderly": 15,
            "people_guided_disabled": 1,
            "outreach_sessions": 2,
            "campaign_code": "CD37-2025-10",
            "qr_household_businesses": 18,
            "ocop_products_listed": 1,
            "note": "Lồng ghép họp thôn",
        }
        for at in range(3)
    ],
    "M03b": [
        {
            "hamlet_code": CODES[0],
            "hamlet_name": "Thôn 1",
            "household_code": f"H{at:03}",
            "visit_date": date(2025, 10, 1 + at),
            "guided_public_services": "x",
            "guided_vneid": "x",
            "people_guided": 2,
            "people_guided_elderly": 1,
            "people_guided_disabled": 0,
            "team_member_code": "TV01",
        }
        for at in range(4)
    ],
    "M04": [
        {
            "hamlet_code": CODES[2],
            "hamlet_name": "Xóm Đông Thịnh",
            "class_code": "L-01",
            "class_kind": "B",
            "session_date": date(2025, 10, 8),
            "start_time": time(19, 30),
            "end_time": time(21, 0),
            "venue": "Nhà văn hóa",
            "organiser": "Đoàn xã",
            "topics": "DVCTT; VNeID",
            "attendees": 35,
            "female_attendees": 20,
            "elderly_attendees": 18,
            "disabled_attendees": 1,
            "first_time_attendees": 28,
            "first_time_elderly_attendees": 16,
            "first_time_disabled_attendees": 1,
            "team_members_attending": 4,
            "course_completions": 3,
            "evidence": "anh.jpg",
            "first_time_in_year_team_members": 0,
            "first_time_team_members_completed": 0,
        }
    ],
    "M05": [
        {
            "residents_14_plus_with_card": 2000,
            "cumulative_level2_accounts": 1700,
            "cumulative_level2_accounts_60_plus": 300,
            "residents_60_plus_with_card": 420,
            "new_level2_accounts": 40,
            "team_assisted_level2_accounts": 15,
            "accounts_under_14": 50,
            "cumulative_adults_skills_confirmed": 70,
            "cumulative_adults_basic_skills": 1300,
            "cumulative_adults_digital_signature": 500,
            "safety_sessions": 2,
            "safety_session_attendees": 90,
            "data_source": "Công an",
        }
    ],
    "M06": [
        {
            "planned_shifts": 5,
            "held_shifts": 5,
            "people_assisted": 48,
            "dossiers_received": 160,
            "online_dossiers": 144,
            "fully_online_dossiers": 90,
            "team_assisted_dossiers": 40,
            "on_time_dossiers": 158,
            "online_paid_dossiers": 85,
            "data_source": "hệ thống TTHC",
            "working_days": 5,
            "rota_days": 5,
            "rota_signed": "x",
        }
    ]
    * 4,
    "M07": [
        {
            "hamlet_code": CODES[1],
            "hamlet_name": "Thôn 2",
            "spot_code": SPOT,
            "location_description": "Cuối thôn",
            "lat": 20.191,
            "lon": 106.24,
            "spot_type": "lõm",
            "operators": "Viettel",
            "indoor_outdoor": "cả hai",
            "rsrp_dbm": -112,
            "download_mbps": 2.5,
            "radius_m": 300,
            "affected_households": 45,
            "priorities": "khu đông dân",
            "detected_date": date(2025, 9, 20),
            "sent_date": date(2025, 9, 22),
            "document_number": "45/UBND-VHXH",
            "status": "DN tiếp nhận",
            "commune_download_mbps": 52.4,
            "commune_speed_samples": 120,
        }
    ],
    "M08a": [
        {
            "commune_code": COMMUNE,
            "spot_code": SPOT,
            "operator": "Viettel",
            "received_date": date(2025, 9, 24),
            "measured_date": date(2025, 10, 2),
            "rsrp_dbm": -112,
            "rscp_dbm": -98,
            "download_mbps": 3.2,
            "solution": "tối ưu",
            "site_code": "BTS-1",
            "committed_date": date(2025, 12, 20),
        }
    ],
    "M08b": [
        {
            "enterprise": "VNPT",
            "session_date": date(2025, 10, 5),
            "content": "Thanh toán không dùng tiền mặt",
            "team_members_attending": 45,
        },
        {
            "commune_code": COMMUNE,
            "enterprise": "Viettel",
            "session_date": date(2025, 10, 6),
            "content": "An toàn số",
            "team_members_attending": 20,
        },
    ],
    "M08c": [
        {
            "commune_code": COMMUNE,
            "enterprise": "VNPT",
            "package_name": "Gói Tổ số",
            "valid_from": date(2025, 8, 1),
            "valid_to": date(2026, 8, 1),
            "members_benefiting": 20,
        },
    ],
}
REPORTS["M10b"] = [
    {
        "change_date": date(2025, 11, 1),
        "change_kind": "điều chỉnh",
        "old_hamlet_code": CODES[1],
        "new_hamlet_code": new,
        "share": share,
    }
    for new, share in ((CODES[0], 0.25), (CODES[1], 0.75))
]
PERIODS = {"M09": "2025-Q4"}
