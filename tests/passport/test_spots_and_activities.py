"""The lines behind S1 to S8, G1 to G6, H1 to H3, D9 and D10 come to the published figures."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from etl import calendar
from tests.indicators import test_communication as communication
from tests.indicators import test_movement as movement
from tests.indicators import test_repairs as repairs
from tests.indicators import test_resources as resources
from tests.indicators import test_schools as schools
from tests.indicators import test_spot_reach as spot_reach
from tests.indicators.oracle.random_rows import messy_tables
from tests.indicators.random_tables import MONTHS
from tests.indicators.tables_in_memory import InMemory
from tests.passport.proving import differences

SPOTS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8")
LISTED = ("G1", "G2", "G3", "G4", "G5", "G6", "H1", "H2", "H3", "D9", "D10")
EXAMPLES = {
    "repairs": (repairs.tables(), ("S4", "S5", "S8"), ("2026-08", "2026-10", "2026-H2")),
    "reach": (spot_reach.tables(), ("S1", "S6"), ("2026-08",)),
    "speeds": (spot_reach.speeds(), ("S7",), ("2026-08", "2026-Q3")),
    "news": (communication.tables(), ("G1",), ("2026-08", "2026-Q2", "2026-Q3", "2026")),
    "digital day": (communication.october(date(2026, 11, 22)), ("G2",), ("2026-Q3", "2026-Q4", "2026")),
    "campaigns": (movement.with_campaigns(), ("G3",), ("2026-08", "2026-Q2", "2026-Q3")),
    "documents": (movement.with_documents(), ("G4", "G5", "G6"), ("2026-Q3", "2026-H2")),
    "members": (movement.with_members(), ("G6",), ("2026-08", "2026-Q3")),
    "money": (resources.tables(), ("H1", "H2", "H3"), ("2026-Q2", "2026-07", "2026-H2", "2026")),
    "schools": (schools.tables(), ("D9", "D10"), ("2026-07", "2026-Q4", "2026-H2", "2026")),
}
"""Tables of the worked examples, the indicators that they are about, and periods."""
few = settings(
    max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


@few
@given(messy_tables())
def test_on_random_tables(found: InMemory) -> None:
    periods = [calendar.period(period) for period in (MONTHS[-1], "2026-Q3", "2026")]
    assert differences(found, periods, (*SPOTS, *LISTED)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_on_the_worked_examples(name: str) -> None:
    found, codes, ids = EXAMPLES[name]
    assert differences(found, [calendar.period(period) for period in ids], codes) == []
