"""Hamlets with more guidance a member and month than can be believed unasked: named, drawn, listed (Q9)."""

import polars as pl
from streamlit.testing.v1 import AppTest

from figures.productive_words import answer, drawing
from queries.door import Door
from queries.viewer import PUBLIC
from tests.serving.test_pages import open_page, shown


def hamlets(*values: float, status: str = "proposed") -> pl.DataFrame:
    return pl.DataFrame(
        {"full_name": f"Thôn {i}", "commune": "Xã Yên Mô", "name": "Yên Mô", "commune_code": "14464",
         "value": value, "most": 60.0, "status": status}
        for i, value in enumerate(values, 1)
    )  # fmt: skip


def test_the_sentence_names_those_above_and_else_the_highest() -> None:
    assert answer(hamlets()) == ""
    assert answer(hamlets(67.0, 12.0)) == (
        "Năng suất cần hỏi lại: 1 thôn, tổ dân phố có trên 60 lượt hướng dẫn một thành viên một tháng "
        "(mức đề xuất), cao nhất là Thôn 1, Xã Yên Mô (67,0 lượt)."
    )
    assert answer(hamlets(60.0, 12.0, status="official")) == (
        "Không thôn, tổ dân phố nào quá 60 lượt hướng dẫn một thành viên một tháng; "
        "cao nhất là Thôn 1, Xã Yên Mô (60,0 lượt)."
    )
    assert answer(hamlets(90.0, 80.0, 70.0, 61.0)).count("lượt)") == 3


def test_those_above_the_limit_stand_out_of_the_drawing() -> None:
    drawn = drawing(hamlets(67.0, 12.0), None)
    assert drawn.layers[0].colour == ("tones.behind", "coverage.3")
    assert drawn.rules[0].at == 60.0
    assert [one.key for one in drawn.categories] == ["14464", "14464"]


def test_the_page_answers_draws_and_lists(app: AppTest, door: Door) -> None:
    highest = door.ask("quality_productive", PUBLIC, period="2026-11").row(0, named=True)
    page = open_page(app, "bao-cao", quality="signals", period="2026-11")
    assert not page.exception
    said = f"{highest['full_name']}, {highest['commune']} (67,0 lượt)"
    assert said in shown(page)
    assert "Lượt hướng dẫn một thành viên một tháng, các thôn cao nhất" in shown(page)
    assert len(page.get("plotly_chart")) == 2
