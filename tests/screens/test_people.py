"""The screen of people: sentences over figures known and unknown, the words to read aloud, and the page."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from figures import equity_charts, equity_words, people_charts, people_words
from pages.shell import people_lists, topic
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

CUT = date(2026, 11, 14)


def figure(key: str, value: float | None, top: float | None = None, bottom: float | None = None,
           **more: Any) -> dict[str, Any]:  # fmt: skip
    code, part = key.split("_")
    return {"indicator": code, "part": int(part), "name": key, "unit": "%" if bottom else "lượt",
            "decimals": 1 if bottom else 0, "value": value, "numerator": top, "denominator": bottom,
            "state": "not_reported" if value is None else "ok", "plan": None, "target": None, "change": None,
            "target_by": None, "source": "declared", "communes_reporting": 3, "communes": 4,
            **more}  # fmt: skip


def known(*rows: dict[str, Any]) -> people_words.Figures:
    return {f"{row['indicator']}_{row['part']}": row for row in rows}


GOALS = known(
    figure("D7_1", 75.0, 750, 1000, target=80.0, target_by=date(2025, 12, 31), change=1.5),
    figure("D9_2", 61.2, 612, 1000, target=100.0),
    figure("D8_1", 4.0, 40, 1000, target=50.0, target_by=date(2025, 12, 31)),
)


def test_figures_are_told_with_their_base() -> None:
    figures = known(
        figure("C1_1", 56.5, 565, 1000, plan=94.4), figure("D1_1", 4.0, 4), figure("D2_1", 120.0, 120),
        figure("D5_1", 25.0, 1, 4), figure("D3_1", 20.0, 40, 200, plan=47.2), figure("D4_1", None),
    )  # fmt: skip
    said = people_words.answer(figures | GOALS, 2)
    assert said[0] == (
        "565/1.000 hộ (56,5\u00a0%) đã được hướng dẫn, tính lũy kế (kế hoạch đến kỳ này 94,4\u00a0%); "
        "3/4 xã, phường có báo cáo kỳ này, số còn lại dùng số gần nhất. "
        "2 thôn, tổ dân phố có nhật ký đến từng hộ nên được đếm; các nơi khác là số khai."
    )
    assert said[1] == (
        "Trong kỳ có 4 lớp Bình dân học vụ số với 120 lượt người học (3/4 xã, phường có báo cáo); "
        "từ đầu năm 1/4 thôn, tổ dân phố (25,0\u00a0%) đã có lớp."
    )
    assert said[2].endswith("40/200 người cao tuổi (20,0\u00a0%, kế hoạch 47,2\u00a0%).")
    assert "Số xã khai cao hơn số được xác nhận 71,0\u00a0điểm\u00a0%, tức 710 người" in said[3]


def test_nothing_known_is_said_of_each() -> None:
    said = people_words.answer({}, 0)
    assert len(said) == 4
    assert all(sentence.startswith("Chưa có") for sentence in said)
    assert people_words.pace({}, CUT) == ""


def test_what_is_missing_to_the_target() -> None:
    said = people_words.pace(GOALS, CUT)
    assert "kỹ năng số cơ bản 50 người (5,0\u00a0điểm\u00a0%, kỳ gần nhất +1,5\u00a0điểm\u00a0%)" in said
    assert "được xác nhận 460 người (46,0\u00a0điểm\u00a0%)" in said
    assert said.endswith("Thời hạn của mục tiêu (31/12/2025) đã qua.")
    assert people_words.pace(GOALS, date(2025, 10, 14)).endswith("Thời hạn của mục tiêu: 31/12/2025.")
    met = known(figure("D7_1", 81.0, 810, 1000, target=80.0))
    assert people_words.pace(met, CUT) == ""


def apart(code: str, low: float, high: float, par: float | None, **more: Any) -> dict[str, Any]:
    return {"indicator": code, "dimension": "peer_group", "units": 4, "units_with_data": 4, "lowest": low,
            "highest": high, "lowest_name": "Xã ven biển", "highest_name": "Phường", "difference": high - low,
            "ratio": high / low if low else None, "par": par, "denominator": 1000.0, **more}  # fmt: skip


def aloud(*rows: dict[str, Any]) -> list[str]:
    figures = known(figure("D3_1", 20.0, 200, 1000), figure("D4_1", 100.0, 50, 50))
    return equity_words.aloud(figures, pl.DataFrame(list(rows)), "peer_group", (129, 129))


def test_who_is_left_behind_can_be_read_aloud() -> None:
    said = aloud(apart("D3", 20.0, 30.0, 4.0), apart("C1", 0.0, 10.0, 3.0))
    assert said[0] == "Cả tỉnh còn 800 người cao tuổi chưa được tập huấn lần nào."
    assert said[1] == (
        "Người cao tuổi được tập huấn: nhóm Phường cao nhất (30,0\u00a0%), nhóm Xã ven biển thấp nhất "
        "(20,0\u00a0%), chênh 10,0\u00a0điểm\u00a0%, gấp 1,50 lần; nếu nơi nào cũng bằng nhóm Phường thì "
        "tỷ lệ chung thêm 4,0\u00a0điểm\u00a0%, khoảng 40 người cao tuổi."
    )
    assert "lần" not in said[2], "no ratio to nought"


def test_a_part_of_the_province_is_not_called_the_province() -> None:
    figures = known(figure("C1_1", 8.0, 8, 100), figure("D3_1", 0.0, 0, 200, communes_reporting=0))
    said = people_words.answer(figures, 0, 1)
    assert "; mới tính được ở 1/4 xã, phường đã gửi danh mục M10;" in said[0]
    assert said[2].endswith("0/200 người cao tuổi (0,0\u00a0%, kỳ này chưa nơi nào báo cáo).")
    left = equity_words.aloud(figures, pl.DataFrame([apart("C1", 1.0, 2.0, 1.0)]), "commune", (1, 129))
    assert left == [
        "Ở 1/129 xã, phường đã gửi danh mục M10 còn 200 người cao tuổi chưa được tập huấn lần nào."
    ]


def test_equal_groups_and_too_few_are_not_compared() -> None:
    few = apart("D4", 1.0, 2.0, None, difference=None, units_with_data=2)
    said = aloud(apart("D3", 20.0, 20.0, 0.0), few)
    assert said[1] == "Người cao tuổi được tập huấn: các nhóm cùng ở mức 20,0\u00a0%."
    assert said[2] == "Người khuyết tật được tập huấn: mới 2/4 nhóm có số liệu, chưa đủ để so sánh."
    assert equity_words.aloud({}, pl.DataFrame([few]), "former_province", (0, 129)) == [
        "Chưa có số liệu để nói còn bao nhiêu người chưa được tập huấn."
    ]


COUNTED = {"commune_code": ["1", "1"], "commune_name": ["Xã A", "Xã A"], "full_name": ["Thôn 1", "Thôn 2"],
           "old_commune": [None, None], "counted": [60.0, 40.0], "households": [100.0, 100.0]}  # fmt: skip


def test_declared_is_told_beside_counted() -> None:
    frame = pl.DataFrame({**COUNTED, "declared": [90.0, None]})
    assert people_words.counted(frame) == (
        "2 thôn, tổ dân phố ở 1 xã, phường có nhật ký đến từng hộ: đếm được 100/200 hộ (50,0\u00a0%). "
        "1 nơi khai cao hơn hẳn số đếm: Thôn 1, Xã A (khai 90, đếm 60)."
    )
    assert "Không nơi nào khai cao hơn hẳn" in people_words.counted(frame.with_columns(declared=None))
    assert "chưa đối chiếu được" in people_words.counted(frame.clear())


@given(st.dictionaries(st.sampled_from(["ecommerce", "self_protection", "other"]), st.integers(0, 10**6)))
def test_shares_of_contents_add_up(counts: dict[str, int]) -> None:
    rows = pl.DataFrame(
        {"content": list(counts), "value": [float(n) for n in counts.values()]},
        schema={"content": pl.String, "value": pl.Float64},
    )
    made = people_charts.shares(rows)
    assert made["share"].sum() == pytest.approx(100 if sum(counts.values()) else 0)
    assert made["count"].is_sorted(descending=True)


def test_small_numbers_stay_hidden() -> None:
    hidden = {"value": None, "numerator": None, "denominator": None, "state": "suppressed"}
    assert "ẩn do số nhỏ" in topic.text(hidden)
    assert not any(letter.isdigit() for letter in topic.text(hidden))
    assert "chưa báo cáo" in topic.text(None)


def test_questions_and_pictures_of_the_known_home(door: Door) -> None:
    contents = door.ask("people_contents", PUBLIC, period="2026-11")
    assert contents["value"].sum() == 80.0
    groups = door.ask("people_groups", PUBLIC, period="2026-11").filter(group_kind="peer_group")
    drawn = equity_charts.ranges(groups, {"D3": 25.0})
    assert len(drawn.layers[1].values) == 12
    counted = door.ask("people_counted", PUBLIC, period="2026-11")
    assert counted["hamlet_code"].to_list() == [f"{snapshot.LOWEST}-001"]
    ranked = people_lists._ranked(door.ask("people_communes", PUBLIC, period="2026-11"), "disabled")
    assert snapshot.SILENT not in ranked["commune_code"].to_list()
    assert len(ranked) < 129, "hidden and silent communes have no rank"


def test_the_page_answers_and_follows_a_choice(app: AppTest) -> None:
    page = open_page(app, "nguoi-dan", commune=snapshot.LOWEST, equity_by="former_province")
    assert not page.exception
    html = shown(page)
    assert "<h1>Người dân và lớp học</h1>" in html
    assert "Câu đọc: không ai bị bỏ lại phía sau" in html
    assert "Hà Nam cũ cao nhất" in html
    assert "775.678" in html
    assert len(html) < 60_000


def test_the_page_is_calm_without_data(bare_app: AppTest) -> None:
    page = open_page(bare_app, "nguoi-dan", commune=snapshot.LOWEST)
    assert not page.exception
    assert not page.error
    html = shown(page)
    assert "Chưa có số liệu hộ được hướng dẫn" in html
    assert "None" not in html
