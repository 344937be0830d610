"""One simulation at full scale and one small one, drawn once for all tests of the demo."""

from datetime import date

import pytest

from etl.demo.simulation import Simulation, simulate
from etl.demo.world import World, draw_world

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def full() -> Simulation:
    return simulate(37, 1.0, AS_OF)


@pytest.fixture(scope="session")
def small() -> Simulation:
    return simulate(5, 0.05, AS_OF)


@pytest.fixture(scope="session")
def small_world() -> World:
    return draw_world(5, 0.05, AS_OF)
