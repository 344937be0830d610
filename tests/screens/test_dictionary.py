"""The dictionary: searching without marks, whose targets, settings read aloud, and the page itself."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from figures import dictionary_charts, dictionary_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.serving.test_pages import open_page, shown


def catalogue() -> pl.DataFrame:
    rows = [
        ("D1", "Lớp", "Lớp học", "core", 100.0, "official", "Người cao tuổi được tập huấn"),
        ("D10", "Lớp", "Cán bộ", "t1", 80.0, "proposed", "Cán bộ thành thạo nền tảng số"),
        ("S1", "Sóng", "Điểm lõm sóng", "core", None, None, "Điểm đang mở"),
    ]
    schema = ["code", "family", "short_name", "tier", "target", "target_status", "name"]
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(definition=pl.lit(""), forms=pl.lit("M03"), reason=pl.lit(""))


@pytest.mark.parametrize(
    ("text", "codes"),
    [("", ["D1", "D10", "S1"]), ("d1", ["D1"]), ("nguoi CAO tuoi", ["D1"]), ("điểm", ["S1"]),
     ("diem", ["S1"]), ("lop", ["D1", "D10"]), ("tuổi sóng", []), ("d", ["D1", "D10", "S1"])],
)  # fmt: skip
def test_searching_by_code_or_words(text: str, codes: list[str]) -> None:
    assert dictionary_words.found(catalogue(), text)["code"].to_list() == codes


@given(st.text(max_size=12))
def test_any_text_may_be_searched(text: str) -> None:
    assert dictionary_words.found(catalogue(), text).height <= 3
    assert dictionary_words.folded(dictionary_words.folded(text)) == dictionary_words.folded(text)


def test_targets_by_whose_word_they_stand_on() -> None:
    said = dictionary_words.answer(catalogue())
    assert said == [
        "3 chỉ tiêu thuộc 2 nhóm; 2 chỉ tiêu chính được nêu trước trong các báo cáo.",
        "1 chỉ tiêu có mục tiêu ghi trong văn bản, 1 có mục tiêu do sản phẩm đề xuất và chờ tỉnh xác nhận, "
        "1 chỉ theo dõi, không đặt mục tiêu.",
    ]
    counts = dictionary_charts.targets(catalogue())
    assert counts.rows() == [("Lớp", 1, 1, 0), ("Sóng", 0, 0, 1)]


@pytest.mark.parametrize(
    ("value", "kind", "unit", "said"),
    [("9", "integer", "người", "9\u00a0người"), ("20.85", "decimal", "độ", "20,85\u00a0độ"),
     ("-110", "integer", "dBm", "\u2212110\u00a0dBm"), ("true", "boolean", None, "có"),
     ("2025-08-10", "date", None, "10/08/2025"), (None, "text", None, "chưa đặt"),
     ("a/b", "text", None, "a/b")],
)  # fmt: skip
def test_a_setting_is_read_aloud(value: str | None, kind: str, unit: str | None, said: str) -> None:
    assert dictionary_words.setting({"value": value, "type": kind, "unit": unit}) == said


def test_a_target_has_its_day_and_none_is_no_nought() -> None:
    row = {"target": 100.0, "target_by": date(2026, 12, 14), "unit": "%"}
    assert dictionary_words.target(row) == "100\u00a0% đến 14/12/2026"
    assert dictionary_words.target({**row, "target": 0.0, "target_by": None}) == "0\u00a0%"
    assert dictionary_words.target({**row, "target": None}) == "chỉ theo dõi"


def test_terms_have_meanings() -> None:
    terms = dictionary_words.terms()
    assert terms["term"].n_unique() == len(terms) > 15
    assert terms["meaning"].str.ends_with(".").all()


def test_an_indicator_of_the_address_is_open_with_the_way_to_the_map(app: AppTest, door: Door) -> None:
    for code in ("C1", "K6"):
        page = open_page(app, "chi-tieu", indicator=code)
        assert not page.exception, [one.value for one in page.exception]
        row = door.ask("dictionary_indicators", PUBLIC).filter(pl.col("code") == code).row(0, named=True)
        assert f"<h2>{code} · {row['name']}</h2>" in shown(page)
        assert page.query_params["indicator"] == [code] or page.query_params["indicator"] == code


def test_searching_on_the_page(app: AppTest) -> None:
    page = open_page(app, "chi-tieu")
    page.text_input(key="dictionary_text").set_value("khuyet tat").run()
    assert "data-choose='indicator=D4'" in shown(page)
    assert "data-choose='indicator=A1'" not in shown(page)
    page.text_input(key="dictionary_text").set_value("<b>không có").run()
    assert "Không chỉ tiêu nào khớp với “&lt;b&gt;không có”" in shown(page)


@pytest.mark.parametrize("view", ["indicators", "settings", "signals", "terms"])
def test_every_view_runs_full_and_bare(app: AppTest, view: str) -> None:
    page = open_page(app, "chi-tieu", list=view)
    assert not page.exception, [one.value for one in page.exception]
    assert "<h1>Chỉ tiêu và nguồn</h1>" in shown(page)


@pytest.mark.parametrize("view", ["indicators", "settings", "signals", "terms"])
def test_an_empty_topic_is_said_calmly(bare_app: AppTest, view: str) -> None:
    page = open_page(bare_app, "chi-tieu", list=view, indicator="C1")
    assert not page.exception, [one.value for one in page.exception]
    assert not page.error
