"""The screen of teams: sentences over communes that are complete, short, late or silent, and the page."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from streamlit.testing.v1 import AppTest

from figures import teams_charts, teams_force, teams_words
from pages.shell import teams_commune, teams_lists
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

LAST = date(2025, 8, 14)
FIGURE = {"value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "state": pl.String,
          "stale": pl.Boolean, "units_reporting": pl.Int64}  # fmt: skip
FIELDS = ("listed", "full_teams", "own_team", "on_time", "short", "decided", *teams_force.FIELDS.values())


def figure(top: float | None, bottom: float | None = None) -> dict[str, Any]:
    """A figure as the question packs it: a share, a count, or nothing reported."""
    state = "not_reported" if top is None else "ok"
    value = top if bottom is None or top is None else 100 * top / bottom
    return {"value": value, "numerator": top, "denominator": bottom, "state": state, "stale": False,
            "units_reporting": 0 if top is None else 1}  # fmt: skip


def commune(
    name: str,
    *,
    listed: int = 10,
    full: int = 10,
    lacking: int = 0,
    own: int | None = 0,
    decided: bool = True,
    late: int | None = 0,
    **more: Any,
) -> dict[str, Any]:
    """A commune of ten hamlets: people its hamlet teams and its own team lack, days late (none: not sent)."""
    hamlets = 10
    short = lacking + 9 * (hamlets - listed) + (15 if own is None else own)
    return {
        "commune_code": name, "name": name, "full_name": f"Xã {name}", "peer_group": "xa", "lacking": lacking,
        "peer_group_name": "Xã đồng bằng", "former_province": "Hà Nam",
        **{field: figure(None) for field in FIELDS},
        "listed": figure(listed, hamlets), "full_teams": figure(full, hamlets), "short": figure(short),
        "own_team": figure(None) if own is None else figure(float(own == 0), 1),
        "decided": figure(float(decided), 1),
        "received": None if late is None else LAST + timedelta(late), "last_day": LAST, "days_late": late,
        "hamlet_least": 9, "commune_least": 15, **more,
    }  # fmt: skip


def standing(*communes: dict[str, Any]) -> pl.DataFrame:
    schema = dict.fromkeys(FIELDS, pl.Struct(FIGURE)) | {"received": pl.Date, "days_late": pl.Int64}
    frame = pl.DataFrame(list(communes), schema_overrides=schema)
    short = frame.select("commune_code", pl.col("lacking").cast(pl.Float64).alias("short"))
    return teams_words.standing(frame.drop("lacking"), short)


def test_all_complete_is_said_once() -> None:
    said = teams_words.answer(standing(commune("A"), commune("B")))
    assert said == [
        "Đã đủ: cả 2 xã, phường có quyết định kiện toàn, Tổ cấp xã từ 15 người và mọi thôn, tổ dân phố "
        "đều có Tổ từ 9 người.",
        "Mọi Tổ cấp xã đã gửi danh sách đều đủ từ 15 người.",
        "Cả 20 thôn, tổ dân phố có Tổ đủ từ 9 người.",
        "Báo cáo kiện toàn: 2/2 xã, phường nộp đúng hạn (chậm nhất 14/08/2025); không nơi nào nộp muộn.",
    ]


def test_shortage_names_places_people_and_days() -> None:
    frame = standing(
        commune("A", full=8, lacking=5, own=3),
        commune("B", listed=9, full=7, lacking=2, late=12),
        commune("C", decided=False, own=None, late=None),
        commune("D", own=1, late=1),
    )
    said = teams_words.answer(frame)
    assert said[0].startswith("Chưa đủ: 0/4 xã, phường có cả ba việc")
    assert "quyết định kiện toàn (3/4), Tổ cấp xã từ 15 người (1/4)" in said[0]
    assert said[1] == (
        "2 Tổ cấp xã còn thiếu 4 người so với mức 15 người, nhiều nhất: Xã A (3 người), Xã D (1 người); "
        "1 nơi chưa gửi danh sách."
    )
    assert said[2] == (
        "35/40 thôn, tổ dân phố (87,5\u00a0%) có Tổ đủ từ 9 người; 4 Tổ còn thiếu 7 người; "
        "1 nơi chưa có danh sách. Thiếu nhiều nhất ở Xã A (5 người), Xã B (2 người)."
    )
    assert "1/4 xã, phường nộp đúng hạn" in said[3]
    assert "2 nộp muộn, muộn nhất Xã B (12 ngày), Xã D (1 ngày); 1 chưa nộp." in said[3]


def test_one_place_is_not_called_the_most() -> None:
    said = teams_words.answer(standing(commune("A", own=2, full=9, lacking=1, late=3), commune("B")))
    assert said[1] == "1 Tổ cấp xã còn thiếu 2 người so với mức 15 người: Xã A (2 người)."
    assert said[2].endswith("1 Tổ còn thiếu 1 người. Thiếu ở Xã A (1 người).")
    assert "; 1 nộp muộn: Xã A (3 ngày)." in said[3]


def test_a_catalogue_of_some_communes_is_said() -> None:
    silent = {field: figure(None) for field in ("listed", "full_teams", "short")}
    frame = standing(commune("A"), commune("B", own=None, late=None, decided=False) | silent)
    assert teams_words.answer(frame)[2] == (
        "Cả 10 thôn, tổ dân phố của 1/2 xã, phường đã gửi danh mục M10 có Tổ đủ từ 9 người."
    )


def test_no_list_is_not_no_shortage() -> None:
    nothing = commune("A", own=None, late=None, decided=False)
    frame = standing({**nothing, "listed": figure(None), "full_teams": figure(None), "short": figure(None)})
    assert teams_words.answer(frame) == [
        "Chưa nhận được danh sách Tổ hoặc quyết định kiện toàn nào đến kỳ này, nên chưa thể nói đủ hay thiếu."
    ]
    row = frame.row(0, named=True)
    assert row["own_lack"] is None
    assert teams_lists._own(row) == "chưa báo cáo"
    assert teams_lists._received(row) == "chưa nộp"
    assert teams_words.of_commune(row)[1] == "Tổ cấp xã: chưa gửi danh sách."


def test_a_hamlet_without_a_list_lacks_no_number_of_people() -> None:
    row = {"short": None, "members": None, "state": "not_reported", "on_time": None, "received": None}
    assert teams_commune._members(row) == "chưa báo cáo"
    assert teams_commune._came(row) == "chưa nộp"
    assert teams_lists._lacks(row) == "chưa có danh sách"


def test_bars_hold_every_hamlet() -> None:
    frame = standing(commune("A", full=8, lacking=5), commune("B", listed=9, full=7, lacking=2))
    groups = teams_charts.by_group(frame, "former_province")
    drawn = teams_charts.completeness(groups)
    assert [layer.values[0] for layer in drawn.layers] == [75.0, 20.0, 5.0]
    ranked = teams_charts.shortage(teams_charts.shortest(frame), "B")
    assert ranked.layers[1].values == (11.0, 5.0)
    assert ranked.categories[0].key == "B"


def test_what_is_added_up_has_no_tone_and_zeros_are_counted() -> None:
    rows = [
        commune(name, led=figure(n, 10), trained=figure(0, 10))
        for name, n in zip("ABCD", range(4), strict=True)
    ]
    keys = ("A9", "B1")
    scope = pl.DataFrame([
        {"indicator": key, "part": 1, "name": key, "unit": "%", "decimals": 1, "target": 100.0, "value": 7.0,
         "numerator": 1.0, "denominator": 2.0, "state": "ok", "tone": "behind", "plan": 100.0,
         "communes": 4, "communes_reporting": 4} for key in keys
    ])  # fmt: skip
    led, trained = teams_force.figures(scope, standing(*rows))
    assert (led["value"], led["numerator"], led["denominator"], led["tone"]) == (15.0, 6.0, 40.0, None)
    assert (trained["value"], trained["tone"]) == (7.0, "behind")
    assert trained["lowest"] == "4 nơi ở mức 0: Xã A, Xã B, Xã C và 1 nơi khác"


def test_questions_keep_the_unlisted_apart(door: Door) -> None:
    given = {"period": "2026-11", "commune": snapshot.LOWEST}
    rows = door.ask("teams_hamlets", PUBLIC, **given)
    assert rows.select("members", "short").rows() == [(None, None), (5.0, 4.0), (9.0, 0.0)]
    assert door.ask("teams_short", PUBLIC, period="2026-11")["short"].to_list() == [None, 4.0]
    assert len(door.ask("teams_communes", PUBLIC, period="2099-01")) == 129


def test_the_page_answers_and_follows_a_choice(app: AppTest) -> None:
    page = open_page(app, "to-cnscd", commune=snapshot.LOWEST, teams_show="own", group="xa_doi_nui")
    assert not page.exception
    html = shown(page)
    assert "<h1>Tổ CNSCĐ</h1>" in html
    assert "Chưa đủ: " in html
    assert "Các thôn, tổ dân phố của" in html
    assert len(html) < 60_000


def test_the_page_is_calm_without_data(bare_app: AppTest) -> None:
    page = open_page(bare_app, "to-cnscd", commune=snapshot.LOWEST)
    assert not page.exception
    assert not page.error
    html = shown(page)
    assert "chưa thể nói đủ hay thiếu" in html
    assert "None" not in html
