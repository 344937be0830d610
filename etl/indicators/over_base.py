"""Figures above the population of which they are a share: more people or households than live there."""

import polars as pl

from etl import calendar, reference
from etl.indicators.catalogue import FIGURES, in_force
from etl.indicators.scope import Scope

HAMLET_SHARES = {
    "cumulative_households": "households",
    "cumulative_proficient_households": "households",
    "qr_household_businesses": "household_businesses",
    "ocop_products_listed": "ocop_products",
}
"""Columns of M03, each with the figure of M10 that it cannot pass (C1, C3, C10, C11)."""
POLICE_SHARES = {
    "cumulative_level2_accounts": "residents_14_plus_with_card",
    "cumulative_adults_skills_confirmed": "residents_18_plus",
    "cumulative_adults_basic_skills": "residents_18_plus",
    "cumulative_adults_digital_signature": "residents_18_plus",
}
"""Columns of M05, each with the figure of its own row or of M10 (E1, D8, D7, E5)."""
LEARNER_SHARES = {
    "first_time_elderly_attendees": "residents_60_plus",
    "first_time_disabled_attendees": "certified_disabled_people",
}
"""Columns of M04, added up since the start, each with the figure of M10 (D3, D4)."""
_UNIT = ["period", "commune_code", "hamlet_code"]


def over(scope: Scope, rule: str) -> pl.DataFrame:
    """A flag (FLAGS) for each such figure in a row that stands, of the month of the row.

    A figure of which the population is not known, or none lives there, is not judged.
    """
    bases = scope.shared(populations)
    judged = [
        _beyond(_beside(scope, "M03", bases), "M03", HAMLET_SHARES),
        _beyond(_beside(scope, "M05", bases), "M05", POLICE_SHARES),
        _beyond(_learners(scope).join(bases, on=_UNIT, nulls_equal=True), "M04", LEARNER_SHARES),
    ]
    return pl.concat(judged).with_columns(rule=pl.lit(rule))


def populations(scope: Scope) -> pl.DataFrame:
    """Figures of M10 at the end of each month until now: of hamlets in force, of communes (hamlet null).

    A commune has the sum of its hamlets, or its own figure where it has a row of its own.
    """
    months = [of for of in calendar.periods_until(scope.as_of) if of.kind == "month"]
    ends = pl.DataFrame(
        [(of.id, min(of.last_day, scope.as_of)) for of in months],
        schema={"period": pl.String, "end": pl.Date},
        orient="row",
    )
    known = scope.tables.current("M10").drop_nulls(["hamlet_code", "hamlet_type", "valid_from"])
    own = pl.col("hamlet_type") == "commune"
    hamlets = in_force(known.filter(~own), ends, scope.as_of)
    sums = hamlets.group_by("period", "commune_code").agg(pl.col(FIGURES).sum())
    whole = in_force(known.filter(own), ends, scope.as_of).drop("hamlet_code")
    communes = sums.join(whole, on=["period", "commune_code"], how="left", suffix="_own").select(
        "period", "commune_code", *(pl.coalesce(f"{name}_own", name).alias(name) for name in FIGURES)
    )
    return pl.concat([hamlets, communes], how="diagonal")


def _beside(scope: Scope, form: str, bases: pl.DataFrame) -> pl.DataFrame:
    """Rows of the form with the figures of M10; households as the team knows them where M10 has none."""
    rows = scope.tables.current(form).drop_nulls("period")
    both = rows.join(bases, on=_UNIT, how="left", nulls_equal=True, suffix="_known")
    if "households_known" not in both.columns:
        return both
    return both.with_columns(households=pl.coalesce("households_known", "households"))


def _learners(scope: Scope) -> pl.DataFrame:
    """First-time learners of each commune up to each month in which it held a class, with its last row."""
    held = scope.tables.current("M04").filter(
        (pl.col("class_kind") == "public_class")
        & (pl.col("session_date") >= reference.day("programme_start"))
        & (pl.col("session_date") <= scope.as_of)
    )
    months = {day: calendar.month_of(day) for day in held["session_date"].unique()}
    dated = held.with_columns(
        period=pl.col("session_date").replace_strict(months, default=None, return_dtype=pl.String)
    )
    sums = (
        dated.group_by("commune_code", "period")
        .agg(
            pl.col(list(LEARNER_SHARES)).sum(),
            pl.struct("sheet_key", "row").sort_by("session_date", "class_code").last().alias("cell"),
        )
        .sort("commune_code", "period")
        .unnest("cell")
    )
    running = [pl.col(name).cum_sum().over("commune_code") for name in LEARNER_SHARES]
    return sums.with_columns(*running, hamlet_code=pl.lit(None, pl.String))


def _beyond(rows: pl.DataFrame, form: str, shares: dict[str, str]) -> pl.DataFrame:
    """The cells above their base, one row a cell."""
    parts = [
        rows.filter((pl.col(column) > pl.col(base)) & (pl.col(base) > 0)).select(
            *_UNIT,
            pl.col("sheet_key").cast(pl.Int64),
            pl.col("row").cast(pl.Int32),
            form=pl.lit(form),
            column=pl.lit(column),
            value=pl.col(column).cast(pl.Float64),
            limit=pl.col(base).cast(pl.Float64),
        )
        for column, base in shares.items()
    ]
    return pl.concat(parts)
