"""From counts to values: numerators and denominators are added up by grain and base, and divided last."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from etl.indicators.declaration import Base, Indicator
from etl.indicators.scope import Scope

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
ADDED: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "commune_code": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "stands": pl.Boolean(),
}
BASES: tuple[Base, ...] = ("full", "reported")
_CELL = ["part", "breakdown"]


class Rolled(NamedTuple):
    """Counts of the units that are added up, and their sums by commune (:func:`roll_up`)."""

    units: pl.DataFrame
    by_commune: pl.DataFrame


def rolled(indicator: Indicator, counts: pl.DataFrame) -> Rolled:
    """Add up by commune the hamlets, or the communes' own rows, as the indicator is counted."""
    units = counts if indicator.counted_by == "hamlet" else counts.filter(pl.col("hamlet_code").is_null())
    return Rolled(units, roll_up(units))


def added(indicator: Indicator, sums: Rolled) -> pl.DataFrame:
    """What each commune adds to the full base of the province, shown at the commune or not (ADDED).

    ``stands`` says whether the sum has something to stand on. Empty where there is no figure of the province.
    """
    whole = sums.by_commune.filter((pl.col("breakdown") == "") & ("province" in indicator.grains))
    named = whole.with_columns(
        indicator=pl.lit(indicator.code),
        numerator="full_numerator",
        denominator="full_denominator" if indicator.is_rate else pl.lit(None),
        stands="full_stands",
    )
    return named.select(pl.col(name).cast(kind) for name, kind in ADDED.items())


def values_of(indicator: Indicator, counts: pl.DataFrame, sums: Rolled, scope: Scope) -> pl.DataFrame:
    """Values of one indicator at all of its grains, in both bases, with the columns of VALUES."""
    frames = []
    if "hamlet" in indicator.grains:
        hamlets = counts.filter(pl.col("hamlet_code").is_not_null())
        frames.append(_finish(indicator, hamlets, "hamlet", "full"))
    by_commune = sums.by_commune
    for base in BASES:
        if "commune" in indicator.grains:
            shown = _communes(indicator, sums.units, by_commune, base)
            frames.append(
                _finish(indicator, _complete(indicator, scope.communes, shown, base), "commune", base)
            )
        if "province" in indicator.grains:
            whole = _stated(indicator, _add(by_commune, ["period", *_CELL]), base)
            periods = scope.periods.select("period")
            frames.append(_finish(indicator, _complete(indicator, periods, whole, base), "province", base))
    return pl.concat(frames)


def roll_up(counts: pl.DataFrame) -> pl.DataFrame:
    """Sums of counts by period, commune, part and breakdown, for each base.

    Columns ``full_numerator``, ``full_denominator``, ``full_stale`` (any), ``full_stands`` (any known), the
    same for ``reported``, and ``nothing`` (some unit has nothing to count).
    """
    sums: dict[str, pl.Expr] = {"nothing": (pl.col("state") == "not_applicable").any()}
    for base in BASES:
        sums[f"{base}_numerator"] = pl.col("numerator").filter(base).sum()
        sums[f"{base}_denominator"] = pl.col("denominator").filter(base).sum()
        sums[f"{base}_stale"] = (pl.col("stale") & pl.col(base)).any()
        sums[f"{base}_stands"] = (pl.col(base) & (pl.col("known") | (base == "reported"))).any()
    return counts.group_by("period", "commune_code", *_CELL).agg(**sums)


def _add(sums: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    added = pl.col(f"^({'|'.join(BASES)})_(numerator|denominator)$").sum()
    return sums.group_by(key).agg(added, pl.col("nothing", "^.*_(stale|stands)$").any())


def _communes(
    indicator: Indicator, counts: pl.DataFrame, by_commune: pl.DataFrame, base: Base
) -> pl.DataFrame:
    """A commune's figure added up from its hamlets, or its own row where that is what is counted."""
    if indicator.counted_by == "hamlet":
        return _stated(indicator, by_commune, base)
    own = counts if base == "full" else counts.filter("reported")
    return own.select("period", "commune_code", *_CELL, "numerator", "denominator", "state", "stale")


def _stated(indicator: Indicator, sums: pl.DataFrame, base: Base) -> pl.DataFrame:
    """The sums of one base with their state: a rate needs something below the line."""
    below, stands = pl.col(f"{base}_denominator"), pl.col(f"{base}_stands")
    empty = pl.when("nothing").then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    return sums.select(
        *(name for name in ("period", "commune_code", *_CELL) if name in sums.columns),
        numerator=f"{base}_numerator",
        denominator=below if indicator.is_rate else pl.lit(None, pl.Float64),
        state=pl.when(stands & (below > 0) if indicator.is_rate else stands)
        .then(pl.lit("ok"))
        .otherwise(empty),
        stale=f"{base}_stale",
    )


def _complete(indicator: Indicator, units: pl.DataFrame, sums: pl.DataFrame, base: Base) -> pl.DataFrame:
    """Every unit, part and breakdown has a row: those without sums are ``not_reported``.

    A base that the indicator does not have is ``not_applicable`` throughout.
    """
    cells = pl.DataFrame({"part": indicator.parts}, schema={"part": pl.Int32}).join(
        pl.DataFrame({"breakdown": indicator.breakdowns}), how="cross"
    )
    grid = units.join(cells, how="cross")
    whole = grid.join(sums, on=grid.columns, how="left")
    if base not in indicator.bases:
        return whole.with_columns(state=pl.lit("not_applicable"))
    return whole.with_columns(pl.col("state").fill_null("not_reported"))


def _finish(indicator: Indicator, sums: pl.DataFrame, level: str, base: Base) -> pl.DataFrame:
    """Divide, and leave numbers only where the state is ``ok``."""
    shown = pl.col("state") == "ok"
    quotient = pl.col("numerator") * indicator.scale / pl.col("denominator")
    value = pl.when(pl.col("denominator").is_null()).then("numerator").otherwise(quotient)
    unit = pl.col("part").replace_strict(indicator.part_units, default=indicator.unit, return_dtype=pl.String)
    columns = {
        "level": pl.lit(level),
        "indicator": pl.lit(indicator.code),
        "base": pl.lit(base),
        "numerator": pl.when(shown).then("numerator"),
        "denominator": pl.when(shown).then("denominator"),
        "value": pl.when(shown).then(value),
        "unit": unit if indicator.part_units else pl.lit(indicator.unit),
        "source": pl.lit(indicator.source),
        "stale": pl.col("stale").fill_null(False) & shown,
    }
    absent = {name: pl.lit(None) for name in ("commune_code", "hamlet_code") if name not in sums.columns}
    whole = sums.with_columns(**absent, **columns)
    return whole.select(pl.col(name).cast(kind) for name, kind in VALUES.items())
