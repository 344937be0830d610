"""Evidence of family C: the monthly reports of hamlets (M03), the households of M10, the teams."""

import polars as pl

from etl.passport.lines import carried_note, lines, only_full
from etl.passport.rows import catalogue, dated, latest, roster, team_sizes, within
from etl.passport.view import View

CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
_PEOPLE = {f"content={content}": f"people_guided_{content}" for content in CONTENTS}
_ACTIVITY = ("guided_households", *_PEOPLE.values(), "people_guided_vneid", "outreach_sessions")
_NEVER = pl.col("fresh").is_null()


def _in_force(view: View) -> pl.DataFrame:
    return view.scope.hamlets.select("hamlet_code")


def _last_reports(view: View) -> pl.DataFrame:
    """The last report of each hamlet in force, of the period or carried into it."""
    last = latest(view.scope, dated(view.scope, "M03"), "hamlet_code")
    return last.join(_in_force(view), on="hamlet_code", how="semi")


def reached(view: View) -> pl.DataFrame:
    """C1: the cumulative households of the last report of each hamlet, over the households of M10."""
    reports = _last_reports(view)
    above = lines(
        reports,
        side="numerator",
        form="M03",
        amount=pl.col("cumulative_households").fill_null(0),
        base=only_full(~pl.col("fresh")),
        note=carried_note(pl.col("fresh")),
    )
    told = reports.select("hamlet_code", "fresh", team="households", key="sheet_key", at="row")
    below = catalogue(view.scope, "households").join(told, on="hamlet_code", how="left")
    own = pl.col("households").is_null() & pl.col("team").is_not_null()
    never = pl.when(_NEVER).then(pl.lit("chưa báo cáo lần nào: 0 hộ ở tử số")).otherwise(pl.lit(""))
    households = lines(
        below,
        side="denominator",
        form=pl.when(own).then(pl.lit("M03")).otherwise(pl.lit("M10")),
        sheet_key=pl.when(own).then("key").otherwise("sheet_key"),
        row=pl.when(own).then("at").otherwise("row"),
        amount=pl.coalesce("households", "team"),
        base=only_full(~pl.col("fresh").fill_null(False)),
        note=pl.when(own).then(pl.lit("M10 không có số hộ; lấy số hộ Tổ khai")).otherwise(never),
    )
    return pl.concat([above, households])


def guided(view: View) -> pl.DataFrame:
    """C2: person-times of the four contents in the reports of the period; nothing is carried."""
    rows = within(view.scope, dated(view.scope, "M03").drop_nulls("hamlet_code"))
    whole = pl.sum_horizontal(pl.col(column).fill_null(0) for column in _PEOPLE.values())
    amounts = {"": whole} | {name: pl.col(column).fill_null(0) for name, column in _PEOPLE.items()}
    return pl.concat(
        lines(rows, side="numerator", form="M03", breakdown=name, amount=amount)
        for name, amount in amounts.items()
    )


def active(view: View) -> pl.DataFrame:
    """C4: teams with a closed month in which anything was done, of all teams."""
    reports = within(view.scope, dated(view.scope, "M03")).filter("row_closed")
    reports = reports.join(_in_force(view), on="hamlet_code", how="semi")
    did = pl.max_horizontal(_ACTIVITY).fill_null(0) > 0
    told = reports.sort("hamlet_code", did, "row_last", descending=[False, True, False]).with_columns(
        did=did, first=pl.col("hamlet_code").is_first_distinct()
    )
    counted = pl.when(pl.col("did") & pl.col("first")).then(1)
    note = pl.when("did").then(pl.lit("có hoạt động")).otherwise(pl.lit("không hoạt động"))
    note = pl.format("{}, kỳ {}", note, "of_period")
    above = lines(told, side="numerator", form="M03", amount=counted, note=note)
    return pl.concat([above, _teams(view, told)])


def _teams(view: View, told: pl.DataFrame) -> pl.DataFrame:
    """Hamlets with a roster, or with any report up to the period: one each."""
    rosters = team_sizes(roster(view.scope, "M01"), "hamlet_code").select("hamlet_code", list_key="sheet_key")
    ever = _last_reports(view).select("hamlet_code", "sheet_key", "row")
    teams = view.scope.hamlets.select("commune_code", "hamlet_code").join(
        rosters, on="hamlet_code", how="left"
    )
    teams = teams.join(ever, on="hamlet_code", how="left").join(
        told.select("hamlet_code", reports=True).unique(), on="hamlet_code", how="left"
    )
    listed = pl.col("list_key").is_not_null()
    return lines(
        teams.filter(listed | pl.col("sheet_key").is_not_null()),
        side="denominator",
        form=pl.when(listed).then(pl.lit("M01")).otherwise(pl.lit("M03")),
        sheet_key=pl.coalesce("list_key", "sheet_key"),
        row=pl.when(~listed).then("row"),
        amount=1,
        base=only_full(pl.col("reports").is_null()),
        note=pl.when(listed).then(pl.lit("có danh sách Tổ")).otherwise(pl.lit("đã từng báo cáo")),
    )


EVIDENCE = {"C1": reached, "C2": guided, "C4": active}
