"""From sums to values: what was added up by grain and base is divided, last of all.

Plans only, nothing is computed here: an indicator is dozens of small steps, which cost more to start one by
one than to do (half the time of a build of one commune).
"""

from collections.abc import Mapping, Sequence

import polars as pl

from etl.indicators.declaration import Base, Indicator
from etl.indicators.scope import Scope
from etl.indicators.sums import BASES, units_of

VALUES: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "level": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "base": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "unit": pl.String(),
    "state": pl.String(),
    "source": pl.String(),
    "stale": pl.Boolean(),
}
WHOLE: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "state": pl.String(),
    "stale": pl.Boolean(),
}
"""Figures of the province that are no sums of communes, as an indicator's ``whole`` gives them."""
_CELL = ["part", "breakdown"]


def hamlet_values(indicator: Indicator, counts: pl.LazyFrame) -> pl.LazyFrame:
    """Values of one indicator at hamlets (VALUES), in the full base; empty where it has none there."""
    if "hamlet" not in indicator.grains:
        return pl.LazyFrame(schema=VALUES)
    return _finish(indicator, counts.filter(pl.col("hamlet_code").is_not_null()), "hamlet", "full")


def commune_values(
    indicator: Indicator, counts: pl.LazyFrame, sums: pl.LazyFrame, scope: Scope
) -> pl.LazyFrame:
    """Values of one indicator at communes (VALUES), in both bases; empty where it has none there."""
    frames = [pl.LazyFrame(schema=VALUES)]
    if "commune" in indicator.grains:
        for base in BASES:
            shown = _communes(indicator, units_of(indicator, counts), sums, base)
            whole = _complete(indicator, scope.communes.lazy(), shown, base)
            frames.append(_finish(indicator, whole, "commune", base))
    return pl.concat(frames)


def province_values(indicator: Indicator, sums: pl.LazyFrame, scope: Scope) -> pl.LazyFrame:
    """Values of one indicator of the province, in both bases (VALUES); empty where it has none there."""
    frames = [pl.LazyFrame(schema=VALUES)]
    if "province" in indicator.grains:
        for base in BASES:
            whole = _stated(indicator, _add(sums, ["period", *_CELL]), base)
            shown = _complete(indicator, scope.periods.lazy().select("period"), whole, base)
            frames.append(_finish(indicator, _replaced(indicator, shown, scope), "province", base))
    return pl.concat(frames)


def _replaced(indicator: Indicator, shown: pl.LazyFrame, scope: Scope) -> pl.LazyFrame:
    """The province's rows, with those that are no sums put in their place."""
    if not indicator.whole:
        return shown
    given = indicator.whole(scope).lazy().select(pl.col(name).cast(kind) for name, kind in WHOLE.items())
    key = ["period", *_CELL]
    kept = shown.join(given, on=key, how="anti").with_columns(value=pl.lit(None, pl.Float64))
    return pl.concat([kept, given], how="diagonal")


def _add(sums: pl.LazyFrame, key: list[str]) -> pl.LazyFrame:
    added = pl.col(f"^({'|'.join(BASES)})_(numerator|denominator)$").sum()
    return sums.group_by(key).agg(
        added, pl.col("nothing", "^.*_(stale|stands)$").any(), pl.col("^.*_proven$").all()
    )


def _communes(indicator: Indicator, units: pl.LazyFrame, sums: pl.LazyFrame, base: Base) -> pl.LazyFrame:
    """A commune's figure added up from its hamlets, or its own row where that is what is counted."""
    if indicator.counted_by == "hamlet":
        return _stated(indicator, sums, base)
    # Where there is nothing to count, there is nothing to report either: it is so in both bases.
    due = pl.col("reported") | (pl.col("state") == "not_applicable")
    own = units if base == "full" else units.filter(due)
    shown = ("numerator", "denominator", "state", "stale", "proven")
    return own.select("period", "commune_code", *_CELL, *shown)


def _stated(indicator: Indicator, sums: pl.LazyFrame, base: Base) -> pl.LazyFrame:
    """The sums of one base with their state: a rate needs something below the line."""
    below, stands = pl.col(f"{base}_denominator"), pl.col(f"{base}_stands")
    rate = pl.col("part").is_in(indicator.rates)
    # Where there is something to count and nobody told of it, that is no "nothing to count".
    nothing = pl.col("nothing") & ~(pl.col("full_denominator") > 0)
    empty = pl.when(nothing).then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    return sums.select(
        *(name for name in ("period", "commune_code", *_CELL) if name in _columns(sums)),
        numerator=f"{base}_numerator",
        denominator=pl.when(rate).then(below),
        state=pl.when(stands & (~rate | (below > 0))).then(pl.lit("ok")).otherwise(empty),
        stale=f"{base}_stale",
        proven=f"{base}_proven",
    )


def _complete(indicator: Indicator, units: pl.LazyFrame, sums: pl.LazyFrame, base: Base) -> pl.LazyFrame:
    """Every unit, part and breakdown has a row: those without sums are ``not_reported``.

    A base that the indicator does not have is ``not_applicable`` throughout.
    """
    cells = pl.LazyFrame({"part": indicator.counted_parts}, schema={"part": pl.Int32}).join(
        pl.LazyFrame({"breakdown": indicator.breakdowns}), how="cross"
    )
    grid = units.join(cells, how="cross")
    whole = grid.join(sums, on=_columns(grid), how="left")
    if base not in indicator.bases:
        return whole.with_columns(state=pl.lit("not_applicable"))
    return whole.with_columns(pl.col("state").fill_null("not_reported"))


def _finish(indicator: Indicator, sums: pl.LazyFrame, level: str, base: Base) -> pl.LazyFrame:
    """Divide, and leave numbers only where the state is ``ok``."""
    names = _columns(sums)
    shown = pl.col("state") == "ok"
    units = {part: indicator.unit_of(part) for part in indicator.counted_parts}
    unit = pl.col("part").replace_strict(units, default=indicator.unit, return_dtype=pl.String)
    proven = shown & pl.col("proven").fill_null(False) if "proven" in names else pl.lit(False)
    source = pl.when(proven).then(pl.lit(indicator.proven_source or indicator.source))
    columns = {
        "level": pl.lit(level),
        "indicator": pl.lit(indicator.code),
        "base": pl.lit(base),
        "numerator": pl.when(shown).then("numerator"),
        "denominator": pl.when(shown).then("denominator"),
        "value": pl.when(shown).then(_value(indicator, names)),
        "unit": unit,
        "source": source.otherwise(pl.lit(indicator.source)),
        "stale": pl.col("stale").fill_null(False) & shown,
    }
    absent = {name: pl.lit(None) for name in ("commune_code", "hamlet_code") if name not in names}
    whole = sums.with_columns(**absent, **columns)
    finished = whole.select(pl.col(name).cast(kind) for name, kind in VALUES.items())
    return indicator.combine(finished) if indicator.combine else finished


def _value(indicator: Indicator, names: Sequence[str]) -> pl.Expr:
    """Percentages are 0–100; a count stands for itself, and a median as it was given."""
    percent = pl.col("part").is_in([p for p in indicator.counted_parts if indicator.unit_of(p) == "%"])
    scale = pl.when(percent).then(100.0).otherwise(1.0)
    quotient = pl.col("numerator") * scale / pl.col("denominator")
    alone = pl.col("denominator").is_null() | pl.lit(indicator.value_of == "numerator")
    value = pl.when(alone).then("numerator").otherwise(quotient)
    return pl.coalesce("value", value) if "value" in names else value


def _columns(frame: pl.LazyFrame) -> list[str]:
    return frame.collect_schema().names()
