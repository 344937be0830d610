"""Whatever a grid holds, parsing gives sheets of whole columns and never fails."""

import datetime
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.forms import FORMS
from etl.parse import parse_sheets
from etl.read.document import Sheet
from tests.parse.papers import PEOPLE, headings, roster_grid

PHRASES = (
    "Đơn vị: Thôn 037085001234|Đơn vị: Thôn (xóm) Đông|Cộng|Tổng số|Ghi chú:|ngày 5 tháng 8 năm 2025"
    "|Mã xã: 13285|13285-001|037085001234|//|nt|x|| |(1)|TCVN3: Tæ c«ng nghÖ|20,1; 105,9|2026-11"
)
WORDS = [*PHRASES.split("|"), "0" * 400]
WORDS += [text for form in FORMS for text in headings(form)]
WORDS += [str(cell) for person in PEOPLE for cell in person]
cells = st.one_of(
    st.none(), st.sampled_from(WORDS), st.text(max_size=12), st.integers(-5, 400), st.floats(), st.booleans(),
    st.dates(), st.times(), st.just(datetime.datetime(2026, 1, 2)), st.integers(), st.just(math.inf),
)  # fmt: skip
rows = st.lists(st.lists(cells, max_size=9), max_size=12)
places = st.tuples(st.integers(0, 14), st.integers(0, 9), st.integers(0, 14), st.integers(0, 9))


def check(parsed):
    assert parsed
    for sheet in parsed:
        assert all(len(values) == len(sheet.rows) for values in sheet.columns.values())
        assert set(sheet.columns) == (
            {column.name for column in FORMS[sheet.form].columns} if sheet.form else set()
        )
        assert sheet.form or sheet.issues
        assert {issue.row for issue in sheet.issues} <= {None, *sheet.rows}
        assert sheet.rows == sorted(set(sheet.rows))
        assert "037085001234" not in repr((sheet.columns, sheet.issues, sheet.heading))


@settings(max_examples=150, deadline=None)
@given(rows, st.lists(places, max_size=3), st.sampled_from([None, *FORMS]))
def test_any_grid_is_read(grid, merges, form):
    ranges = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merges]
    check(parse_sheets([Sheet("Sheet1", grid, merges=ranges)], "a.xlsx", form=form))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(FORMS)), rows, st.data())
def test_any_rows_under_real_headings_are_read(form, grid, data):
    lines = [["BÁO CÁO"], data.draw(st.permutations(headings(form))), *grid]
    check(parse_sheets([Sheet("Sheet1", lines)], "a.xlsx"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), unique=True, max_size=6), rows)
def test_any_lines_within_a_roster_are_read(at, extra):
    grid = roster_grid()
    for place, line in zip(at, extra, strict=False):
        grid.insert(place, line)
    check(parse_sheets([Sheet("Bảng 1", grid, kind="table"), Sheet("Bảng 2", extra, kind="table")], "a.docx"))
