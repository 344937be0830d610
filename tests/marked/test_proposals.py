"""What a faulty cell may have meant: by rule and value, with a catalogue of hamlets, never of a person."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.forms import FORMS
from etl.marked.near_places import NearPlaces
from etl.marked.proposals import Asked, propose
from etl.marked.report import Note
from etl.marked.rows import groups, spelled
from etl.stored import stored_schema
from tests.marked.sent_back import rows_in

RECEIVED = date(2026, 11, 20)
HAMLETS = [("14161-001", "Đông", "thon", None), ("14161-002", "Hoà Lạc", "xom", None),
           ("14161-003", "2", "to_dan_pho", "Quang Trung"), ("14161-004", "2", "to_dan_pho", "Châu Cầu"),
           ("14161-015", "Thượng Hoà", "thon", None)]  # fmt: skip
PROPOSED = [
    ("M04", "session_date", "11/25/2025", "valid_date", "25/11/2025"),
    ("M04", "session_date", "12/10/2026", "in_period", "10/12/2026 none"),
    ("M04", "session_date", "10/12/2026", "not_in_future", "12/10/2026 hoặc 10/12/2025"),
    ("M04", "session_date", "31/9/2026", "valid_date", "30/09/2026"),
    ("M04", "session_date", "2026-15-08", "valid_date", "15/08/2026"),
    ("M02a", "decision_date", "10/8/205", "valid_date", "10/08/2026 hoặc 08/10/2026"),
    ("M03", "period", "112026", "valid_period", "11/2026"),
    ("M03", "period", "T9-26", "valid_period", "09/2026"),
    ("M03", "period", "13/2026", "valid_period", ""),
    ("M03", "households", "khoảng 1.200", "integer_expected", "1200"),
    ("M03", "households", "1O5", "integer_expected", "105"),
    ("M03", "households", "100–120", "integer_expected", ""),
    ("M03", "households", "12,5%", "integer_expected", ""),
    ("M03", "people_guided_disabled", "<5", "integer_expected", ""),
    ("M03", "households", "-7", "not_negative", "7"),
    ("M08a", "operator", "Vietel", "allowed_values", "“Viettel”"),
    ("M08a", "operator", "mobi fone", "allowed_values", "“MobiFone”"),
    ("M03", "hamlet_code", "Thôn Dông", "unknown_hamlet", "thôn Đông (14161-001)"),
    ("M03", "hamlet_code", "Thuong Hoa", "unknown_hamlet", "thôn Thượng Hoà (14161-015)"),
    ("M03", "hamlet_code", "14161.15", "hamlet_code_format", "thôn Thượng Hoà (14161-015)"),
    ("M03", "hamlet_code", "13285-001", "same_commune", "thôn Đông (14161-001)"),
    ("M03", "hamlet_code", "Tổ 2", "ambiguous_hamlet",
     "tổ dân phố 2 – Quang Trung cũ (14161-003) hoặc tổ dân phố 2 – Châu Cầu cũ (14161-004)"),
    ("M03", "commune_code", "xa Giao Min", "unknown_commune",
     "Xã Giao Minh (14161) hoặc Xã Giao Ninh (14212)"),
    ("M03", "commune_code", "Giao Thiện", "old_unit", "Xã Giao Minh (14161)"),
    ("M09", "budget_vnd", "45 tr", "million_unit_detected", "45.000.000 đồng"),
]  # fmt: skip


def _places() -> NearPlaces:
    names = ("hamlet_code", "hamlet_name", "hamlet_type", "old_commune")
    rows = [dict(zip(names, line, strict=True), commune_code="14161") for line in HAMLETS]
    catalogue = pl.DataFrame(rows, schema_overrides={"old_commune": pl.String})
    empty = {code: pl.DataFrame(schema=stored_schema(form)) for code, form in FORMS.items()}
    m10 = pl.concat([empty["M10"], catalogue], how="diagonal_relaxed")
    return NearPlaces(lambda form: m10 if form == "M10" else empty[form])


PLACES = _places()


def _asked(form: str, column: str, value: str, rule: str) -> Asked:
    message = "“2” trùng tên (14161-003, 14161-004)." if rule == "ambiguous_hamlet" else ""
    commune = "" if column == "commune_code" else "14161"
    return Asked(form, column, value, rule, message, commune, "2026-11", RECEIVED)


@pytest.mark.parametrize("case", PROPOSED, ids=lambda case: f"{case[3]}-{case[2]}")
def test_proposal(case: tuple[str, str, str, str, str]) -> None:
    expected = "" if case[4].endswith("none") or not case[4] else f"Có thể là {case[4]}; hãy kiểm tra."
    assert propose(_asked(*case[:4]), PLACES) == expected


def test_dates_in_a_wrong_order_are_proposed_only_in_order() -> None:
    message = "Ngày sai thứ tự: “Ngày bắt đầu” 05/10/2026 lại sau “Ngày kết thúc” 01/06/2026; phải trước."
    asked = Asked("M09", "start_date", "05/10/2026", "date_order", message, "", "", RECEIVED)
    assert propose(asked, PLACES) == "Có thể là 10/05/2026 hoặc 05/10/2025; hãy kiểm tra."


@given(st.sampled_from([(form.code, column.name) for form in FORMS.values() for column in form.columns
                        if column.personal]),
       st.text(max_size=20), st.sampled_from(sorted({case[3] for case in PROPOSED})))  # fmt: skip
def test_nothing_is_proposed_for_a_person(place: tuple[str, str], value: str, rule: str) -> None:
    assert propose(_asked(*place, value, rule), PLACES) == ""


@given(st.sampled_from([(case[0], case[1], case[3]) for case in PROPOSED]), st.text(max_size=25))
def test_whatever_is_written_the_proposal_asks_to_check(case: tuple[str, str, str], value: str) -> None:
    told = propose(_asked(case[0], case[1], value, case[2]), PLACES)
    assert told == "" or (told.startswith("Có thể là ") and told.endswith("; hãy kiểm tra."))


@given(st.sets(st.integers(1, 400)))
def test_rows_in_short_are_the_same_rows(rows: set[int]) -> None:
    assert rows_in(spelled(sorted(rows))) == rows


def test_rows_in_short() -> None:
    assert spelled([4, 7, 12, 13, 14, 15, 20, 21]) == "4, 7, 12–15, 20, 21"


NOTES = st.builds(
    Note, st.sampled_from("AB"), st.none() | st.integers(1, 5), st.sampled_from("xy"), st.just("x"),
    st.sampled_from(["", "1"]), st.just("r"), st.sampled_from(["error", "warning"]), st.sampled_from("mn"),
)  # fmt: skip


@given(st.lists(NOTES))
def test_no_note_is_lost_in_grouping(notes: list[Note]) -> None:
    put = groups(notes)
    for note in notes:
        alike = [group for group in put if _said(group.note) == _said(note)]
        assert sum(note.row in group.rows if note.row else not group.rows for group in alike) == 1


def _said(note: Note) -> tuple[str, ...]:
    return note.sheet, note.column, note.value, note.severity, note.message
