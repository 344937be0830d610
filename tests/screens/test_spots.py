"""The weak-signal screen: its sentences, its sums on a known docket, and the page on three homes."""

from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from figures import spots_clocks, spots_docket, spots_life, spots_words
from figures.measures import Measures
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

CODE = f"37-{snapshot.LOWEST}"
OVERDUE, UNSENT, HALF = f"{CODE}-901", f"{CODE}-902", f"{CODE}-903"
CUT_OFF = date(2026, 11, 14)
NO_COMMUNES = pl.DataFrame(schema={"open_spots": pl.Float64, "overdue": pl.Float64, "name": pl.String})


def measures(**values: tuple[float | None, ...]) -> Measures:
    """Rows by name: S1=(value,), S4=(value, numerator, denominator), S5_2=… for part 2."""
    rows = []
    for name, (value, *counts) in values.items():
        code, _, part = name.partition("_")
        top, bottom = counts or (value, None)
        rows.append(
            (code, int(part or 1), "", value, top, bottom, "not_applicable" if value is None else "ok")
        )
    columns = ("indicator", "part", "breakdown", "value", "numerator", "denominator", "state")
    return Measures(pl.DataFrame(rows, schema=list(columns), orient="row", infer_schema_length=None))


def test_sentences_of_a_month_with_open_spots() -> None:
    known = measures(
        S1=(12.0,), S2=(90.0, 18.0, 20.0), S3=(50.0, 9.0, 18.0), S4=(30.0, 3.0, 10.0), S4_2=(4.0,),
        S5=(90.0, 9.0, 18.0), S5_2=(400.0,),
    )  # fmt: skip
    communes = pl.DataFrame(
        {"full_name": ["Xã B", "Xã A"], "name": ["B", "A"], "open_spots": [7.0, 5.0], "overdue": [1.0, 2.0]}
    )
    said = spots_words.answer(known, communes, pl.DataFrame(), CUT_OFF, -3)
    assert said == [
        "Đến 14/11/2026 còn 12 điểm lõm sóng đang mở ở 2 xã, phường, giảm 3 so với kỳ trước.",
        "Đã chuyển nhà mạng 18/20 điểm đã ghi nhận (90,0\u00a0%); trong 18 điểm đã chuyển, xã xác nhận "
        "khắc phục xong 9 (50,0\u00a0%); số ngày trung vị từ khi chuyển đến khi khắc phục là 90\u00a0ngày.",
        "3 trong 10 điểm đã chuyển còn mở (30,0\u00a0%) đã quá ngày nhà mạng hẹn; 4 điểm chưa có ngày hẹn "
        "nên chưa tính là quá hạn. Nhiều nhất ở Xã A (2), Xã B (1).",
    ]  # fmt: skip


def test_sentences_where_nothing_is_open_overdue_or_known() -> None:
    none = measures(S1=(0.0,), S4=(None, 0.0, 0.0))
    assert spots_words.answer(none, NO_COMMUNES, pl.DataFrame(), CUT_OFF, None) == [
        "Đến 14/11/2026 không còn điểm lõm sóng nào đang mở trong danh sách các xã, phường đã gửi.",
        "Không có điểm đã chuyển nào còn mở nên không xét quá hạn.",
    ]
    kept = measures(S1=(2.0,), S4=(0.0, 0.0, 2.0))
    assert spots_words.late(kept, NO_COMMUNES) == (
        "Trong 2 điểm đã chuyển còn mở, không điểm nào quá ngày nhà mạng hẹn."
    )
    silent = spots_words.answer(measures(), NO_COMMUNES, pl.DataFrame(), CUT_OFF, None)
    assert silent == [
        "Đến 14/11/2026 chưa xã, phường nào gửi danh sách điểm lõm sóng, nên chưa biết còn bao nhiêu điểm."
    ]


def test_a_median_that_is_not_reached_is_longer_than_the_longest_wait() -> None:
    known = measures(S2=(90.0, 18.0, 20.0), S5=(None, 3.0, 6.0), S5_2=(133.0,))
    assert spots_words.median(known) == "> 133 ngày"
    assert spots_words.done(known).endswith(
        "chưa đến một nửa được khắc phục, nên số ngày trung vị là > 133 ngày."
    )
    assert spots_words.median(measures(S5=(None, 0.0, 0.0))) == ""


@pytest.mark.parametrize(
    ("guided", "said"),
    [([], "Chưa đủ số liệu"), ([80.0], "Không xã, phường nào vừa"), ([40.0, 80.0], "1 trong 2 xã, phường")],
)
def test_low_coverage_beside_open_spots(guided: list[float], said: str) -> None:
    frame = pl.DataFrame(
        {"full_name": ["Xã A", "Xã B"], "name": ["A", "B"], "open_spots": [3.0, 1.0]}
    ).head(len(guided)).with_columns(pl.Series("guided", guided, pl.Float64))  # fmt: skip
    assert spots_words.deficit(frame, 58.2).startswith(said)


@pytest.fixture(scope="module")
def docket(door: Door) -> pl.DataFrame:
    known = door.ask("spots_docket", PUBLIC)
    return known.filter(pl.col("spot_code").str.starts_with(CODE))


