"""The monthly rows of the hamlets' teams (form M03) against each period."""

import polars as pl

from etl.indicators.carry import inside, last
from etl.indicators.scope import Scope
from etl.mergers import carried

CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
PEOPLE = {content: f"people_guided_{content}" for content in CONTENTS}
"""Columns of the four contents in which people are guided; help with VNeID is none of them."""
_ACTIVITY = ("guided_households", *PEOPLE.values(), "people_guided_vneid", "outreach_sessions")
ACTIVE = pl.max_horizontal(_ACTIVITY) > 0
"""Whether a row tells of any activity."""


def rows(scope: Scope) -> pl.DataFrame:
    """Rows about a hamlet that stand, with the days of their month."""
    return scope.dated(scope.tables.current("M03").drop_nulls("hamlet_code"))


def in_period(scope: Scope) -> pl.DataFrame:
    """The rows in every period in which their month lies."""
    return inside(scope, scope.shared(rows))


def latest(scope: Scope) -> pl.DataFrame:
    """The last row known in each period: cumulative households, and households as the team knows.

    Adds ``fresh``: whether that row lies in the period itself. Hamlets that never reported are left out.
    """
    figures = scope.shared(rows).select(
        "hamlet_code",
        "row_first",
        "row_last",
        "received_order",
        "cumulative_households",
        team_households="households",
    )
    return last(scope, figures, ["hamlet_code"]).drop("end", "row_first", "row_last", "received_order")


def standing(scope: Scope) -> pl.DataFrame:
    """As :func:`latest`, carried through renames, mergers and splits; ``converted`` where it was."""
    figures = scope.shared(rows).rename({"households": "team_households"})
    return carried(scope, figures, ["cumulative_households", "team_households"])
