"""The accounts screen: its sentences in all cases, and the page on the known and the bare home."""

from typing import Any

import polars as pl
from streamlit.testing.v1 import AppTest

from figures import accounts_charts, accounts_words
from figures.measures import NAMES, Measures
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown


def measures(*rows: dict[str, Any]) -> Measures:
    """Rows with at least indicator; all else as given, or none."""
    blank = {**dict.fromkeys(NAMES), "part": 1, "state": "ok"}
    return Measures(pl.DataFrame([{**blank, **row} for row in rows], infer_schema_length=None))


def communes(**fields: list[float | None]) -> pl.DataFrame:
    """Communes A, B, C … with structs that hold the values given."""
    count = len(next(iter(fields.values())))
    frame = pl.DataFrame({"name": [chr(65 + at) for at in range(count)]})
    frame = frame.with_columns(full_name="Xã " + pl.col("name"))
    for name in ("remaining", "sessions", "elderly"):
        values = pl.Series("value", fields.get(name, [None] * count), pl.Float64)
        frame = frame.with_columns(pl.struct(values).alias(name))
    return frame


LEVEL = {"indicator": "E1", "value": 85.77, "numerator": 8577.0, "denominator": 10000.0, "gap": -4.23,
         "change": 0.32, "communes": 129, "communes_reporting": 112}  # fmt: skip


def test_level_says_plan_change_who_is_left_and_who_is_silent() -> None:
    known = measures(LEVEL, {"indicator": "E3", "value": 1423.0})
    assert accounts_words.level(known, "").replace("\u00a0", " ") == (
        "85,8 % người từ 14 tuổi có thẻ căn cước đã kích hoạt tài khoản mức 2 (8.577/10.000), kém kế hoạch "
        "4,2 điểm %; tăng 0,3 điểm % so với kỳ trước; còn 1.423 người chưa kích hoạt; 17 xã, phường chưa báo "
        "cáo kỳ này, nơi đã từng gửi thì lấy số gần nhất."
    )
    full = measures({**LEVEL, "gap": None, "change": None, "communes_reporting": 129})
    assert accounts_words.level(full, "Nhóm: Phường").endswith("tài khoản mức 2 (8.577/10.000).")
    assert accounts_words.level(full, "Nhóm: Phường").startswith("Nhóm: Phường: 85,8")
    assert accounts_words.level(measures(), "").startswith("Chưa có số liệu tài khoản")


def test_what_has_another_state_has_no_value() -> None:
    """A question may carry the province's number beside the state of a group that has none."""
    known = measures({**LEVEL, "state": "not_reported"})
    assert accounts_words.level(known, "Nhóm: Phường").startswith("Nhóm: Phường: chưa có số liệu")


def test_where_people_are_left() -> None:
    many = accounts_words.where(communes(remaining=[float(10 * (at + 1)) for at in range(12)]))
    assert many == (
        "Còn nhiều người nhất ở Xã L (120), Xã K (110), Xã J (100); 10 nơi đông nhất chiếm 96\u00a0% "
        "số người còn lại của 12 xã, phường đã báo cáo."
    )
    assert accounts_words.where(communes(remaining=[5.0, None])) == "Còn nhiều người nhất ở Xã A (5)."
    assert accounts_words.where(communes(remaining=[0.0])).startswith("Không xã, phường nào")
    assert accounts_words.where(communes(remaining=[None])).startswith("Chưa biết ở đâu")


def test_teams_and_safety_count_what_was_reported_only() -> None:
    team = {"indicator": "E2", "part": 2, "value": 32.06, "numerator": 3410.0, "denominator": 10639.0,
            "communes_reporting": 112}  # fmt: skip
    said = accounts_words.team(measures({"indicator": "E2", "value": 3410.0, "change": -463.0}, team))
    assert said.replace("\u00a0", " ") == (
        "Trong kỳ có 10.639 tài khoản mới, Tổ công nghệ số giúp 3.410 (32,1 %), giảm 463 so với kỳ trước, "
        "theo 112 xã, phường đã báo cáo."
    )
    assert accounts_words.team(measures()).startswith("Kỳ này chưa nơi nào báo cáo tài khoản mới")
    known = measures({"indicator": "E6", "value": 5.0}, {"indicator": "E6", "part": 2, "value": 240.0})
    assert accounts_words.safety(known, communes(sessions=[5.0, 0.0, None])) == (
        "Phòng chống lừa đảo: 5 buổi, 240 lượt người dự, ở 1 xã, phường; 1 xã, phường đã báo cáo nhưng "
        "không có buổi nào."
    )  # fmt: skip
    assert accounts_words.safety(measures(), communes(sessions=[None])).startswith("Kỳ này chưa nơi nào")


def test_elderly_may_be_behind_ahead_or_unknown() -> None:
    places = communes(elderly=[12.0, 20.0])
    behind = {"indicator": "E4", "value": 18.2, "target": 10.0, "target_status": "proposed"}
    assert accounts_words.elderly(measures(behind), places, "").replace("\u00a0", " ") == (
        "Người từ 60 tuổi kích hoạt thấp hơn người 14–59 tuổi 18,2 điểm %; mức đặt ra là không quá 10 điểm % "
        "(đề xuất). Kém nhất: Xã B (20,0), Xã A (12,0)."
    )
    assert "cao hơn" in accounts_words.elderly(measures({**behind, "value": -1.0}), places, "")
    assert accounts_words.elderly(measures(), places, "Phường").startswith("Chưa tính gộp cho phạm vi này")
    assert accounts_words.elderly(measures(behind), communes(elderly=[None]), "").startswith("Chưa đủ")


def test_a_month_without_figures_is_marked_and_not_nought() -> None:
    frame = pl.DataFrame(
        {"label": ["Tháng 10/2026", "Tháng 11/2026"], "value": [3.0, None], "attendees": [90.0, None]}
    )
    drawn = accounts_charts.sessions(frame)
    assert [one.label for one in drawn.categories] == ["10\n2026", "11\n?"]
    assert drawn.layers[0].values == (3, None)


def test_the_page_answers_and_a_group_narrows_it(app: AppTest, door: Door) -> None:
    page = open_page(app, "vneid", commune=snapshot.LOWEST)
    assert not page.exception
    level = door.ask("scope_figures", PUBLIC, period="2026-11", group="all").filter(
        pl.col("indicator") == "E1"
    )
    text = shown(page)
    assert f"{level['value'][0]:.1f}".replace(".", ",") in text
    assert "do Công an cung cấp" in text
    assert "chưa nơi nào báo cáo tài khoản mới" in text
    page.selectbox(key="choice_group").select("xa_ven_bien").run()
    assert not page.exception
    assert "Nhóm: Xã ven biển: " in shown(page)


def test_the_page_without_anything(bare_app: AppTest) -> None:
    page = open_page(bare_app, "vneid")
    assert not page.exception
    text = shown(page)
    assert "Chưa có số liệu tài khoản" in text
    assert "Chưa biết ở đâu" in text
    assert "0,0\u00a0%" not in text
