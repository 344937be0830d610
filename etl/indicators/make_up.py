"""Counts of the members of the teams: households for each, reachable ones, roles and groups among them."""

import polars as pl

from etl import reference
from etl.indicators import rosters
from etl.indicators.declaration import counts, reported_or_not
from etl.indicators.scope import Scope

_GROUPS = ("secretary_or_hamlet_head_members", "mass_organisation_members")
_HAMLET = ["period", "hamlet_code"]


def _with_rosters(scope: Scope) -> pl.DataFrame:
    """Hamlets in force with the people of their latest roster, null where there is none (``sent``)."""
    found = scope.shared(rosters.hamlet_rosters).drop("commune_code", strict=False)
    whole = scope.hamlets.join(found, on=_HAMLET, how="left")
    return whole.with_columns(sent=pl.col("members").is_not_null())


def _with_compositions(scope: Scope) -> pl.DataFrame:
    """Hamlets in force with their latest row of M02c, null where there is none."""
    found = scope.shared(rosters.compositions).drop("commune_code")
    return scope.hamlets.join(found, on=_HAMLET, how="left")


def _only_where(rows: pl.DataFrame, there: pl.Expr) -> pl.DataFrame:
    """Counts in which the other units are in neither base, above or below the line."""
    state = reported_or_not(there)
    return counts(rows.with_columns(full=there, reported=there, known=there, present=there, state=state))


def households_a_member(scope: Scope) -> pl.DataFrame:
    """A hamlet of unknown size is in neither; one without a roster adds its households and no member."""
    rows = scope.shared(_with_rosters)
    sized, sent = pl.col("households").is_not_null(), pl.col("sent")
    return counts(
        rows.with_columns(
            numerator="households",
            denominator=pl.col("members").fill_null(0),
            full=sized,
            reported=sized & sent,
            known=sized & sent,
            present=sent,
            state=reported_or_not(sized & sent),
        )
    )


def reachable(scope: Scope) -> pl.DataFrame:
    """Members with a valid phone, of the members in the rosters."""
    rows = scope.shared(_with_rosters).with_columns(numerator="reachable", denominator="members")
    return _only_where(rows, pl.col("sent"))


def led(scope: Scope) -> pl.DataFrame:
    """Teams with exactly one leader and a deputy at least, of those with a roster."""
    whole = (pl.col("leaders") == 1) & (pl.col("deputies") >= 1)
    return _only_where(
        scope.shared(_with_rosters).with_columns(numerator=whole, denominator=1), pl.col("sent")
    )


def youth(scope: Scope) -> pl.DataFrame:
    """Hamlet teams that told their Youth Union members, and beside them each commune's own team."""
    told = pl.col("youth_union_members", "members")
    hamlets = scope.shared(_with_compositions).with_columns(
        numerator="youth_union_members", denominator="members"
    )
    people = scope.shared(rosters.commune_rosters).select("period", "commune_code", "youth", "members")
    communes = scope.communes.join(people, on=["period", "commune_code"], how="left").with_columns(
        numerator="youth", denominator="members"
    )
    return pl.concat(
        [
            _only_where(hamlets, pl.all_horizontal(told.is_not_null()) & (pl.col("members") > 0)),
            _only_where(communes, pl.col("members").is_not_null()),
        ]
    )


def groups_needed() -> list[str]:
    """Columns of M02c that name the groups of which a team must have somebody; a setting drops the police."""
    return [*_GROUPS, *(["police_members"] if reference.switch("composition_needs_police") else [])]


def complete(scope: Scope) -> pl.DataFrame:
    """Full base: every hamlet in force; reported base: those whose row tells all the groups."""
    groups = pl.col(groups_needed())
    told = pl.all_horizontal(groups.is_not_null())
    rows = scope.shared(_with_compositions).with_columns(
        numerator=pl.all_horizontal(groups >= 1).fill_null(False),
        denominator=1,
        reported=told,
        known=told,
        present=told,
        state=reported_or_not(told),
    )
    return counts(rows)
