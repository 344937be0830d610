"""The one-stop desk: shifts, files handed in online, and places with a rota beside those without."""

import polars as pl
from streamlit.testing.v1 import AppTest

from figures import desk_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.serving.test_pages import open_page, shown

FIGURE = {"value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "state": pl.String}
SCHEMA = {
    "commune_code": pl.String, "full_name": pl.String, "covered": pl.Boolean, "shifts": pl.Float64,
    "share": pl.Float64, "online": pl.Struct(FIGURE),
}  # fmt: skip


def communes(*rows: tuple[bool | None, float | None, tuple[float, float] | None]) -> pl.DataFrame:
    """Communes by whether the rota is full, the shifts held, and files online of all files."""
    made = []
    for at, (covered, shifts, files) in enumerate(rows):
        share = 100 * files[0] / files[1] if files else None
        online = (
            {"value": share, "numerator": files[0], "denominator": files[1], "state": "ok"} if files else None
        )
        made.append((f"{at:05d}", f"Xã {at}", covered, shifts, share, online))
    return pl.DataFrame(made, schema=SCHEMA, orient="row")


def figure(value: float, top: float | None = None, bottom: float | None = None, change: float | None = None):
    return {"value": value, "numerator": top, "denominator": bottom, "state": "ok", "change": change}


def test_nobody_sent_the_form() -> None:
    assert desk_words.answer({}, communes((None, None, None))) == [
        "Chưa xã, phường nào gửi biểu M06 trong kỳ này, nên chưa biết có trực Một cửa hay không.",
        "Chưa có số liệu hồ sơ nộp trực tuyến trong kỳ này.",
        "Chưa so được nơi có lịch trực đủ với nơi chưa đủ: một trong hai bên chưa có số liệu.",
    ]


def test_shifts_and_files_are_told_with_their_parts() -> None:
    known = {
        "C9_2": figure(90), "C9_3": figure(100), "C7_1": figure(75.0, 300, 400, 1.3), "C8_1": figure(20.0),
    }  # fmt: skip
    rows = communes((True, 60, (90, 100)), (True, 20, (90, 200)), (False, 10, (60, 100)), (None, None, None))
    assert desk_words.answer(known, rows) == [
        "Trực Một cửa: 2/4 xã, phường có lịch trực đã ký và đủ từ 80 % ngày làm việc; "
        "3/4 xã, phường đã gửi biểu M06. Đã trực 90 ca trên 100 ca theo kế hoạch (90,0\u00a0%).",
        "Hồ sơ nộp trực tuyến: 75,0\u00a0% (300/400), +1,3\u00a0điểm\u00a0% so với kỳ trước; "
        "20,0\u00a0% số hồ sơ trực tuyến có Tổ hỗ trợ.",
        "Nơi có lịch trực đủ (2 xã, phường): 60,0\u00a0% hồ sơ nộp trực tuyến; nơi chưa đủ (1): 60,0\u00a0%. "
        "Hai con số đứng cạnh nhau không cho biết nguyên nhân.",
    ]


def test_a_share_is_never_an_average_of_shares() -> None:
    rows = communes((True, 1, (1, 1)), (True, 1, (0, 99)), (False, 1, (1, 2)))
    assert "(2 xã, phường): 1,0\u00a0%" in desk_words.beside(rows)


def test_what_lacks_a_number_is_not_drawn() -> None:
    rows = communes((True, 5, (1, 2)), (None, 5, (1, 2)), (False, None, (1, 2)), (False, 5, None))
    drawing = desk_words.scatter(rows, None, None)
    assert [len(layer.values) for layer in drawing.layers] == [0, 1]


def test_the_question_and_the_page(door: Door, app: AppTest) -> None:
    assert door.ask("desk_communes", PUBLIC, period="2026-11").height == 129
    page = open_page(app, "nguoi-dan")
    assert not page.exception, [one.value for one in page.exception]
    assert "Trực tại Bộ phận Một cửa và hồ sơ trực tuyến" in shown(page)
