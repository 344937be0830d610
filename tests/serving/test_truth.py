"""Words and legends are true at the edges: exactly on plan, above 100 %, silent, older, partly known."""

from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import format as vi
from figures import lagging_words, profile_words, sentences
from figures.classes import classify
from figures.theme import LIGHT
from pages.shell import cells, profile_view
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_figures import coverage, indicator


def places(values: list[float], plan: float = 0.0, **more: list[object]) -> pl.DataFrame:
    rows = {"value": values, "gap": [v - plan for v in values], "state": ["ok"] * len(values)}
    return pl.DataFrame(
        {**rows, "inside": [True] * len(values), "carried": [False] * len(values), **more},
        schema_overrides={"value": pl.Float64, "gap": pl.Float64},
    )


@pytest.mark.parametrize("better", ["up", "down"])
def test_exactly_on_plan_is_neither_behind_nor_ahead(better: str) -> None:
    made = classify(places([0.0, 0.0, 3.0, 6.0, 7.0]), indicator(better, "điểm", 0), LIGHT, "gap")
    labels = [made.classes[member].label for member in made.members]
    assert labels[0] == labels[1] == "đúng kế hoạch"
    more = "nhiều hơn" if better == "down" else "hơn"
    assert labels[2:] == [f"{more} đến 3 điểm", f"{more} 3 – 6 điểm", f"{more} trên 6 điểm"]


@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=129))
def test_a_class_of_counts_holds_what_it_says(values: list[int]) -> None:
    made = classify(places([float(v) for v in values]), indicator("up", "lượt", 0), LIGHT)
    for value, member in zip(values, made.members, strict=True):
        entry = made.classes[member]
        if entry.key == "zero":
            assert value == 0
            continue
        low, _, high = entry.label.replace(".", "").partition(" – ")
        assert int(low) <= value <= int(high or low)


def test_a_nought_that_nobody_reported_is_said() -> None:
    frame = places([0.0, 0.0, 5.0, 90.0], stale=[False] * 4, units_reporting=[0, 9, 9, 9])
    made = classify(frame, indicator(), LIGHT)
    assert made.classes[0].label == "0 (bằng không; 1 nơi chưa báo cáo, tính là 0)"
    assert made.classes[1].label.startswith("trên 0")


@pytest.mark.parametrize(
    ("value", "stale", "units", "said"),
    [(104.7, False, 9, "over"), (40.0, True, 0, "carried"), (40.0, True, 5, "stale"),
     (0.0, False, 0, "unproved"), (0.0, False, 3, ""), (40.0, False, 9, ""), (None, False, 0, "")],
)  # fmt: skip
def test_what_a_reader_must_know_stands_by_the_value(
    value: float | None, stale: bool, units: int, said: str
) -> None:
    row = {"value": value, "state": "ok" if value is not None else "not_reported", "stale": stale,
           "units_reporting": units, "numerator": 1.0, "denominator": 2.0}  # fmt: skip
    assert vi.remark(row, "%") == said
    assert vi.remark({**row, "value": value and 40.0}, "lượt") in ("", said)
    assert "1/2" in cells.beneath(row, "%") or value is None
    assert "1/2" not in cells.beneath(row, "điểm"), "parts of a score are no share"


def test_a_burden_is_more_or_less_than_planned() -> None:
    row = {"value": 173.0, "numerator": None, "denominator": None, "gap": 173.0, "change": None}
    assert "nhiều hơn kế hoạch 173" in sentences.level(indicator("down", "điểm", 0), row)


def test_no_figure_is_no_praise(door: Door) -> None:
    empty = coverage(door).with_columns(
        pl.lit(None, pl.Float64).alias("value"), pl.lit("no_data").alias("tone")
    )
    assert "Không xã, phường nào chậm" not in sentences.lagging(empty)
    frame = door.ask("lagging", PUBLIC, period="2026-11", indicator="C1")
    silent = frame.with_columns(pl.lit(None, pl.Float64).alias("value"), pl.lit("no_data").alias("tone"))
    assert lagging_words.summary(indicator(), silent, 90.0) == ["Chưa xã, phường nào có số liệu cho kỳ này."]


def test_what_a_group_lacks_is_not_said_of_the_province(door: Door) -> None:
    frame = door.ask("lagging", PUBLIC, period="2026-11", indicator="C1").head(20)
    said = lagging_words.summary(indicator(), frame, 90.0)
    assert not any("cả tỉnh" in sentence for sentence in said)


def test_the_furthest_behind_come_first() -> None:
    frame = pl.DataFrame({
        "short_name": ["A", "B", "C", "D"], "unit": ["%", "người", "%", "%"], "decimals": [1, 0, 1, 1],
        "gap": [-14.8, 16.0, -100.0, -32.0], "tone": ["behind", "behind", "behind", "attention"],
    })  # fmt: skip
    said = profile_words.furthest_behind(frame)
    assert [text[0] for text in said] == ["C", "A"]
    assert "100,0\u00a0điểm\u00a0%" in said[0]


def test_unlisted_teams_are_never_enough() -> None:
    assert profile_view._short(0, all_listed=False) == ""
    assert profile_view._short(None, all_listed=False) == ""
    assert profile_view._short(0) == ", đủ"


def test_done_late_is_not_called_a_worry() -> None:
    row = {"value": 100.0, "plan": 100.0, "gap": 0.0, "tone": "attention"}
    assert "xong muộn" in cells.standing(row)
    assert "cần chú ý" in cells.standing({**row, "gap": -3.0})


def test_hamlets_of_one_name_carry_their_former_commune(tmp_path: Path) -> None:
    file = snapshot.build(tmp_path)
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "update hamlets set full_name = 'Thôn 1', old_commune = case hamlet_code when '13285-001' "
            "then 'Hải Phú' else 'Hải Hòa' end where hamlet_code in ('13285-001', '13285-002')"
        )
    given_ = {"period": "2026-11", "commune": "13285", "indicator": "C1"}
    heat = Door(file).ask("hamlet_heat", PUBLIC, **given_)["full_name"].unique().to_list()
    gap = Door(file).ask("hamlet_gap", PUBLIC, **given_)["full_name"].to_list()
    for names in (heat, gap):
        assert {"Thôn 1 (Hải Phú cũ)", "Thôn 1 (Hải Hòa cũ)"} <= set(names)
        assert len(names) == len(set(names))
