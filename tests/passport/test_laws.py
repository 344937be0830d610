"""The lines of a passport come to the published figure, whatever was received."""

from hypothesis import HealthCheck, given, settings

from etl import calendar
from etl.indicators import INDICATORS
from tests.indicators.random_tables import PERIODS, tables
from tests.indicators.tables_in_memory import InMemory
from tests.passport.proving import differences, proven

few = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))


def test_every_indicator_has_its_evidence() -> None:
    assert proven() == list(INDICATORS)


@few
@given(tables())
def test_lines_come_to_the_figure_on_random_tables(found: InMemory) -> None:
    assert differences(found, [calendar.period(period) for period in PERIODS]) == []
