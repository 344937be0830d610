"""Visits of households (M03b) beside the monthly rows of the teams (M03): what is counted, what declared."""

import polars as pl

from etl.indicators import monthly
from etl.indicators.carry import inside, last
from etl.indicators.scope import Scope
from etl.mergers import carried

_UNIT = ["hamlet_code", "row_last"]
_DAYS = ["row_first", "row_last", "row_closed"]


def months(scope: Scope) -> pl.DataFrame:
    """Every hamlet and reporting month with a visit: row_first, row_last, row_closed, the counts of
    :data:`etl.visits.counting.MONTHS`, and ``reached``: households visited since the start."""
    dated = scope.dated(scope.tables.visits()).sort("hamlet_code", "row_last")
    return dated.with_columns(reached=pl.col("new_households").cum_sum().over("hamlet_code"))


def flows(scope: Scope) -> pl.DataFrame:
    """A row a hamlet and month: as declared in M03, else, where there are only visits, as counted from them.

    Columns: commune_code, hamlet_code, row_first, row_last, row_closed, ``people_guided_*`` of the four
    contents, ``active`` (a visit makes the team active, also over a declared zero), ``counted``.
    """
    names = list(monthly.PEOPLE.values())
    visits = scope.shared(months)
    declared = scope.shared(monthly.rows).join(
        visits.select(*_UNIT, visited=pl.lit(True)), on=_UNIT, how="left", maintain_order="left"
    )
    active = monthly.ACTIVE.fill_null(False) | pl.col("visited").fill_null(False)
    alone = visits.join(declared, on=_UNIT, how="anti").select(
        "commune_code", "hamlet_code", *_DAYS,
        *(pl.col(content).alias(name) for content, name in monthly.PEOPLE.items()),
        active=pl.lit(True), counted=pl.lit(True),
    )  # fmt: skip
    told = declared.select(
        "commune_code", "hamlet_code", *_DAYS, *names, active=active, counted=pl.lit(False)
    )
    return pl.concat([told, alone])


def flows_in_period(scope: Scope) -> pl.DataFrame:
    """The rows of :func:`flows` in every period in which their month lies."""
    return inside(scope, scope.shared(flows))


def known(scope: Scope) -> pl.DataFrame:
    """period, hamlet_code and ``fresh`` of the hamlets that had a row of M03 or M03b by each period."""
    rows = scope.shared(flows).with_columns(received_order=pl.lit(0))
    return last(scope, rows, ["hamlet_code"]).select("period", "hamlet_code", "fresh")


def reached(scope: Scope) -> pl.DataFrame:
    """Households guided since the start by each period, counted where visits tell, else as last declared.

    As :func:`etl.indicators.monthly.standing`, with ``proven``: whether the hamlet has visits by the end of
    the period, from when on its declaration is only a cross-check.
    """
    visits = scope.shared(months).select(*_UNIT, *_DAYS[:1], "commune_code", "reached")
    declared = scope.shared(monthly.rows).rename({"households": "team_households"})
    names = ["hamlet_code", "row_first", "row_last", "received_order", "cumulative_households",
             "team_households"]  # fmt: skip
    alone = visits.join(declared, on=_UNIT, how="anti").select(
        "hamlet_code", "row_first", "row_last", received_order=pl.lit(0, pl.Int64)
    )
    rows = pl.concat([declared.select(names), alone], how="diagonal").sort("row_last", maintain_order=True)
    rows = rows.with_columns(pl.col("team_households").forward_fill().over("hamlet_code"))
    counted = rows.join_asof(
        visits.select(*_UNIT, "reached").sort("row_last"), on="row_last", by="hamlet_code",
        check_sortedness=False,
    )  # fmt: skip
    figures = counted.with_columns(cumulative_households=pl.coalesce("reached", "cumulative_households"))
    standing = carried(scope, figures, ["cumulative_households", "team_households"])
    proven = last(scope, visits.with_columns(received_order=pl.lit(0)), ["hamlet_code"])
    proven = proven.select("period", "hamlet_code", proven=pl.lit(True))
    return standing.join(proven, on=["period", "hamlet_code"], how="left").with_columns(
        pl.col("proven").fill_null(False)
    )


def declared_beside_counted(scope: Scope) -> pl.DataFrame:
    """Rows of M03 with visits up to their month: ``declared`` and ``counted`` households since the start.

    Columns besides: commune_code, hamlet_code, row_first, row_last, sheet_key, row. The cross-check
    ``declared_vs_counted`` is the rows where the two differ.
    """
    visits = scope.shared(months).select(*_UNIT, counted="reached").sort("row_last")
    rows = scope.shared(monthly.rows).sort("row_last", maintain_order=True)
    both = rows.join_asof(visits, on="row_last", by="hamlet_code", check_sortedness=False)
    return both.drop_nulls("counted").select(
        "commune_code", "hamlet_code", "row_first", "row_last", "sheet_key", "row", "counted",
        declared="cumulative_households",
    )  # fmt: skip
