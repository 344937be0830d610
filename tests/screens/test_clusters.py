"""Clusters of neighbouring laggards on the lagging screen: named, marked, in a table; no cause claimed."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from figures import clusters_words
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

NAMES = pl.DataFrame({"cluster": [1, 1, 1, 2, 2], "full_name": ["Xã A", "Xã B", "Phường C", "Xã D", "Xã E"]})
NONE = NAMES.clear()


def test_each_cluster_is_one_sentence_and_the_method_is_said() -> None:
    first, second, method = clusters_words.said({"tested": 126, "left_out": 3, "clusters": 2}, NAMES)
    assert first == "Cụm chậm: Xã A, Xã B, Phường C nằm cạnh nhau (3 nơi)."
    assert second == "Cụm chậm: Xã D, Xã E nằm cạnh nhau (2 nơi)."
    assert "126/129" in method
    assert "(3 nơi không có số liệu để ngoài)" in method
    assert "không cho biết vì sao" in method


def test_a_large_cluster_counts_what_it_does_not_name() -> None:
    many = pl.DataFrame({"cluster": [1] * 9, "full_name": [f"Xã {i}" for i in range(9)]})
    assert " và 3 nơi nữa nằm cạnh nhau (9 nơi)." in clusters_words.said(
        {"tested": 129, "left_out": 0, "clusters": 1}, many
    )[0]  # fmt: skip


@pytest.mark.parametrize(
    ("tested", "start"),
    [
        ({"tested": 129, "left_out": 0, "clusters": 0}, "Không thấy cụm"),
        ({"tested": 129, "left_out": 0, "clusters": 2}, "Không có cụm xã, phường chậm nào chạm"),
        ({"tested": 12, "left_out": 117, "clusters": None}, "Chỉ 12/129 xã, phường có số liệu"),
    ],
)
def test_none_found_and_too_few_are_said_apart(tested: dict[str, int | None], start: str) -> None:
    assert clusters_words.said(tested, NONE)[0].startswith(start)


def test_without_a_plan_nothing_is_said() -> None:
    assert clusters_words.said(None, NONE) == []


def test_the_screen_names_marks_and_tells(app: AppTest) -> None:
    page = shown(open_page(app, "xa-phuong-cham", indicator="C1"))
    assert "Cụm chậm: Xã Gia Viễn, " in page
    assert page.count("◆ cụm chậm 1") >= 1
    for indicator, said in (("D3", "Không thấy cụm"), ("D4", "Chỉ 12/129")):
        other = open_page(app, "xa-phuong-cham", indicator=indicator)
        assert not other.exception
        assert said in shown(other)


def test_a_group_tells_of_the_clusters_that_touch_it(app: AppTest) -> None:
    page = shown(open_page(app, "xa-phuong-cham", indicator="C1", group="xa_ven_bien"))
    assert "Không có cụm xã, phường chậm nào chạm tới" in page
    assert snapshot.LOWEST not in page
