"""Evidence of family A: the people of the rosters row by row, and the groups that each team told."""

import polars as pl

from etl import reference
from etl.indicators.scope import Scope
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, roster, team_sizes
from etl.passport.view import View

_GROUPS = {
    "secretary_or_hamlet_head_members": "Bí thư/Trưởng thôn",
    "mass_organisation_members": "hội, đoàn thể",
    "police_members": "Công an",
}
_PERSON = ["hamlet_code", "person_key"]


def people(view: View) -> pl.DataFrame:
    """Rows of the latest roster of every hamlet in force; ``again``: the person stands in a row before."""
    hamlets = view.scope.hamlets.select("hamlet_code")
    return roster(view.scope, "M01").join(hamlets, on="hamlet_code", how="semi", maintain_order="left")


def counted(rows: pl.DataFrame, form: str, side: str, base: pl.Expr | str = "") -> pl.DataFrame:
    """One for every person of the rosters, at the first row about each."""
    again = pl.when("again").then(pl.lit("người trùng, tính một lần")).otherwise(pl.lit(""))
    amount = pl.when("again").then(0.0).otherwise(1.0)
    return lines(rows, side=side, form=form, amount=amount, note=again, base=base)


def households(view: View) -> pl.DataFrame:
    """A7: the households of every hamlet in force over the distinct people of the rosters."""
    known = catalogue(view.scope, "households").drop_nulls("households")
    rows = people(view).join(known, on="hamlet_code", how="semi", maintain_order="left")
    sent = team_sizes(rows, "hamlet_code").select("hamlet_code", "people")
    both = known.join(sent, on="hamlet_code", how="left")
    without = pl.col("people").is_null()
    note = pl.when(without).then(pl.lit("chưa có danh sách Tổ")).otherwise(pl.lit(""))
    above = lines(
        both, side="numerator", form="M10", amount=pl.col("households"), note=note, base=only_full(without)
    )
    return pl.concat([above, counted(rows, "M01", "denominator")])


def reachable(view: View) -> pl.DataFrame:
    """A8: one for every person with a valid phone in some row, over the people of the rosters."""
    rows = people(view).rechunk()
    valid = rows.filter("phone_valid")
    first = valid.filter(pl.struct(_PERSON).is_first_distinct())
    above = lines(first, side="numerator", form="M01", amount=1, note="số điện thoại hợp lệ")
    return pl.concat([above, counted(rows, "M01", "denominator")])


def led(view: View) -> pl.DataFrame:
    """A9: one for every team with exactly one leader and a deputy, of the teams with a roster."""
    rows = people(view)
    person, role = pl.col("person_key"), pl.col("team_role")
    teams = rows.group_by("commune_code", "hamlet_code", "sheet_key", maintain_order=True).agg(
        leaders=person.filter(role == "leader").n_unique(),
        deputies=person.filter(role == "deputy").n_unique(),
    )
    whole = (pl.col("leaders") == 1) & (pl.col("deputies") >= 1)
    note = pl.format("{} Tổ trưởng, {} Tổ phó", "leaders", "deputies")
    above = lines(teams, side="numerator", form="M01", amount=whole.cast(pl.Float64), note=note)
    below = lines(teams, side="denominator", form="M01", amount=1)
    return pl.concat([above, lines(rows, side="numerator", form="M01"), below])


def told(scope: Scope) -> pl.DataFrame:
    """The row of M02c received last up to the end, of every hamlet in force that has one."""
    rows = scope.tables.rows("M02c").filter(pl.col("received_date") <= scope.periods["end"][0])
    latest = rows.sort("received_date", "received_order", "sheet_key", "row").unique(
        "hamlet_code", keep="last", maintain_order=True
    )
    return latest.join(scope.hamlets.select("hamlet_code"), on="hamlet_code", how="semi")


def youth(view: View) -> pl.DataFrame:
    """A10: members of the Youth Union in the commune's roster, and those that the hamlets told."""
    own = roster(view.scope, "M02b").with_columns(hamlet_code=pl.lit(None, pl.String)).rechunk()
    unit = ["commune_code", "person_key"]
    union = own.filter("youth_union_member").filter(pl.struct(unit).is_first_distinct())
    hamlets = told(view.scope).drop_nulls(["youth_union_members", "members"]).filter(pl.col("members") > 0)
    return pl.concat(
        [
            lines(union, side="numerator", form="M02b", amount=1, note="đoàn viên"),
            lines(hamlets, side="numerator", form="M02c", amount=pl.col("youth_union_members")),
            counted(own, "M02b", "denominator"),
            lines(hamlets, side="denominator", form="M02c", amount=pl.col("members")),
        ]
    )


def complete(view: View) -> pl.DataFrame:
    """A11: one for every team with somebody of each group, of all hamlets in force."""
    police = reference.switch("composition_needs_police")
    names = [name for name in _GROUPS if police or name != "police_members"]
    filled = told(view.scope).drop_nulls(names)
    whole = pl.all_horizontal(pl.col(name) >= 1 for name in names)
    note = pl.concat_str([pl.format("{} {}", pl.lit(_GROUPS[name]), name) for name in names], separator="; ")
    above = lines(filled, side="numerator", form="M02c", amount=whole.cast(pl.Float64), note=note)
    hamlets = catalogue(view.scope).join(
        filled.select("hamlet_code", told=pl.lit(True)), on="hamlet_code", how="left"
    )
    silent = pl.col("told").is_null()
    absent = pl.when(silent).then(pl.lit("chưa ghi đủ các nhóm")).otherwise(pl.lit(""))
    below = lines(hamlets, side="denominator", form="M10", amount=1, note=absent, base=only_full(silent))
    return pl.concat([above, below])


EVIDENCE = {"A7": households, "A8": reachable, "A9": led, "A10": youth, "A11": complete}
