"""Charts where room is short: words only inside parts that hold them, one stop, nought alone, legends."""

import polars as pl

from figures import charts, lagging_words
from figures.chart_kinds import ranking
from figures.plotly_chart import PHONE, USUAL, chart
from figures.productive_words import drawing
from figures.stacked import Layer, stacked
from figures.theme import LIGHT
from tests.screens.test_forecast import STOCK as INDICATOR


def words_inside(width: int) -> list[str]:
    parts = [Layer("xong", "✓", "tones.on_track", (8, 102)), Layer("chậm", "▼", "tones.behind", (121, 27))]
    drawn = chart(stacked(["T3.1", "T1.6"], parts), LIGHT, width).to_dict()
    return [said for trace in drawn["data"] for said in trace["text"]]


def test_words_stand_inside_a_part_only_where_it_is_wide_enough() -> None:
    assert words_inside(USUAL) == ["✓ 8", "✓ 102", "▼ 121", "▼ 27"]
    assert words_inside(PHONE) == ["", "✓ 102", "▼ 121", "▼ 27"]


def test_a_plan_at_one_stop_is_a_mark() -> None:
    stops = pl.DataFrame(
        {"label": ["Tháng 8/2025", "Tháng 9/2025"], "value": [0.0, 5.0], "plan": [100.0, 100.0]}
    )
    one, two = (charts.history(stops.head(n), INDICATOR).layers[0] for n in (1, 2))
    assert (getattr(one, "symbol", None), getattr(two, "symbol", None)) == ("square", "")


def test_bars_of_nought_alone_begin_at_the_axis() -> None:
    row = {"commune_code": "1", "name": "A", "value": 0.0, "plan": 100.0, "tone": "behind"}
    assert ranking(pl.DataFrame([row]), INDICATOR, None).axis.high == 1.12


def test_a_long_hamlet_stands_on_two_lines_with_room_for_them() -> None:
    short = {"full_name": "Thôn 11", "name": "Bình An", "value": 58.0, "most": 60.0, "commune_code": "1"}
    long = {**short, "full_name": "Tổ dân phố 5 Rạng Đông", "name": "Rạng Đông"}
    plain, folded = drawing(pl.DataFrame([short]), None), drawing(pl.DataFrame([short, long]), None)
    assert [one.label[0] for one in folded.categories] == [
        "Thôn 11 · Bình An ",
        "Tổ dân phố 5 Rạng Đông\nRạng Đông ",
    ]
    assert folded.height - 40 > 2 * (plain.height - 40)


def test_what_each_member_must_do_is_told_only_where_members_are_known() -> None:
    row = {"cause": None, "needed_total": 290, "needed_per_week": 68.0, "weeks_left": 4.3, "members": None,
           "needed_per_member_week": None}  # fmt: skip
    assert lagging_words.of_commune(row)[0] == "Còn thiếu 290 hộ: cần 68 hộ mỗi tuần, còn 4,3 tuần."
    known = lagging_words.of_commune({**row, "members": 34, "needed_per_member_week": 2.0})[0]
    assert known.endswith("tức 2,0 hộ mỗi thành viên mỗi tuần (34 thành viên), còn 4,3 tuần.")
