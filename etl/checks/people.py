"""Rules on rosters: names, phones, people entered twice, leaders, row numbers. No message repeats a name."""

import polars as pl

from etl.checks.intake import Intake
from etl.tables.column import Column, Rule
from etl.text.normal import key

_TEAM = ["sheet_id", "commune_code", "hamlet_code"]
_ONE_PERSON = [*_TEAM, "zalo_phone", "_name"]


def words_2_to_6(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A full name has two to six words."""
    count = pl.col(column.name).str.count_matches(r"\S+")
    found = intake.rows.filter((count > 0) & ~count.is_between(2, 6))
    return found.with_columns(count.cast(pl.Int64).alias("_count"))


def no_digits(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A name holds no digit."""
    return intake.rows.filter(pl.col(column.name).str.contains(r"\d"))


def duplicate_person(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The same name and phone twice in one team: every row after the first."""
    people = _sharing_a_phone(intake)
    first = pl.col("row").first().over(_ONE_PERSON).alias("_first")
    again = pl.col("_i") != pl.col("_i").first().over(_ONE_PERSON)
    return people.with_columns(first).filter(again & (pl.col("_name") != ""))


def duplicate_phone(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """One phone under different names in one team (a family's phone): every further name."""
    people = _sharing_a_phone(intake).filter(pl.col("zalo_phone").is_not_null())
    people = people.unique(_ONE_PERSON, keep="first", maintain_order=True)
    phone = [*_TEAM, "zalo_phone"]
    first = pl.col("row").first().over(phone).alias("_first")
    return people.with_columns(first).filter(pl.col("_i") != pl.col("_i").first().over(phone))


def _sharing_a_phone(intake: Intake) -> pl.DataFrame:
    """Rows whose phone (or lack of one) another row of the team shares, with the comparable ``_name``."""
    shared = intake.standing.filter(pl.len().over([*_TEAM, "zalo_phone"]) > 1)
    names = [key(name or "") for name in shared["full_name"]]
    return shared.with_columns(pl.Series("_name", names, pl.String))


def exactly_one_leader(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A team has one leader; said once of the whole sheet, whatever became of the leader's row."""
    leaders = (pl.col(column.name) == "leader").sum().cast(pl.Int64).alias("_count")
    teams = intake.rows.group_by(_TEAM, maintain_order=True).agg(leaders).filter(pl.col("_count") != 1)
    say = pl.when(pl.col("_count") == 0).then(pl.lit("no_leader")).otherwise(pl.lit("many_leaders"))
    return teams.select("sheet_id", pl.lit(None, pl.UInt32).alias("_i"), "_count", say.alias("_say"))


def sequence_gap(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Row numbers run 1, 2, 3 down the sheet.

    A line between two rows may stand for one number or for none: it may be blank but for its number, have
    no number, or have been refused. So may, before the first row, the lines of another roster of the file.
    """
    number, row = pl.col(column.name), pl.col("row").cast(pl.Int64)
    alone = pl.col("sheet_id").n_unique().over("_order") == 1
    rows = intake.rows.filter(number.is_not_null()).sort("sheet_id", "row")
    rows = rows.with_columns(
        number.shift(1).over(_TEAM).fill_null(0).alias("_last"),
        pl.coalesce(row - row.shift(1).over(_TEAM), pl.when(alone).then(1).otherwise(number)).alias("_step"),
    )
    found = rows.filter(~(number - pl.col("_last")).is_between(1, pl.col("_step")))
    start = pl.when(pl.col("_last") == 0).then(pl.lit("sequence_start")).otherwise(pl.lit("sequence_gap"))
    return found.with_columns(start.alias("_say"), (pl.col("_last") + 1).alias("_next"))
