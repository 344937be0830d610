"""Two computations that share no code come to the same figures, every one of them."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from etl import calendar, reference
from etl.build import build
from etl.demo.enter import enter
from etl.home import Home
from etl.indicators import INDICATORS, compute
from etl.store import Archive, Tables
from tests.indicators.oracle.answers import Cell, Key
from tests.indicators.oracle.compare import answers, differences, published
from tests.indicators.oracle.days import span, spans_until
from tests.indicators.oracle.random_rows import ALL_FORMS, messy_tables, received
from tests.indicators.oracle.source import Source
from tests.indicators.random_tables import AS_OF, PERIODS
from tests.indicators.tables_in_memory import InMemory, Settled

LONGER = (*PERIODS, "2026-Q4", "2026")
LATE, EARLY = date(2026, 11, 22), date(2025, 10, 20)
few = settings(
    max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
"""Not shrunk: a difference names its own figure, and shrinking a whole archive takes minutes."""


def communes() -> list[str]:
    return [str(row["code"]) for row in reference.rows("communes")]


def second_opinion(home: Home, as_of: date) -> dict[Key, Cell]:
    archive = Archive(home)
    rows = {form: archive.rows(form).to_dicts() for form in ALL_FORMS}
    ledger, quality = archive.ledger().to_dicts(), archive.quality().to_dicts()
    visits = Tables(archive, as_of).visits().to_dicts()
    return answers(Source(as_of, rows, ledger, spans_until(as_of), communes(), quality, visits))


def snapshot(home: Home) -> dict[Key, Cell]:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return published(connection.execute("select * from indicator_values").pl().iter_rows(named=True))


def covered(theirs: dict[Key, Cell], ours: dict[Key, Cell]) -> dict[Key, Cell]:
    """Of the published figures those of indicators that are computed a second time."""
    codes = {key[4] for key in ours}
    return {key: cell for key, cell in theirs.items() if key[4] in codes}


def test_every_indicator_is_computed_twice() -> None:
    nothing = Source(EARLY, {form: [] for form in ALL_FORMS}, [], spans_until(EARLY), communes())
    assert {key[4] for key in answers(nothing)} == set(INDICATORS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A small simulated province, with files up to November 2026."""
    made = Home(tmp_path_factory.mktemp("oracle") / "home")
    enter(made, 7, 0.03, LATE)
    return made


@pytest.mark.parametrize("as_of", [LATE, EARLY])
def test_every_published_figure_is_found_again(home: Home, as_of: date) -> None:
    build(home, as_of)
    ours, theirs = second_opinion(home, as_of), snapshot(home)
    theirs = covered(theirs, ours)
    assert len(theirs) > 50_000
    found = differences(ours, theirs)
    assert not found, (len(found), found[:5])


def test_a_difference_is_seen(home: Home) -> None:
    build(home, EARLY)
    theirs = {key: cell for key, cell in snapshot(home).items() if key[4] == "C1"}
    key = next(key for key, cell in theirs.items() if cell.state == "ok")
    cell = theirs[key]
    for changed in (
        cell._replace(numerator=(cell.numerator or 0) + 1),
        cell._replace(stale=not cell.stale),
        cell._replace(source="counted"),
        cell._replace(state="not_applicable", numerator=None, denominator=None, value=None),
    ):
        assert len(differences(theirs, theirs | {key: changed})) == 1


@few
@given(messy_tables())
def test_they_agree_on_messy_tables_too(found: InMemory) -> None:
    spans = [span(period, AS_OF) for period in LONGER]
    quality, visits = found.quality().to_dicts(), found.visits().to_dicts()
    ledger = found.ledger().to_dicts()
    ours = answers(Source(AS_OF, received(found), ledger, spans, communes(), quality, visits))
    values = compute(Settled(found), [calendar.period(period) for period in LONGER])
    unlike = differences(ours, covered(published(values.iter_rows(named=True)), ours))
    assert not unlike, (len(unlike), unlike[:5])
