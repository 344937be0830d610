"""Which rows stand: a roster is replaced sheet by sheet, the list of a period file by file."""

from datetime import date

import polars as pl
import pytest

from etl.forms import FORMS
from etl.standing import current
from tests.checks.world import CLEAN, stored


def sent(form: str, *sheets: tuple[int, int, int]) -> list[int]:
    """Sheet keys of the rows that stand, of sheets (day of receipt, receipt, key) of one key of the form."""
    place = {"commune_code": "13285", "hamlet_code": "13285-001"} if form == "M01" else {}
    rows = [
        {**CLEAN[form], **place, "sheet_key": key, "row": row, "received_date": date(2026, 11, day),
         "received_order": order}
        for day, order, key in sheets
        for row in (1, 2)
    ]  # fmt: skip
    frame = stored(form, *rows).with_columns(pl.Series("received_order", _orders(sheets)))
    return current(FORMS[form], frame)["sheet_key"].to_list()


def _orders(sheets: tuple[tuple[int, int, int], ...]) -> list[int]:
    return [order for _, order, _ in sheets for _ in (1, 2)]


@pytest.mark.parametrize(
    ("form", "standing"), [("M01", [11, 11]), ("M09", [10, 10, 11, 11])], ids=["roster", "list of a period"]
)
def test_two_sheets_of_one_file(form: str, standing: list[int]) -> None:
    assert sent(form, (2, 1, 10), (2, 1, 11)) == standing


@pytest.mark.parametrize("form", ["M01", "M09"])
def test_a_later_file_replaces_all_of_an_earlier_one(form: str) -> None:
    assert sent(form, (2, 1, 10), (2, 1, 11), (3, 2, 20)) == [20, 20]
    assert sent(form, (2, 1, 10), (2, 2, 20)) == [20, 20]
