"""Whom to work with first: last among peers, three reasons, and how firm the order is."""

import polars as pl
from streamlit.testing.v1 import AppTest

from figures import week_words
from tests.serving.test_pages import open_page, shown

SCHEMA = {"name": pl.String, "rank_peer": pl.Int32, "best_peer": pl.Int32, "worst_peer": pl.Int32,
          "of_peer": pl.Int32}  # fmt: skip


def communes(*ranges: tuple[int, int, int] | None) -> pl.DataFrame:
    """Communes by rank and its range, of ten peers; None is not ranked."""
    rows = [(f"Xã {at}", *(found or (None,) * 3), 10) for at, found in enumerate(ranges)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_nobody_is_ranked() -> None:
    assert week_words.fairness(communes(None, None)) == [
        "Kỳ này chưa xã, phường nào đủ chỉ tiêu thành phần để xếp hạng."
    ]
    assert week_words.first(communes(None)).is_empty()


def test_who_is_left_out_and_how_far_ranks_move() -> None:
    said = week_words.fairness(communes((10, 6, 10), (9, 7, 10), (5, 5, 5), None))
    assert "3/4 xã, phường được xếp hạng; 1 nơi chưa đủ chỉ tiêu thành phần nên không xếp." in said[0]
    assert "một nửa số nơi xê dịch từ 3 bậc trở lên" in said[1]
    assert "không đổi" in week_words.fairness(communes((1, 1, 1), (2, 2, 2), (9, 1, 9)))[1]


def test_five_at_most_in_the_order_given() -> None:
    frame = communes(None, *[(10 - at, 1, 10) for at in range(7)])
    assert week_words.first(frame)["name"].to_list() == [f"Xã {at}" for at in range(1, 6)]


def test_reasons_are_shares_behind_plan_with_their_distance() -> None:
    late = [{"name": "Hộ", "gap": -32.14, "decimals": 1}, {"name": "NCT", "gap": -5.0, "decimals": 1}]
    assert week_words.reasons({"reasons": late, "behind": 4}) == (
        "Hộ −32,1\u00a0điểm\u00a0%; NCT −5,0\u00a0điểm\u00a0%; và 2 tỷ lệ chính khác"
    )
    none = "không có tỷ lệ chính nào chậm so với kế hoạch"
    assert week_words.reasons({"reasons": None, "behind": 0}) == none


def test_the_page(app: AppTest) -> None:
    page = open_page(app, "xa-phuong-cham")
    assert not page.exception, [one.value for one in page.exception]
    assert "Nên làm việc trước với xã, phường nào, nói gì" in shown(page)
