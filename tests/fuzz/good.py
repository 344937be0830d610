"""Good sheets of every form to start from: a few rows of one commune, as its clerk would fill them in."""

import datetime
import random
from typing import Any

from etl.forms import FORMS
from etl.tables.column import Column
from tests.checks.world import CLEAN
from tests.fuzz.papers import Grid

COMMUNE, COMMUNE_NAME = "13285", "UBND PHƯỜNG PHỦ LÝ"
HAMLETS = 8
RECEIVED = datetime.date(2026, 11, 20)
Row = dict[str, Any]

_NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Đức")
VISIT: Row = {
    "commune_code": COMMUNE, "hamlet_code": f"{COMMUNE}-001", "hamlet_name": "1", "household_code": "H001",
    "visit_date": datetime.date(2026, 11, 3), "people_guided": 2,
}  # fmt: skip


def catalogue() -> Grid:
    """Form M10 of the commune, all its hamlets."""
    return sheet("M10", [{**_numbered("M10", n), "aliases": []} for n in range(HAMLETS)])


def spots() -> Grid:
    """Form M07 with the spots that replies speak of."""
    return sheet("M07", [_numbered("M07", n) for n in range(HAMLETS)])


def some(dice: random.Random, form: str) -> tuple[Grid, int]:
    """A good sheet of a few rows, and how many lines stand above its headings."""
    start = dice.randrange(HAMLETS)
    rows = [_numbered(form, (start + n) % HAMLETS) for n in range(dice.randint(2, 5))]
    above = [[COMMUNE_NAME], [FORMS[form].title.upper()]]
    if form == "M01":
        above.append([f"Đơn vị: Xóm {dice.randint(1, HAMLETS)}"])
    return [*above, *sheet(form, rows)], len(above)


def sheet(form: str, rows: list[Row]) -> Grid:
    """Headings and rows."""
    columns = FORMS[form].columns
    return [
        [column.heading for column in columns],
        *[[written(column, row.get(column.name)) for column in columns] for row in rows],
    ]


def written(column: Column, value: Any) -> Any:
    """A value in the words of the form."""
    if isinstance(value, list):
        return "; ".join(written(column, one) for one in value) or None
    if isinstance(value, bool):
        return "x" if value else None
    words = column.words.get(value) if isinstance(value, str) else None
    return words[0] if words else value


def _numbered(form: str, n: int) -> Row:
    """A clean row of the form, of the hamlet with that number where the form has hamlets."""
    row = dict(CLEAN[form]) if form in CLEAN else {}
    code = f"{COMMUNE}-{n + 1:03d}"
    row |= {
        "M03b": {**VISIT, "household_code": f"H{n:03d}"},
        "M01": {"sequence_number": n + 1, "full_name": _NAMES[n % 5], "zalo_phone": f"09123456{n:02d}"},
        "M02b": {"sequence_number": n + 1, "full_name": _NAMES[n % 5], "zalo_phone": f"09123456{n:02d}"},
        "M04": {"class_code": f"L{n:02d}", "session_date": datetime.date(2026, 11, 1 + n)},
        "M06": {"start_date": datetime.date(2026, 11, 2 + n)},
        "M07": {"spot_code": f"37-{code}", "lat": 20.5 + n / 100},
        "M08a": {"spot_code": f"37-{code}", "operator": "viettel",
                 "received_date": datetime.date(2026, 10, 28), "measured_date": datetime.date(2026, 11, 1),
                 "committed_date": datetime.date(2026, 11, 9), "completed_date": datetime.date(2026, 11, 5)},
        "M08b": {"session_date": datetime.date(2026, 11, 1 + n)},
        "M08c": {"package_name": f"Gói {n}"},
        "M09": {"content": f"Tin trên cổng xã {n}"},
        "M10b": {"commune_code": COMMUNE, "change_date": datetime.date(2026, 7, 1), "change_kind": "move",
                 "old_hamlet_code": code, "new_hamlet_code": code, "share": 1.0},
    }.get(form, {})  # fmt: skip
    if form in ("M02c", "M03", "M04", "M07", "M10", "M03b"):
        row |= {"hamlet_code": code, "hamlet_name": str(n + 1)}
    return row
