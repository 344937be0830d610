"""All signals of a home, and beside them what was looked at: nothing found is not nothing checked."""

from collections.abc import Mapping

import polars as pl

from etl.credibility import against_visits, bursts, jumps, logged, rounding, twins
from etl.credibility.kinds import KINDS, main_form
from etl.indicators import flags
from etl.indicators.scope import Scope

SIGNALS: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "kind": pl.String(),
    "form": pl.String(),
    "column": pl.String(),
    "value": pl.Float64(),
    "usual": pl.Float64(),
    "other": pl.String(),
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
}
"""One row a cell: the month and unit (hamlet null: the commune as a whole), what the cell says, what it was
held against, the ``other`` unit that it is alike to, and where it stands (sheet and row as sent)."""
CHECKED: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "commune_code": pl.String(),
    "kind": pl.String(),
    "state": pl.String(),
    "signals": pl.Int64(),
}
"""One row a month, commune and kind: ``to_verify`` (signals found), ``clear``, ``too_little_data`` (too few
months or peers to tell), ``not_reported`` (the forms did not come)."""


def signals(scope: Scope) -> pl.DataFrame:
    """Every signal on what stands now (SIGNALS); the scope holds all communes."""
    over = scope.shared(flags.flags).filter(pl.col("rule") == flags.OVER)
    found = [
        logged.signals(scope),
        over.with_columns(kind=pl.lit("over_100_percent"), usual="limit"),
        rounding.signals(scope),
        jumps.signals(scope),
        bursts.signals(scope),
        twins.signals(scope),
        against_visits.signals(scope),
    ]
    whole = pl.concat([_formed(frame) for frame in found])
    return whole.sort("period", "commune_code", "hamlet_code", "kind", "column", nulls_last=False)


def _formed(frame: pl.DataFrame) -> pl.DataFrame:
    absent = [pl.lit(None).alias(name) for name in SIGNALS if name not in frame.columns]
    whole = frame.with_columns(absent)
    return whole.select(pl.col(name).cast(kind) for name, kind in SIGNALS.items())


def checked(scope: Scope, found: pl.DataFrame) -> pl.DataFrame:
    """What was looked at, of every kind, commune and month with any report (CHECKED)."""
    forms = [(kind, main_form(kind)) for kind in KINDS]
    asked = pl.DataFrame(forms, schema=["kind", "form"], orient="row")
    sent = pl.concat(
        scope.tables.current(form).select("commune_code", "period", form=pl.lit(form)).unique()
        for form in asked["form"].unique().sort()
    ).drop_nulls()
    months = (
        sent.select("commune_code", "period").unique().filter(pl.col("period").str.contains(r"^\d{4}-\d\d$"))
    )
    counts = found.group_by("period", "commune_code", "kind").agg(signals=pl.len().cast(pl.Int64))
    grid = months.join(asked, how="cross").join(
        sent.with_columns(there=pl.lit(True)), on=["commune_code", "period", "form"], how="left"
    )
    beside = grid.join(counts, on=["period", "commune_code", "kind"], how="left").join(
        jumps.too_little(scope), on=["period", "commune_code", "kind"], how="left"
    )
    state = (
        pl.when(pl.col("signals") > 0).then(pl.lit("to_verify"))
        .when(pl.col("there").is_null()).then(pl.lit("not_reported"))
        .when(pl.col("too_little").fill_null(False)).then(pl.lit("too_little_data"))
        .otherwise(pl.lit("clear"))
    )  # fmt: skip
    whole = beside.with_columns(pl.col("signals").fill_null(0), state=state)
    return whole.select(pl.col(name).cast(kind) for name, kind in CHECKED.items()).sort(
        "period", "commune_code", "kind"
    )
