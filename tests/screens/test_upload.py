"""Words of the upload screen: what a job came to, which rows a fault stands in, what waits, what stands."""

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from etl.forms import FORMS
from figures import upload_words
from figures.labels import words
from pages.shell import upload_result
from tests.serving.test_pages import open_page, shown


def sheet(
    status: str, read: int, accepted: int, *issues: Mapping[str, Any], file: str = "a.xlsx"
) -> dict[str, Any]:
    return {
        "file": file, "sheet": "M03", "sha256": "0" * 64, "form": "M03", "commune_code": "14308",
        "hamlet_code": None, "period": "2026-10", "status": status, "rows_read": read,
        "rows_accepted": accepted, "rows_rejected": read - accepted, "issues": list(issues),
    }  # fmt: skip


def issue(row: int | None, message: str, severity: str = "error") -> dict[str, Any]:
    return {"row": row, "severity": severity, "message": message}


def test_all_is_well() -> None:
    assert upload_words.understood([sheet("accepted", 1200, 1200)]) == [
        "1 tệp, 1 bảng: 1 đã nhận.",
        "Đọc 1.200 dòng, nhận tất cả.",
    ]


def test_some_rows_go_back_and_some_tables_wait() -> None:
    said = upload_words.understood([
        sheet("accepted", 8, 8),
        sheet("partly", 5, 3, issue(4, "Cột “Số hộ”: thiếu."), issue(5, "Nên xem lại.", "warning")),
        sheet("needs_review", 4, 0, issue(None, "Chưa rõ xã."), file="b.docx"),
    ])  # fmt: skip
    assert said[:3] == [
        "2 tệp, 3 bảng: 1 chờ xem lại, 1 nhận một phần, 1 đã nhận.",
        "Đọc 17 dòng: nhận 11, trả lại 6.",
        "1 chỗ chỉ là cảnh báo: dòng vẫn được nhận, nên xem lại.",
    ]
    assert "tải tệp đã đánh dấu" in said[3]
    assert "Chờ xem lại" in said[4]


def test_nothing_new_and_nothing_at_all() -> None:
    assert upload_words.rows([sheet("duplicate", 0, 0)]) == "Không có dòng mới nào để nhận."
    assert upload_words.understood([]) == ["Không thấy biểu nào trong các tệp này."]


def test_alike_faults_stand_on_one_line_errors_first() -> None:
    rows = [issue(n, "Thiếu số.") for n in (7, 4, 5, 5)]
    found = upload_words.faults(
        sheet("partly", 9, 5, issue(2, "Lạ.", "warning"), *rows, issue(None, "Chung."))
    )
    assert found == [
        ("cả bảng", "Chung.", "error"),
        ("4–5, 7", "Thiếu số.", "error"),
        ("2", "Lạ.", "warning"),
    ]


def test_worst_sheets_come_first() -> None:
    ordered = upload_words.worst_first(
        [sheet("accepted", 1, 1), sheet("partly", 2, 1), sheet("rejected", 1, 0)]
    )
    assert [one["status"] for one in ordered] == ["rejected", "partly", "accepted"]


def test_what_waits_and_what_stands() -> None:
    assert upload_words.waiting([]) == "Không bảng nào chờ xem lại."
    assert upload_words.waiting([[{"rows": 4}, {"rows": 4}]]).startswith("1 bảng (4 dòng) chờ người xem lại")
    forms = [{"sheets": 3, "rows_read": 200, "rows_rejected": 3}]
    assert "3 bảng từ 2/129 xã, phường; 3 dòng bị trả lại trên 200 dòng đã đọc (1,5" in upload_words.standing(
        forms, 2, None
    )
    assert upload_words.standing([], 0, None) == "Kho chưa có biểu nào."
    assert upload_words.standing([], 0, "Xã Hải Xuân") == "Xã Hải Xuân chưa gửi biểu nào."


def test_names_are_told_as_they_are_and_do_no_harm() -> None:
    html = upload_result.table([sheet("rejected", 1, 0, file="<b>x</b>.xlsx")], ["<b>x</b>.xlsx"], {})
    assert "&lt;b&gt;x&lt;/b&gt;.xlsx" in html
    lines = upload_result.faults_csv([sheet("partly", 2, 1, issue(3, "=cmd()"), file="@a.xlsx")]).decode(
        "utf-8-sig"
    )
    assert "'=cmd()" in lines
    assert "'@a.xlsx" in lines


def test_every_form_has_a_title_to_choose_by() -> None:
    assert set(words("form_title")) == set(FORMS)


def test_the_page_of_a_home_that_received_nothing(bare_app: AppTest) -> None:
    page = open_page(bare_app, "nap-so-lieu")
    assert not page.exception
    assert not page.error
    said = shown(page)
    assert "Chưa có lần nạp nào qua trang này." in said
    assert "Kho chưa có biểu nào." in said
    assert "Không bảng nào chờ xem lại." in said
