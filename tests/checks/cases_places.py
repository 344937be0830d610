"""Cases of rules on places, spots and the order of dates."""

from datetime import date

import shapely

from etl.checks import KnownTables
from tests.checks.case import case
from tests.checks.world import CLEAN, OTHER, SPOT, known, stored

D = date
SQUARE = KnownTables(known().as_of, known().tables, {"13285": shapely.box(105.90, 20.50, 105.95, 20.55)})
"""The commune as a square of some 5 km."""

OPEN_SPOT = {**CLEAN["M07"], "spot_code": SPOT, "operators": ["viettel", "vnpt"], "lat": 20.5351}
REPLY = {
    **CLEAN["M08a"],
    "spot_code": "37-13285-002",
    "operator": "viettel",
    "completed_date": D(2026, 11, 5),
}
REOPENED = {"status": "reopened", "reopened_date": D(2026, 11, 1)}
CHECKED = {"rechecked_date": D(2026, 11, 1), "recheck_result": "fixed"}

FOLLOW = "same_commune spot_code_format known_old_commune"
"""A wrong commune code is at odds with the other codes of the row too."""

NEW = ("M02c", "M06", "M08b", "M08c", "M09")

CASES = [
    *[
        found
        for form in ("M10", "M02a", "M02b", "M03", "M04", "M05", "M07", "M08a", *NEW)
        for found in (
            case(f"{form}.commune_code", "five_digits", {"commune_code": "1328"}, also=FOLLOW),
            case(f"{form}.commune_code", "known_commune", {"commune_code": "99999"}, also=FOLLOW),
        )
    ],
    *[
        found
        for form in ("M03", "M04", "M05", "M07", "M02c")
        for found in (
            case(f"{form}.hamlet_code", "hamlet_code_format", {"hamlet_code": "13285-1"}),
            case(f"{form}.hamlet_code", "same_commune", {"hamlet_code": "13291-001"}, also="known_hamlet"),
            case(f"{form}.hamlet_code", "known_hamlet", {"hamlet_code": "13285-009"}),
            case(f"{form}.hamlet_name", "matches_code", {"hamlet_code": OTHER, "hamlet_name": "Xóm 1"},
                 also="not_above"),
        )
    ],
    case("M03.hamlet_code", "known_hamlet", {"hamlet_code": "13285-000"}, also="matches_code"),
    case("M10.hamlet_code", "hamlet_code_format", {"hamlet_code": "13285-000"}),
    case("M10.hamlet_code", "same_commune", {"hamlet_code": "13291-003"}),
    case("M10.old_commune", "known_old_commune", {"old_commune": "Hải Hậu"}),
    case("M10.lat", "in_commune_polygon_500m", {"lat": 20.556}, world=SQUARE),
    case("M07.lat", "in_commune_polygon_500m", {"lon": 105.96}, world=SQUARE),
    case("M07.spot_code", "spot_code_format", {"spot_code": "37-13291-002"}),
    case("M08a.spot_code", "spot_code_format", {"spot_code": "13285-001"}, also="known_code"),
    case("M08a.spot_code", "known_code", {"spot_code": "37-13285-099"}),
    case("M03.campaign_code", "known_code", {"campaign_code": "CD02"}, world=known(M09=stored("M09",
         CLEAN["M09"]))),
    case("M08a.operator", "listed_in", {"operator": "mobifone"}),
    case("M07.recheck_result", "consistent_with", {**CHECKED, "status": "in_progress"}),
    case("M07.recheck_result", "consistent_with", {**CHECKED, "status": "confirmed",
         "recheck_result": "no_spot"}),
    case("M07.status", "probable_duplicate_150m", {}, world=known(M07=stored("M07", OPEN_SPOT))),
    case("M07.status", "probable_duplicate_150m",
         {}, {"spot_code": "37-13285-003", "operators": ["all"], "lat": 20.534}, row=2),
    case("M10.valid_from", "date_order", {"valid_to": D(2025, 6, 30)}),
    case("M10.valid_to", "date_order", {"valid_to": D(2025, 6, 30)}),
    case("M07.detected_date", "date_order", {"detected_date": D(2026, 10, 26)}),
    case("M07.sent_date", "date_order", {"detected_date": D(2026, 10, 26)}),
    case("M07.detected_date", "date_order", {"sent_date": D(2026, 11, 6)}, world=known(M08a=stored("M08a",
         REPLY))),
    case("M07.rechecked_date", "date_order", {**CHECKED, "status": "confirmed"},
         world=known(M08a=stored("M08a", REPLY))),
    case("M07.reopened_date", "date_order", REOPENED, world=known(M08a=stored("M08a", REPLY))),
    case("M08a.received_date", "date_order", {"received_date": D(2026, 9, 9)}),
    case("M08a.committed_date", "date_order", {"committed_date": D(2026, 9, 11)}),
    case("M08a.completed_date", "date_order", {"completed_date": D(2026, 9, 9), "measured_date": None},
         also="required_if"),
    case("M08a.completed_date", "date_order", {"completed_date": D(2026, 11, 2)}),
]  # fmt: skip
