"""Cases of the rules on changes of hamlets (form M10b)."""

from datetime import date

from tests.checks.case import case
from tests.checks.world import HAMLET, OTHER

HALF = {"share": 0.5}
CASES = [
    case("M10b.commune_code", "five_digits", {"commune_code": "1328"}, also="same_commune"),
    case("M10b.commune_code", "known_commune", {"commune_code": "99999"}, also="same_commune"),
    case("M10b.change_date", "before_merger", {"change_date": date(2025, 6, 30)},
         also="successor_in_force still_in_force"),
    case("M10b.old_hamlet_code", "hamlet_code_format", {"old_hamlet_code": "13285-9"}, also="still_in_force"),
    case("M10b.old_hamlet_code", "same_commune", {"old_hamlet_code": "13291-001"},
         also="known_hamlet still_in_force"),
    case("M10b.new_hamlet_code", "known_hamlet", {"new_hamlet_code": "13285-077"}),
    case("M10b.old_hamlet_code", "still_in_force", {"old_hamlet_code": HAMLET}),
    case("M10b.old_hamlet_code", "unique", HALF, HALF, {**HALF, "new_hamlet_code": HAMLET}),
    case("M10b.new_hamlet_code", "successor_in_force",
         {"old_hamlet_code": OTHER, "new_hamlet_code": "13285-008"}, also="still_in_force"),
    case("M10b.share", "in_range", {"share": -0.5}, also="shares_sum_to_1"),
    case("M10b.share", "shares_sum_to_1", {"share": 0.9}),
]  # fmt: skip