def test_the_docket_tells_who_must_act(docket: pl.DataFrame) -> None:
    opened = spots_docket.opened(docket)
    assert len(opened) == 3

    def codes(which: str) -> list[str]:
        return spots_docket.pick(opened, which, {OVERDUE, UNSENT})["spot_code"].to_list()

    assert codes("overdue") == [OVERDUE]
    assert codes("unsent") == [UNSENT]
    assert codes("unpromised") == [HALF]
    assert codes("near") == [OVERDUE, UNSENT]
    assert codes("everyone") == []
    assert codes("unanswered") == []
    assert codes("unmeasured") == [HALF]
    assert codes("outside") == [UNSENT]
    late = opened.row(0, named=True)
    assert (late["late_by"], late["waited"]) == (30, 76)
    plan = spots_docket.promised(opened)
    assert (plan["missed"], plan["unpromised"], plan["year"], plan["later"]) == (1, 2, 0, 0)


def test_working_days_skip_weekends_and_days_off(docket: pl.DataFrame) -> None:
    """From Friday 28/08 to Monday 07/09/2026 lie six working days, two of them days off."""
    days = dict(docket.filter(pl.col("open")).select("spot_code", "send_working_days").iter_rows())
    assert days[OVERDUE] == 4
    assert days[UNSENT] == 58


def test_clocks_against_the_limits(docket: pl.DataFrame, door: Door) -> None:
    found = {one.name: one for one in spots_clocks.clocks(docket, door.ask("spots_limits", PUBLIC))}
    assert list(found) == ["send", "answer", "measure", "optimise", "new_site", "promise"]
    assert (found["answer"].within, found["answer"].late, found["answer"].waiting) == (0, 2, 0)
    assert (found["measure"].within, found["measure"].late) == (2, 0)
    assert found["measure"].waiting_by == {"vnpt": 1}
    assert (found["send"].within, found["send"].late, found["send"].waiting) == (3, 0, 1)
    assert (found["optimise"].within, found["optimise"].waiting_by) == (1, {"viettel": 1})
    assert found["new_site"].waiting == 0
    assert found["promise"].waiting_by == {"viettel": 1}
    assert found["send"].status == "proposed"
    assert spots_clocks.undecided(docket) == 1


def test_the_life_of_a_spot_keeps_operators_apart(docket: pl.DataFrame) -> None:
    rows = docket.filter(pl.col("spot_code") == HALF)
    done, waiting = (spots_life.stands(row) for row in rows.iter_rows(named=True))
    assert done == "Viettel: đã khắc phục, xã xác nhận."
    assert waiting == "VNPT: nhà mạng đã nhận, đã chờ 76 ngày kể từ ngày chuyển."
    lines = {name: [event for event, _ in events] for name, events, _ in spots_life.drawable(rows)}
    assert lines == {"Viettel": ["detected", "sent", "acknowledged", "measured", "completed", "rechecked"],
                     "VNPT": ["detected", "sent", "today"]}  # fmt: skip
    assert spots_life.calendar(rows)["after"].to_list() == [None, 10, 9, 9, 6, 4, 18, None, 10]


def test_the_operators_clocks_and_the_place_of_a_spot_in_words(docket: pl.DataFrame) -> None:
    known = {row["spot_code"]: row for row in docket.filter("open").iter_rows(named=True)}
    assert spots_life.due(known[OVERDUE]) == (
        "Tiếp nhận: hạn 14/09/2026, đã làm ngày 16/09/2026, muộn. "
        "Đo kiểm: hạn 28/09/2026, đã làm ngày 25/09/2026, trong hạn."
    )
    assert spots_life.due(known[UNSENT]) == ""
    assert spots_life.due(known[HALF]) == (
        "Tiếp nhận: hạn 14/09/2026, đã qua bước này, không ghi ngày. "
        "Đo kiểm: hạn 28/09/2026, chưa làm, quá hạn 55 ngày."
    )
    outside = spots_life.where(known[UNSENT])
    assert outside.startswith("Toạ độ ngoài địa bàn xã: nằm ở Phường Phủ Lý, cách ranh giới xã 2.300 m.")
    assert "chưa kiểm tra được (chưa có ranh giới)" in spots_life.where(known[OVERDUE])
    assert spots_life.where(known[OVERDUE] | {"outside_m": 40.0}) == "Toạ độ nằm trong địa bàn xã."
    assert "không nằm ở xã" in spots_life.where(known[UNSENT] | {"lies_in_name": None})
    assert spots_life.where(known[UNSENT] | {"lat": None}) == "Chưa có toạ độ."


def test_spots_near_each_other_are_named_once(door: Door) -> None:
    near = door.ask("spots_near", PUBLIC).filter(pl.col("spot_code").str.starts_with(CODE))
    assert near.select("spot_code", "other_code").rows() == [(OVERDUE, UNSENT)]
    assert near["metres"][0] == pytest.approx(40, abs=1)


def test_the_page_answers(app: AppTest) -> None:
    page = open_page(app, "diem-lom-song", spot=HALF, commune=snapshot.LOWEST, spot_list="open")
    assert not page.exception
    text = shown(page)
    assert "còn 12 điểm lõm sóng đang mở" in text
    assert "> 133 ngày" in text or "&gt; 133" in text
    assert "không phát sinh" in text
    assert f"Đời của điểm {HALF}" in text
    assert "đề xuất" in text
    page.selectbox(key="choice_spot_list").select("near").run()
    assert page.query_params["spot_list"] == "near"
    assert "Cách điểm" in shown(page)


def test_the_page_without_a_spot_and_without_anything(bare_app: AppTest) -> None:
    page = open_page(bare_app, "diem-lom-song", spot="<b>", period="2025-08")
    assert not page.exception
    assert "spot" not in page.query_params
    assert "chưa biết còn bao nhiêu điểm" in shown(page)
