"""The lines behind A4, A5, A7 to A12, B1 to B4 and K2 to K5 come to the published figures."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from etl import calendar
from etl.passport.evidence import evidence_of
from etl.passport.view import View
from etl.indicators.scope import Scope
from tests.indicators import test_composition, test_deadlines, test_quality, test_training
from tests.indicators.oracle.random_rows import messy_tables
from tests.indicators.random_tables import PERIODS
from tests.indicators.tables_in_memory import A, InMemory, hamlet, lesson, roster
from tests.passport.proving import differences

CODES = ("A4", "A5", "A7", "A8", "A9", "A10", "A11", "A12", "B1", "B2", "B3", "B4", "K2", "K3", "K4", "K5")
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(messy_tables())
def test_on_random_tables(found: InMemory) -> None:
    periods = [calendar.period(period) for period in PERIODS]
    assert differences(found, periods, CODES) == []
