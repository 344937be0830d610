"""What would be computed now and is not what was frozen: cell by cell, before and now."""

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from etl.frozen.overlay import Frozen
from etl.indicators.families import INDICATORS
from etl.indicators.rollup import VALUES

KEY = ("period", "level", "commune_code", "hamlet_code", "indicator", "part", "breakdown", "base")
_FIGURES = ("numerator", "denominator", "value", "state")
RESTATED: Mapping[str, pl.DataType] = {
    **{name: pl.Int32() if name == "part" else pl.String() for name in KEY},
    "published_value": pl.Float64(),
    "current_value": pl.Float64(),
    "published_numerator": pl.Float64(),
    "current_numerator": pl.Float64(),
    "published_denominator": pl.Float64(),
    "current_denominator": pl.Float64(),
    "published_state": pl.String(),
    "current_state": pl.String(),
    "unit": pl.String(),
    "reason": pl.String(),
}
"""Columns of the restatements; a figure that is no longer computed has no current state."""
_NEAR = 1e-9


def parts_of(communes: Collection[str] | None, across: Collection[str]) -> tuple[pl.Expr, pl.Expr]:
    """Which published rows a build computes anew, in two shares.

    Those of these communes (None: of all) and of the province; and those of indicators that look across
    communes.
    """
    province, beside = pl.col("level") == "province", pl.col("indicator").is_in(list(across))
    mine = pl.lit(True) if communes is None else pl.col("commune_code").is_in(list(communes))
    return province | (mine & ~beside), ~province & beside


def differences(frozen: Frozen, computed: Iterable[pl.DataFrame], part: pl.Expr) -> pl.DataFrame:
    """Cells of frozen periods (RESTATED, without reason) where the computed values are others.

    ``part`` tells which published rows the computed ones stand against. What was not published then, as
    an indicator that came later, is no restatement.
    """
    found = [pl.DataFrame(schema=dict(RESTATED))]
    for one in frozen.periods:
        before = one.values.filter(part)
        now = pl.concat(_of_period(frame, one.period) for frame in computed)
        both = before.join(now, on=list(KEY), how="left", suffix="_now", nulls_equal=True)
        found.append(_shaped(both.filter(_differs())))
    return pl.concat(found)


def _of_period(computed: pl.DataFrame, period: str) -> pl.DataFrame:
    mine = computed.filter(pl.col("period") == period).select(*KEY, *_FIGURES)
    return mine.cast({name: VALUES[name] for name in mine.columns})


def _differs() -> pl.Expr:
    moved = pl.col("state").ne_missing(pl.col("state_now"))
    for name in ("numerator", "denominator", "value"):
        before, now = pl.col(name), pl.col(f"{name}_now")
        same = (before - now).abs() <= _NEAR * before.abs().clip(lower_bound=1)
        moved |= ~pl.when(before.is_null() | now.is_null()).then(before.is_null() & now.is_null()).otherwise(
            same
        )
    return moved


def _shaped(both: pl.DataFrame) -> pl.DataFrame:
    columns = {f"published_{name}": pl.col(name) for name in _FIGURES}
    columns |= {f"current_{name}": pl.col(f"{name}_now") for name in _FIGURES}
    named = both.with_columns(**columns, reason=pl.lit(""))
    return named.select(pl.col(name).cast(kind) for name, kind in RESTATED.items())


def kept_before(before: pl.DataFrame, communes: Collection[str], across: Collection[str]) -> pl.DataFrame:
    """Of the restatements of the last build those of communes that were not computed again."""
    own = pl.col("level").ne("province") & ~pl.col("indicator").is_in(list(across))
    rows = before.filter(own & ~pl.col("commune_code").is_in(list(communes)))
    return rows.select(pl.col(name).cast(kind) for name, kind in RESTATED.items())


def in_order(found: pl.DataFrame) -> pl.DataFrame:
    """The restatements as they are read: period, province first, then indicator and place."""
    levels = {"province": 0, "commune": 1, "hamlet": 2}
    codes = {code: at for at, code in enumerate(INDICATORS)}
    level = pl.col("level").replace_strict(levels, default=3, return_dtype=pl.Int32)
    code = pl.col("indicator").replace_strict(codes, default=len(codes), return_dtype=pl.Int32)
    places = ["commune_code", "hamlet_code", "part", "breakdown", "base"]
    return found.sort("period", level, code, *places, nulls_last=False)
