"""All signals of a home, and beside them what was looked at: nothing found is not nothing checked."""

from collections.abc import Mapping

import polars as pl

from etl.credibility import against_visits, bursts, jumps, logged, rounding, twins
from etl.credibility.kinds import KINDS, main_form
from etl.indicators import flags
from etl.indicators.explained import judged
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
    "explanation": pl.String(),
    "explained_by": pl.String(),
    "explained_on": pl.Date(),
}
"""One row a cell: the month and unit (hamlet null: the commune as a whole), what the cell says, what it was
held against, the ``other`` unit that it is alike to, and where it stands (sheet and row as sent). Where K5
has a flag of that rule on the row and its explanation was accepted: the words, who accepted them, when."""
CHECKED: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "commune_code": pl.String(),
    "kind": pl.String(),
    "state": pl.String(),
    "signals": pl.Int64(),
}
"""One row a month, commune and kind: ``to_verify`` (signals found), ``clear``, ``too_little_data`` (too few
months or peers to tell), ``not_reported`` (the forms did not come)."""


RULE_KINDS = {
    "same_as_previous": "copied_month",
    "not_decreasing": "falling_cumulative",
    "round_numbers": "round_numbers",
    flags.OVER: "over_100_percent",
}
"""The kind of signal that looks at the same thing as a rule of K5."""


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
    whole = pl.concat([_formed(_explained(scope, frame)) for frame in found])
    return whole.sort("period", "commune_code", "hamlet_code", "kind", "column", nulls_last=False)


def _explained(scope: Scope, found: pl.DataFrame) -> pl.DataFrame:
    """The signals beside the accepted explanation of K5's flag of the same rule on the same row."""
    told = scope.shared(judged).drop_nulls("decision").with_columns(kind=_kind_of_rule()).drop_nulls("kind")
    if told.is_empty() or "row" not in found.columns:
        return found
    words = told.select("kind", "sheet_key", "row", "explanation", "explained_by", "explained_on")
    at = ["kind", "sheet_key", "row"]
    cells = found.with_columns(pl.col("sheet_key").cast(pl.Int64), pl.col("row").cast(pl.Int32))
    return cells.join(words.unique(at, keep="last"), on=at, how="left", maintain_order="left")


def _kind_of_rule() -> pl.Expr:
    return pl.col("rule").replace_strict(RULE_KINDS, default=None, return_dtype=pl.String)


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
