"""What each of the 129 communes is like in the simulation: size, pace, habits and troubles."""

import numpy as np
import polars as pl

from etl import reference
from etl.demo.chance import Ints, Reals, apportion, bell, quantiles, stream
from etl.demo.parameters import parameters, share, triple

CAUSES = ("understaffed", "dormant", "low_yield", "weak_signal", "not_reporting")
_TROUBLED = 25


def draw_communes(seed: int) -> pl.DataFrame:
    """One row a commune, by code: reference facts, then ``households``, ``hamlets`` and its traits."""
    facts = _facts()
    rng = stream(seed, "communes")
    vigour = rng.normal(size=facts.height) + facts["group"].eq("phuong").to_numpy() * 0.35
    vigour = vigour - facts["group"].eq("xa_doi_nui").to_numpy() * 0.45
    traits = {name: _trait(rng, vigour, values) for name, values in _BELLS().items()}
    coverage = quantiles(_mixed(rng, vigour), parameters()["households_reached_commune"])
    traits["vneid_slope"] = bell(rng.normal(size=facts.height), triple("vneid_monthly_points"))
    households = _households(rng, facts)
    return facts.with_columns(
        pl.Series("households", households),
        pl.Series("hamlets", _hamlet_counts(facts, households)),
        pl.Series("coverage", coverage),
        pl.Series("cause", _causes(coverage), dtype=pl.String),
        pl.Series("chronic_late", _most(rng, facts.height, "chronic_late_communes")),
        *[pl.Series(name, values) for name, values in traits.items()],
    )


def _facts() -> pl.DataFrame:
    groups = reference.peer_groups().select(pl.col("commune_code").alias("code"), "group")
    names = ("name", "full_name", "type", "former_province", "former_districts", "area_km2", "population")
    centre = (pl.col("admin_lat").alias("lat"), pl.col("admin_lon").alias("lon"))
    communes = reference.communes().join(groups, on="code", how="left").sort("code")
    return communes.select(pl.col("code").alias("commune_code"), *names, "group", *centre, "neighbours")


def _BELLS() -> dict[str, tuple[float, float, float]]:  # noqa: N802 - a table, read when first asked for
    return {
        "elderly": triple("elderly_trained"), "vneid": triple("vneid_level2"),
        "confirmed": triple("skills_confirmed"), "declared": triple("skills_declared"),
        "signature": triple("digital_signature"), "activity": triple("active_teams"),
        "gap_60": triple("vneid_gap_60"), "old_age": triple("elderly_factor"),
        "disability": triple("disabled_share_factor"),
        "present": triple("totals", "residents_over_registered"),
        "speed": triple("speed_4g"), "samples": triple("speed_samples"),
    }  # fmt: skip


_UNTOUCHED = frozenset({"gap_60", "old_age", "disability", "present", "samples"})
"""Traits that do not follow how lively a commune is."""


def _mixed(rng: np.random.Generator, vigour: Reals) -> Reals:
    return np.asarray(0.6 * vigour + 0.8 * rng.normal(size=len(vigour)))


def _trait(rng: np.random.Generator, vigour: Reals, values: tuple[float, float, float]) -> Reals:
    low_to_high = rng.normal(size=len(vigour)) if values in _plain() else _mixed(rng, vigour)
    return bell(low_to_high, values)


def _plain() -> list[tuple[float, float, float]]:
    return [values for name, values in _BELLS().items() if name in _UNTOUCHED]


def _households(rng: np.random.Generator, facts: pl.DataFrame) -> Ints:
    weights = facts["population"].to_numpy() * rng.lognormal(0.0, 0.05, facts.height)
    return apportion(int(share("totals", "households")), weights)


def _hamlet_counts(facts: pl.DataFrame, households: Ints) -> Ints:
    """Hamlets of each commune, within the limits, so that the province comes near its total."""
    low, _, high = triple("hamlets_per_commune")
    usual = np.where(facts["group"].eq("phuong").to_numpy(), 260.0, 300.0)
    wanted = share("totals", "hamlets")
    least, most = 0.1, 4.0
    for _ in range(40):
        factor = (least + most) / 2
        counts = np.clip(np.round(households / usual * factor), low, high)
        least, most = (factor, most) if counts.sum() < wanted else (least, factor)
    return counts.astype(np.int64)


def _causes(coverage: Reals) -> list[str | None]:
    """The lowest communes each get one cause, in turn, so that every kind of lag is to be seen."""
    found: list[str | None] = [None] * len(coverage)
    for place, at in enumerate(np.argsort(coverage, kind="stable")[:_TROUBLED]):
        found[at] = CAUSES[place % len(CAUSES)]
    return found


def _most(rng: np.random.Generator, size: int, name: str) -> list[bool]:
    chosen = set(rng.choice(size, int(share("reporting", name)), replace=False).tolist())
    return [at in chosen for at in range(size)]
