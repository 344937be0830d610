"""The rule on people who stand in the rosters of two hamlets of one commune. No message repeats a name."""

import polars as pl

from etl.checks.intake import Intake
from etl.tables.column import Column, Rule

_PLACE = ["commune_code", "hamlet_code"]


def same_person_two_teams(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The same name and phone in another team of the commune, in the batch or known; blank phones differ.

    A roster that the batch replaces is no other team any more. Of two teams of one batch the later is told.
    """
    people = intake.standing.drop_nulls([column.name, "zalo_phone", "hamlet_code"])
    pairs = zip(people[column.name], people["zalo_phone"], strict=True)
    keys = pl.Series("person_key", [intake.known.person_key(name, phone) for name, phone in pairs], pl.String)
    fresh = people.select("_i", *[pl.col(name).cast(pl.String) for name in _PLACE]).with_columns(keys)
    known = intake.known.current("M01").join(intake.standing, on="hamlet_code", how="anti")
    known = known.select(pl.lit(None, pl.UInt32).alias("_i"), *_PLACE, "person_key")
    twins = fresh.join(pl.concat([known, fresh]), on=["commune_code", "person_key"], suffix="_twin").filter(
        (pl.col("hamlet_code") != pl.col("hamlet_code_twin"))
        & (pl.col("_i") > pl.col("_i_twin").cast(pl.Int64).fill_null(-1))
    )
    named = twins.sort("_i", "hamlet_code_twin").unique("_i", keep="first")
    teams = named.select("_i", "hamlet_code_twin")
    return _with_team(intake, intake.rows.join(teams, on="_i", how="inner", maintain_order="left"))


def _with_team(intake: Intake, found: pl.DataFrame) -> pl.DataFrame:
    """The rows with ``_team``: name and code of the other hamlet, its code alone where it has no name."""
    twin = pl.col("hamlet_code_twin")
    names = intake.hamlets.select(twin=pl.col("hamlet_code"), _name=pl.col("hamlet_name"))
    rows = found.join(names, left_on=twin, right_on="twin", how="left", maintain_order="left")
    team = pl.coalesce(pl.format("“{}” ({})", "_name", twin), twin)
    return rows.with_columns(team.alias("_team")).drop("_name")
