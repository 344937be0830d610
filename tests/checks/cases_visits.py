"""Cases of the rules of visit logs (M03b)."""

from datetime import date

from tests.checks.case import case

D = date
_NOTHING = {
    f"guided_{name}": False
    for name in ("public_services", "cashless_payment", "ecommerce", "self_protection", "vneid")
}

CASES = [
    case("M03b.commune_code", "five_digits", {"commune_code": "1328"}, also="same_commune"),
    case("M03b.commune_code", "known_commune", {"commune_code": "99999"}, also="same_commune"),
    case("M03b.hamlet_code", "hamlet_code_format", {"hamlet_code": "13285-1"}),
    case("M03b.hamlet_code", "known_hamlet", {"hamlet_code": "13285-009"}),
    case("M03b.hamlet_code", "same_commune", {"hamlet_code": "13291-001"}, also="known_hamlet"),
    case("M03b.hamlet_name", "matches_code", {"hamlet_name": "Xóm 9"}),
    case("M03b.household_code", "required", {"household_code": None}),
    case("M03b.household_code", "unique", {}, {"people_guided": 3}),
    case("M03b.household_code", "unique", {}, {"sheet_id": 2, "row": 7}),
    case("M03b.visit_date", "within_programme", {"visit_date": D(2025, 6, 30)}),
    case("M03b.visit_date", "not_in_future", {"visit_date": D(2026, 11, 23)}),
    case("M03b.guided_public_services", "at_least_one_content", _NOTHING),
    case("M03b.people_guided", "not_negative", {"people_guided": -1}),
    case("M03b.people_guided_elderly", "not_negative", {"people_guided_elderly": -1}),
    case("M03b.people_guided_elderly", "not_above", {"people_guided_elderly": 3}),
    case("M03b.people_guided_disabled", "not_above", {"people_guided_disabled": 4}),
]
