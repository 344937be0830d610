"""Evidence of family A: the rosters of teams, person by person, and the hamlets that should have one."""

import polars as pl

from etl import reference
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, roster, team_sizes
from etl.passport.view import View

_SIZE = pl.col("people")


def _hamlet_teams(view: View) -> pl.DataFrame:
    """Hamlets in force with the people of their roster, null where there is none."""
    sizes = team_sizes(roster(view.scope, "M01"), "hamlet_code")
    return view.scope.hamlets.select("commune_code", "hamlet_code").join(sizes, on="hamlet_code", how="left")


def _commune_teams(view: View) -> pl.DataFrame:
    sizes = team_sizes(roster(view.scope, "M02b"), "commune_code")
    return view.scope.communes.select("commune_code").join(sizes, on="commune_code", how="left")


def _people(view: View, form: str, teams: pl.DataFrame) -> pl.DataFrame:
    """Row by row the rosters behind the teams; a row has no amount of its own, and no name."""
    again = pl.when("again").then(pl.lit("người trùng, tính một lần")).otherwise(pl.lit(""))
    unit = ["sheet_key", "hamlet_code" if form == "M01" else "commune_code"]
    kept = roster(view.scope, form).join(teams, on=unit, how="semi")
    return lines(kept, side="numerator", form=form, note=again)


def _in_catalogue(view: View, base: pl.Expr | str) -> pl.DataFrame:
    rows = catalogue(view.scope).join(
        _hamlet_teams(view).select("hamlet_code", "people"), on="hamlet_code", how="left"
    )
    return lines(rows, side="denominator", form="M10", amount=1, base=base)


def with_team(view: View) -> pl.DataFrame:
    """A1: one for every hamlet in force whose roster holds a person, of all hamlets in force."""
    teams = _hamlet_teams(view).filter(_SIZE > 0)
    note = pl.format("có danh sách, {} người", "people")
    above = lines(teams, side="numerator", form="M01", amount=1, note=note, base="full")
    return pl.concat([above, _people(view, "M01", teams), _in_catalogue(view, "full")])


def large_enough(view: View) -> pl.DataFrame:
    """A2: one for every hamlet team of nine people or more, of all hamlets in force."""
    teams = _hamlet_teams(view).drop_nulls("people")
    above = _enough(teams, "M01", reference.whole("min_hamlet_members"))
    return pl.concat([above, _people(view, "M01", teams), _in_catalogue(view, only_full(_SIZE.is_null()))])


def commune_large_enough(view: View) -> pl.DataFrame:
    """A3: one for every commune team of fifteen people or more, of all communes."""
    every = _commune_teams(view)
    teams = every.drop_nulls("people")
    above = _enough(teams, "M02b", reference.whole("min_commune_members"))
    note = pl.when(_SIZE.is_null()).then(pl.lit("chưa gửi danh sách Tổ cấp xã")).otherwise(pl.lit(""))
    below = lines(
        every, side="denominator", form="M02b", amount=1, note=note, base=only_full(_SIZE.is_null())
    )
    return pl.concat([above, _people(view, "M02b", teams), below])


def _enough(teams: pl.DataFrame, form: str, minimum: int) -> pl.DataFrame:
    enough = pl.col("people") >= minimum
    sign = pl.when(enough).then(pl.lit("≥")).otherwise(pl.lit("<"))
    note = pl.format("{} người khác nhau {} {}", "people", sign, pl.lit(minimum))
    return lines(teams, side="numerator", form=form, amount=enough.cast(pl.Float64), note=note)


def shortage(view: View) -> pl.DataFrame:
    """A6: what each hamlet team lacks of nine, and each commune team of fifteen."""
    frames = []
    for form, teams, minimum in (
        ("M01", _hamlet_teams(view), reference.whole("min_hamlet_members")),
        ("M02b", _commune_teams(view), reference.whole("min_commune_members")),
    ):
        people = _SIZE.cast(pl.Int64).fill_null(0)
        lacks = (minimum - people).clip(lower_bound=0)
        sum_of = pl.format("{} − {} = {}", pl.lit(minimum), people, lacks)
        note = pl.when(lacks > 0).then(sum_of).otherwise(pl.format("đủ: {} người", people))
        absent = pl.when(_SIZE.is_null()).then(pl.lit("chưa có danh sách: ")).otherwise(pl.lit(""))
        above = lines(
            teams, side="numerator", form=form, amount=lacks, note=absent + note,
            base=only_full(_SIZE.is_null()),
        )  # fmt: skip
        frames += [above, _people(view, form, teams.drop_nulls("people"))]
    return pl.concat(frames)


EVIDENCE = {"A1": with_team, "A2": large_enough, "A3": commune_large_enough, "A6": shortage}
