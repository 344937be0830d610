"""On a simulated home the passport of figures of every indicator and grain gives what was published."""

import random
from datetime import date

import polars as pl
import pytest

from etl import calendar
from etl.build import build
from etl.demo.enter import enter
from etl.home import Home
from etl.indicators import INDICATORS
from etl.passport.passport import passport
from etl.store import Archive, Tables
from etl.warehouse import reader
from tests.passport.proving import differences

AS_OF = date(2025, 12, 20)
PERIODS = ("2025-11", "2025-Q4", "2025")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = Home(tmp_path_factory.mktemp("figures") / "home")
    enter(made, 7, 0.03, AS_OF)
    build(made, AS_OF)
    return made


@pytest.fixture(scope="module")
def values(home: Home) -> pl.DataFrame:
    words = pl.col(
        "period", "level", "commune_code", "indicator", "breakdown", "base", "unit", "state", "source"
    )
    return reader.values(home, {}).with_columns(words.cast(pl.String), pl.col("part").cast(pl.Int32))


def test_the_lines_of_all_communes_and_hamlets_come_to_the_published_figures(
    home: Home, values: pl.DataFrame
) -> None:
    periods = [calendar.period(period) for period in PERIODS]
    assert differences(Tables(Archive(home), AS_OF), periods, values=values) == []


def test_the_command_says_so_of_sampled_figures(home: Home, values: pl.DataFrame) -> None:
    chance = random.Random(5)
    for turn, (code, indicator) in enumerate(INDICATORS.items()):
        level = indicator.grains[turn % len(indicator.grains)]
        of_it = values.filter(pl.col("period").is_in(PERIODS), indicator=code, level=level)
        shown = of_it.filter(pl.col("state").is_in(["ok", "suppressed", "not_reported"]))
        if shown.is_empty():
            continue
        row = shown.row(chance.randrange(shown.height), named=True)
        found = passport(
            home, code, row["period"], row["commune_code"], row["hamlet_code"],
            row["part"], row["breakdown"], row["base"],
        )  # fmt: skip
        assert found.differs == "", row
        assert found.result or row["state"] == "suppressed", row
        assert found.lines.filter(pl.col("sheet_key").is_not_null())["file"].null_count() == 0
        if row["state"] == "suppressed":
            assert found.lines.is_empty()
            assert found.left_out.is_empty()


def test_no_line_of_people_with_disabilities_tells_of_a_hidden_hamlet(
    home: Home, values: pl.DataFrame
) -> None:
    hidden = values.filter(indicator="D4", level="hamlet", state="suppressed", period="2025-11")
    assert hidden.height
    secret = set(hidden["hamlet_code"])
    for commune in [None, *hidden["commune_code"].unique().sort().head(5)]:
        found = passport(home, "D4", "2025-11", commune)
        assert found.differs == ""
        told = found.lines.filter(pl.col("amount").is_not_null())
        assert not secret & set(told["hamlet_code"].drop_nulls())
        if commune is None:
            assert told["hamlet_code"].null_count() == told.height
