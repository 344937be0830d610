"""What was published for good and what differs since: sentences, questions, and the page itself."""

from datetime import date

import polars as pl
from streamlit.testing.v1 import AppTest

from figures import briefing_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.serving.test_pages import open_page, shown

PAGE = "trinh-chieu"


def periods(*rows: tuple[str, date | None, int]) -> pl.DataFrame:
    """Closed periods, latest first: code, day of freezing, figures that differ since."""
    return pl.DataFrame(
        [
            {"period": code, "label": f"Kỳ {code} (…)", "frozen_on": day, "restated": many, "communes": many}
            for code, day, many in rows
        ],
        schema={"period": pl.String, "label": pl.String, "frozen_on": pl.Date, "restated": pl.Int64,
                "communes": pl.Int64},
        orient="row",
    )  # fmt: skip


DAY = date(2026, 11, 20)


def test_nothing_closed_nothing_frozen_all_the_same() -> None:
    empty = "Bộ trình chiếu chưa có hình nào."
    assert briefing_words.answer(periods(), 0) == [
        "Chưa kỳ nào khóa sổ, nên chưa có số nào để công bố.",
        empty,
    ]
    assert briefing_words.answer(periods(("B", None, 0), ("A", None, 0)), 0) == [
        "2 kỳ đã khóa sổ, chưa kỳ nào được chốt để công bố: số của các kỳ này còn đổi khi có tệp mới.",
        empty,
    ]
    assert briefing_words.answer(periods(("B", None, 0), ("A", DAY, 0)), 3) == [
        "1/2 kỳ đã khóa sổ đã được chốt; mới nhất là Kỳ A (chốt ngày 20/11/2026).",
        "Số của các kỳ đã chốt tính lại vẫn đúng như đã công bố.",
        "Bộ trình chiếu đang có 3 hình.",
    ]


def test_differences_are_counted_and_the_largest_named() -> None:
    said = briefing_words.answer(periods(("C", DAY, 2), ("B", DAY, 1200), ("A", DAY, 0)), 0)
    assert said[1].startswith(
        "1.202 số của 2 kỳ đã chốt nay tính ra khác với số đã công bố; nhiều nhất là Kỳ B (1.200 số,"
    )


def test_both_sides_of_a_difference_keep_their_states(door: Door) -> None:
    found = door.ask("frozen_restated", PUBLIC, period="2026-11")
    province, commune = found.iter_rows(named=True)
    assert briefing_words.value(province, "published") == "56,0\u00a0% (71.680/128.000)"
    assert briefing_words.value(province, "current") == "56,8\u00a0% (72.693/128.000)"
    assert briefing_words.change(province) == "+0,8\u00a0điểm\u00a0%"
    assert briefing_words.value(commune, "published") == "chưa báo cáo"
    assert briefing_words.change(commune) == "–"
    assert found["level"].to_list() == ["province", "commune"]


def test_a_period_says_where_it_stands() -> None:
    free, same, moved = periods(("C", None, 0), ("B", DAY, 0), ("A", DAY, 4)).iter_rows(named=True)
    assert "chưa khóa sổ" in briefing_words.of_period(None, "Kỳ D (…)", "D", 0)
    assert "freeze C" in briefing_words.of_period(free, "Kỳ C (…)", "C", 0)
    assert "vẫn đúng như đã công bố" in briefing_words.of_period(same, "Kỳ B (…)", "B", 0)
    assert "4 số ở cấp thôn" in briefing_words.of_period(moved, "Kỳ A (…)", "A", 0)
    assert "restatements A" in briefing_words.of_period(moved, "Kỳ A (…)", "A", 4)


def test_the_page_tells_what_differs(app: AppTest) -> None:
    page = open_page(app, PAGE)
    assert not page.exception, [one.value for one in page.exception]
    said = shown(page)
    assert "mới nhất là Tháng 11/2026 (chốt ngày 20/11/2026)" in said
    assert "56,8\u00a0% (72.693/128.000)" in said
    assert "tệp: M03 số nhận 7" in said
    assert "aria-current='true'><td>Toàn tỉnh" not in said


def test_the_page_stands_where_nothing_is_published_for_good(bare_app: AppTest) -> None:
    page = open_page(bare_app, PAGE)
    assert not page.exception, [one.value for one in page.exception]
    assert "Bộ trình chiếu chưa có hình nào." in shown(page)
