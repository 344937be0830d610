"""The teams of hamlets and communes at the end of each period: the latest roster, the latest composition."""

import polars as pl

from etl.indicators.scope import Scope

_PERSONS = pl.col("person_key")
_MASS_ORGANISATIONS = ("youth_union", "womens_union", "farmers_association", "veterans_association")


def hamlet_members(scope: Scope) -> pl.DataFrame:
    """period, hamlet_code, members: of the hamlets with a roster (M01) received by the end of the period."""
    return scope.shared(hamlet_rosters).select("period", "hamlet_code", "members")


def commune_members(scope: Scope) -> pl.DataFrame:
    """period, commune_code, members: of the communes with a roster (M02b) received by the period's end."""
    return scope.shared(commune_rosters).select("period", "commune_code", "members")


def hamlet_rosters(scope: Scope) -> pl.DataFrame:
    """As :func:`hamlet_members`, with the distinct people who are reachable (valid phone), leaders, deputies.

    Adds ``sheet_key``, ``received_date``: the roster that stands.
    """
    people = {
        "reachable": _PERSONS.filter("phone_valid"),
        "leaders": _PERSONS.filter(pl.col("team_role") == "leader"),
        "deputies": _PERSONS.filter(pl.col("team_role") == "deputy"),
    }
    return _rosters(scope, "M01", "hamlet_code", people)


def commune_rosters(scope: Scope) -> pl.DataFrame:
    """As :func:`commune_members`, with the distinct people who are in the Youth Union (``youth``).

    Adds ``with_organisation``, of whom it is known who sent them, and ``organised``: a mass organisation.
    """
    sent_by = pl.col("organisation")
    people = {
        "youth": _PERSONS.filter("youth_union_member"),
        "with_organisation": _PERSONS.filter(sent_by.is_not_null()),
        "organised": _PERSONS.filter(sent_by.is_in(_MASS_ORGANISATIONS)),
    }
    return _rosters(scope, "M02b", "commune_code", people)


def compositions(scope: Scope) -> pl.DataFrame:
    """Of each hamlet the latest row of M02c received by the end of each period, with all its columns."""
    rows = scope.tables.rows("M02c").drop_nulls("hamlet_code")
    return latest_received(scope, rows.drop("period"), "hamlet_code")


def latest_received(scope: Scope, rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Of each unit the row received last up to the end of each period; adds ``period``.

    For forms that have no period of their own and stand until the next one comes.
    """
    order = [name for name in ("received_date", "received_order", "sheet_key", "row") if name in rows.columns]
    stands = rows.sort(order).unique([unit, "received_date"], keep="last", maintain_order=True)
    grid = scope.periods.select("period", "end").join(stands.select(unit).unique(), how="cross").sort("end")
    found = grid.join_asof(
        stands.sort("received_date"),
        left_on="end",
        right_on="received_date",
        by=unit,
        check_sortedness=False,
    )
    return found.filter(pl.col("received_order").is_not_null()).drop("end")


def _rosters(scope: Scope, form: str, unit: str, people: dict[str, pl.Expr]) -> pl.DataFrame:
    sheets = (
        scope.tables.rows(form)
        .drop_nulls(["person_key", unit])
        .group_by("sheet_key", unit, "received_date", "received_order")
        .agg(
            members=_PERSONS.n_unique(),
            **{name: chosen.drop_nulls().n_unique() for name, chosen in people.items()},
        )
    )
    return latest_received(scope, sheets, unit)
