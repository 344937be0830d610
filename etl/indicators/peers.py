"""Monthly counts far above those of like hamlets, for each household against the middle of the group."""

import polars as pl

from etl import reference
from etl.forms import FORMS
from etl.indicators.over_base import populations
from etl.indicators.scope import Scope

_UNIT = ["period", "commune_code", "hamlet_code"]


def counted_columns() -> list[str]:
    """The columns of M03 that are also held against the hamlet's own months."""
    return [column.name for column in FORMS["M03"].columns if column.rule("jump_over_3x_own_median")]


def jumps(scope: Scope, rule: str) -> pl.DataFrame:
    """A flag (FLAGS) for each count that is, for each household, over so many times (setting) the median.

    Peers are the hamlets of the communes of the same group that reported the month. Too few of them
    (setting), or a median of 0, say nothing; nor does a hamlet whose households are not known.
    """
    cells = _rates(scope)
    group = ["group", "period", "column"]
    usual = cells.group_by(group).agg(median=pl.col("rate").median(), peers=pl.len())
    # Rounded, so that a count that is just so many times the median is not above it by a last digit.
    limit = (pl.col("median") * reference.number("jump_factor") * pl.col("households")).round(6)
    enough = (pl.col("peers") >= reference.whole("peer_min_hamlets")) & (pl.col("median") > 0)
    found = cells.join(usual, on=group).filter(enough & (pl.col("value") > limit))
    return found.select(
        *_UNIT, "sheet_key", "row", "column", "value",
        form=pl.lit("M03"), rule=pl.lit(rule), limit=limit,
    )  # fmt: skip


def _rates(scope: Scope) -> pl.DataFrame:
    """Counts of M03 cell by cell, with ``rate``: for each household of the hamlet."""
    known = scope.shared(populations).select(*_UNIT, known="households")
    groups = reference.peer_groups().select("commune_code", "group")
    rows = (
        scope.tables.current("M03")
        .join(known, on=_UNIT, how="left")
        .join(groups, on="commune_code")
        .with_columns(households=pl.coalesce("known", "households"))
        .filter(pl.col("households") > 0)
    )
    cells = rows.unpivot(
        counted_columns(),
        index=[*_UNIT, "sheet_key", "row", "group", "households"],
        variable_name="column",
        value_name="value",
    ).drop_nulls("value")
    return cells.with_columns(rate=pl.col("value") / pl.col("households"))
