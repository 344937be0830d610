"""Teams that work and teams that do not: sentences for none, some and nobody known, the list, the page."""

import duckdb
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from figures import active_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.serving.test_pages import open_page, shown

ACTIVE = {"state": "ok", "value": 75.0, "numerator": 300.0, "denominator": 400.0}


def communes(*counts: float | None) -> pl.DataFrame:
    """Communes by their teams without activity; None where two months were not reported."""
    rows = [(f"Xã {name}", name, count) for name, count in zip("ABCDEF", counts, strict=False)]
    schema = {"full_name": pl.String, "name": pl.String, "sleeping": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_some_and_where() -> None:
    assert active_words.answer(ACTIVE, communes(2, 0, 5, None, 1, 2)) == [
        "Trong kỳ, 300/400 Tổ (75,0\u00a0%) có hoạt động; "
        "Tổ không gửi báo cáo được tính là chưa thấy hoạt động.",
        "10 Tổ ở 4 xã, phường không có hoạt động nào trong hai tháng đã khóa sổ gần nhất; "
        "nhiều nhất ở Xã C (5), Xã A (2), Xã F (2).",
        "1 xã, phường chưa đủ báo cáo hai tháng nên không nằm trong số này: "
        "chưa báo cáo không có nghĩa là không hoạt động.",
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0.0, 0.0), "Không Tổ nào trong các nơi đã báo cáo đủ hai tháng gần nhất"),
        ((None, None), "Chưa tính được Tổ không hoạt động hai tháng liền"),
    ],
)
def test_none_is_not_the_same_as_unknown(counts: tuple[float | None, ...], said: str) -> None:
    share, dormant, *_ = active_words.answer(None, communes(*counts))
    assert share == "Chưa có số liệu Tổ có hoạt động trong kỳ này."
    assert dormant.startswith(said)


def test_the_drawing_has_ten_at_most_and_no_missing_ones() -> None:
    rows = active_words.ranked(communes(None, 0, 3, 1))
    assert rows["name"].to_list() == ["C", "D"]
    (layer,) = active_words.drawing(rows).layers
    assert layer.values == (3.0, 1.0)


def test_the_list_is_of_the_teams_that_are_counted(door: Door) -> None:
    listed = door.ask("teams_dormant", PUBLIC, period="2026-11")
    with duckdb.connect(str(door.file), read_only=True) as connection:
        counted = connection.execute(
            "select count(*) from indicator_values where indicator = 'C5' and level = 'hamlet' and value > 0 "
            "and period = '2026-11' and base = 'full'"
        ).fetchone()
    assert counted == (listed.height,) == (1,)


def test_the_page(app: AppTest) -> None:
    page = open_page(app, "to-cnscd")
    assert not page.exception, [one.value for one in page.exception]
    assert "Tổ nào không hoạt động" in shown(page)
