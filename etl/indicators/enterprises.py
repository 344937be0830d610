"""What the enterprises did for the teams: conferences held (M08b) and packages enjoyed (M08c)."""

import polars as pl

from etl.indicators.carry import inside
from etl.indicators.declaration import counts
from etl.indicators.scope import Scope

ENTERPRISES = ("viettel", "vnpt", "mobifone", "post", "other")
_COMMUNE = ["period", "commune_code"]


def _conferences(scope: Scope) -> pl.DataFrame:
    """commune_code, enterprise, held: conferences (M08b) in each period by the day on which they were."""
    rows = scope.tables.current("M08b").drop("period").filter(pl.col("session_date") <= scope.as_of)
    dated = rows.with_columns(row_first="session_date", row_last="session_date")
    return inside(scope, dated).group_by(*_COMMUNE, "enterprise").agg(held=pl.len())


def _packages(scope: Scope) -> pl.DataFrame:
    """commune_code, enterprise, benefiting: members with a package (M08c), by its last row of the period."""
    rows = inside(scope, scope.dated(scope.tables.current("M08c")))
    unit = [*_COMMUNE, "enterprise", "package_name"]
    levels = rows.sort("row_last", "received_order", maintain_order=True).unique(
        unit, keep="last", maintain_order=True
    )
    return levels.group_by(*_COMMUNE, "enterprise").agg(benefiting=pl.col("members_benefiting").sum())


def _returns(scope: Scope) -> pl.DataFrame:
    """What each enterprise returned in the period (M08b, M08c), by commune; null: for the whole province.

    Parts and breakdowns as of B4, with ``numerator``; an enterprise that returned nothing has no row.
    """
    key = [*_COMMUNE, "enterprise"]
    both = (
        _conferences(scope)
        .join(_packages(scope), on=key, how="full", coalesce=True, nulls_equal=True)
        .with_columns(pl.col("held", "benefiting").fill_null(0).cast(pl.Int64))
    )
    firms = both.with_columns(breakdown=pl.format("enterprise={}", "enterprise"))
    rows = pl.concat([firms, both.with_columns(breakdown=pl.lit(""))])
    parts = [
        rows.select(*_COMMUNE, "breakdown", part=pl.lit(part, pl.Int32), numerator=name)
        for part, name in ((1, "held"), (2, "benefiting"))
    ]
    return pl.concat(parts)


def of_communes(scope: Scope) -> pl.DataFrame:
    """The communes that some enterprise names; they stand behind the figure, which is not shown for them."""
    rows = scope.shared(_returns).drop_nulls("commune_code")
    return counts(rows.with_columns(reported=True, present=True, state=pl.lit("ok")))


def of_province(scope: Scope) -> pl.DataFrame:
    """The figures of the province (WHOLE): rows for the whole province are added to those for communes."""
    sums = scope.shared(_returns).group_by("period", "part", "breakdown").agg(pl.col("numerator").sum())
    return sums.with_columns(denominator=None, value="numerator", state=pl.lit("ok"), stale=False)
