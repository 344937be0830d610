"""Duties of the two letters: sentences over states, one duty over the communes, and the page itself."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from figures import duties_charts, duties_words
from figures.plotly_chart import chart
from figures.theme import LIGHT
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

LETTERS = {"d": "done", "i": "in_progress", "l": "late", "e": "no_evidence", "n": "no_data"}


def duties(**given: tuple[str | None, str]) -> pl.DataFrame:
    """Duties by code: the province's state, and a letter a commune."""
    rows = [
        {"duty": code, "text": f"Việc {code}", "state": own,
         **{state: communes.count(letter) for letter, state in LETTERS.items()}}
        for code, (own, communes) in given.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"state": pl.String})


def test_states_are_counted_and_the_worst_named() -> None:
    said = duties_words.answer(
        duties(A=("late", "lld"), B=("done", "ddd"), C=("late", "lle")), " của hai văn bản"
    )
    assert said == [
        "3 nhiệm vụ của hai văn bản, tính chung toàn tỉnh: 1 đạt, 2 chậm.",
        "Nhiều xã, phường chậm nhất: A Việc A (2/3), C Việc C (2/3).",
        "Nhiều nơi có số liệu mà chưa có văn bản, minh chứng nhất: C Việc C (1/3).",
        "Nhiều xã, phường đạt nhất: B Việc B (3/3), A Việc A (1/3).",
    ]


def test_duties_alike_are_not_left_unsaid() -> None:
    frame = duties(**dict.fromkeys("ABCDE", ("late", "ll")))
    assert duties_words.most(frame, "late").endswith("C Việc C (2/2) và 2 nhiệm vụ khác cùng mức")


def test_nothing_late_nothing_done_and_nothing_known() -> None:
    said = duties_words.answer(duties(A=("in_progress", "iin")), "")
    assert "Không nhiệm vụ nào có xã, phường chậm." in said
    assert "Chưa nhiệm vụ nào có xã, phường đạt." in said
    assert duties_words.answer(duties(A=(None, "")), " của công văn tỉnh") == [
        "1 nhiệm vụ của công văn tỉnh: kỳ này chưa có số liệu để xét."
    ]


def test_one_duty_over_the_communes() -> None:
    row = {"state": "late", "worst_name": "Thôn có Tổ", "grain": "commune"}
    communes = pl.DataFrame(
        {"state": ["late", "late", "done"], "worst_name": ["Thôn có Tổ", "Thôn có Tổ", None]}
    )
    assert duties_words.of_duty(row, communes) == [
        "Toàn tỉnh: chậm, chỉ tiêu xa kế hoạch nhất là Thôn có Tổ.",
        "Trong 3 xã, phường: 1 đạt, 2 chậm.",
        "Chỉ tiêu thường xa kế hoạch nhất ở các nơi chậm: Thôn có Tổ (2 nơi).",
    ]
    alone = duties_words.of_duty(
        {"state": "no_data", "worst_name": None, "grain": "province"}, communes.clear()
    )
    assert alone[-1].startswith("Nhiệm vụ này chỉ xét ở cấp tỉnh")


def test_bars_add_up_and_carry_sign_and_word() -> None:
    drawing = duties_charts.by_state(duties(A=("late", "lldein")), False, "A")
    assert sum(layer.values[0] for layer in drawing.layers) == 6
    drawn = chart(drawing, LIGHT).to_dict()
    assert [bar["name"] for bar in drawn["data"]] == [
        "✓ đạt", "… đang làm", "▼ chậm", "✕ chưa có bằng chứng", "? chưa có số liệu",
    ]  # fmt: skip
    assert {bar["customdata"][0][0] for bar in drawn["data"]} == {"A"}


@pytest.mark.parametrize("text", ["ngắn", "một câu rất dài " * 9])
def test_a_short_text_is_whole_words(text: str) -> None:
    cut = duties_words.short(text, 30)
    assert len(cut) <= 31
    assert text.startswith(cut.rstrip("…"))


def test_the_list_has_every_duty_of_the_letters(door: Door) -> None:
    listed = door.ask("duties_list", PUBLIC, period="2026-11")
    assert listed["late"].to_list() == [1, 0]
    assert door.ask("duties_list", PUBLIC, period="2025-08")["state"].null_count() == len(listed)


def test_the_page_opens_a_duty_from_the_address(app: AppTest) -> None:
    page = open_page(app, "nhiem-vu", duty="T1.1", commune=snapshot.LOWEST)
    assert not page.exception, [one.value for one in page.exception]
    body = shown(page)
    assert "T1.1. Kiện toàn Tổ &lt;b&gt;" in body
    assert "Trong 1 xã, phường: 1 chậm." in body
    assert f"data-choose='commune={snapshot.LOWEST}'" in body


def test_a_letter_and_an_owner_narrow_the_list(app: AppTest) -> None:
    page = open_page(app, "nhiem-vu", letter="xa")
    body = shown(page)
    assert "1 nhiệm vụ của công văn xã" in body
    assert "Báo &lt;i&gt;" in body
    assert "data-choose='duty=T1.1'" not in body


def test_an_empty_topic_is_said_calmly(bare_app: AppTest) -> None:
    page = open_page(bare_app, "nhiem-vu", duty="T1.1")
    assert not page.exception, [one.value for one in page.exception]
    assert not page.error
    assert "kỳ này chưa có số liệu để xét" in shown(page)
