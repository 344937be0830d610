"""Figures of a scope: a group that has none shows none; the province's number never stands in for it."""

import polars as pl

from queries.door import Door
from queries.viewer import PUBLIC


def test_the_figures_of_a_group_are_its_own(door: Door) -> None:
    own = door.ask("group_spread", PUBLIC, period="2026-11", indicator="C1").filter(group_code="phuong")
    asked = door.ask("scope_figures", PUBLIC, period="2026-11", group="phuong")
    mine = asked.filter(indicator="C1", part=1).row(0, named=True)
    assert mine["value"] == own["value"][0]
    assert mine["communes"] == own["communes"][0] == 32


def test_a_group_without_a_figure_shows_none(door: Door) -> None:
    asked = door.ask("scope_figures", PUBLIC, period="2026-11", group="a group that is none")
    assert asked.height > 0
    assert set(asked["state"]) == {"not_reported"}
    assert asked.select(pl.col("value", "numerator", "denominator").is_null().all()).row(0) == (True,) * 3


def test_the_province_keeps_its_own(door: Door) -> None:
    asked = door.ask("scope_figures", PUBLIC, period="2026-11", group="all").filter(indicator="C1", part=1)
    published = door.ask("province", PUBLIC, period="2026-11").filter(indicator="C1")
    assert asked["value"][0] == published["value"][0]
