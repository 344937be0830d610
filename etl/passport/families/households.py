"""Evidence of family C: the monthly reports of hamlets (M03), the households of M10, the teams."""

import polars as pl

from etl.passport.level_rows import last_values
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, dated, latest, roster, team_sizes, within
from etl.passport.view import View
from etl.passport.visit_rows import flows, visited

CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
_PEOPLE = {f"content={content}": f"people_guided_{content}" for content in CONTENTS}
_ACTIVITY = ("guided_households", *_PEOPLE.values(), "people_guided_vneid", "outreach_sessions")
_NEVER = pl.col("fresh").is_null()


def _in_force(view: View) -> pl.DataFrame:
    return view.scope.hamlets.select("hamlet_code")


def _months(view: View) -> pl.DataFrame:
    """Every month reported or visited, with the households guided until then: counted where visits tell.

    Columns as :func:`etl.passport.level_rows.last_values` takes them, and ``team``: households as the team
    knew them last.
    """
    visits = visited(view.scope).sort("row_last")
    counted = visits.with_columns(counted=pl.col("new_households").cum_sum().over("hamlet_code"))
    rows = dated(view.scope, "M03").drop_nulls("hamlet_code").with_columns(own=pl.lit(True))
    alone = visits.join(rows, on=["hamlet_code", "row_last"], how="anti")
    months = pl.concat([rows, alone.with_columns(received_order=0)], how="diagonal_relaxed")
    sums = counted.select("hamlet_code", "row_last", "counted", log_key="sheet_key")
    both = months.sort("row_last", maintain_order=True).join_asof(
        sums, on="row_last", by="hamlet_code", check_sortedness=False
    )
    log = pl.col("counted").is_not_null()
    return both.rechunk().with_columns(
        value=pl.coalesce("counted", pl.col("cumulative_households").fill_null(0)),
        team=pl.col("households").forward_fill().over("hamlet_code"),
        form=pl.when(log).then(pl.lit("M03b")).otherwise(pl.lit("M03")),
        sheet_key=pl.when(log).then("log_key").otherwise("sheet_key"),
        row=pl.when(~log).then("row"),
        told=pl.when(log).then(pl.lit("đếm từ nhật ký đến hộ")).otherwise(pl.lit("")),
        source_key="sheet_key",
        source_row="row",
    )


def reached(view: View) -> pl.DataFrame:
    """C1: the households guided until the last report of each hamlet, over the households of M10."""
    months = _months(view)
    reports = last_values(view, months.drop("households"))
    above = lines(
        reports, side="numerator", amount=pl.col("value"), base=only_full(~pl.col("fresh"))
    )  # fmt: skip
    known = reports.group_by("hamlet_code").agg(pl.col("fresh").first())
    team = latest(view.scope, months.drop_nulls("source_key"), "hamlet_code").select(
        "hamlet_code", "team", key="source_key", at="source_row"
    )
    told = known.join(team, on="hamlet_code", how="left")
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
    """C2: person-times of the four contents in the months of the period; nothing is carried."""
    rows = flows(view)
    whole = pl.sum_horizontal(pl.col(column).fill_null(0) for column in _PEOPLE.values())
    amounts = {"": whole} | {name: pl.col(column).fill_null(0) for name, column in _PEOPLE.items()}
    return pl.concat(
        lines(rows, side="numerator", breakdown=name, amount=amount) for name, amount in amounts.items()
    )


def _told(view: View) -> pl.DataFrame:
    """Closed months of the period of hamlets in force, reported or visited: ``form``, ``words``, ``did``."""
    shown = ["commune_code", "hamlet_code", "sheet_key", "row", "row_last", "of_period", "form", "words"]
    rows = within(view.scope, dated(view.scope, "M03")).filter("row_closed")
    did = pl.max_horizontal(_ACTIVITY).fill_null(0) > 0
    words = pl.when(did).then(pl.lit("có hoạt động")).otherwise(pl.lit("không hoạt động"))
    visits = within(view.scope, visited(view.scope)).filter("row_closed")
    declared = rows.with_columns(form=pl.lit("M03"), words=words, did=did)
    counted = visits.with_columns(
        row=pl.lit(None, pl.Int32), form=pl.lit("M03b"), words=pl.lit("có lượt đến hộ"), did=pl.lit(True)
    )
    both = pl.concat([frame.select(*shown, "did") for frame in (declared, counted)])
    return both.join(_in_force(view), on="hamlet_code", how="semi")


def active(view: View) -> pl.DataFrame:
    """C4: teams with a closed month in which anything was done, of all teams."""
    told = _told(view).sort("hamlet_code", "did", "row_last", descending=[False, True, False])
    told = told.rechunk().with_columns(first=pl.col("hamlet_code").is_first_distinct())
    counted = pl.when(pl.col("did") & pl.col("first")).then(1)
    note = pl.format("{}, kỳ {}", "words", "of_period")
    above = lines(told, side="numerator", amount=counted, note=note)
    return pl.concat([above, _teams(view, told)])


def _teams(view: View, told: pl.DataFrame) -> pl.DataFrame:
    """Hamlets with a roster, or with any report or visit up to the period: one each."""
    rosters = team_sizes(roster(view.scope, "M01"), "hamlet_code").select("hamlet_code", list_key="sheet_key")
    months = _months(view)
    ever = latest(view.scope, months, "hamlet_code").select("hamlet_code", "sheet_key", "row", "form")
    teams = view.scope.hamlets.select("commune_code", "hamlet_code").join(
        rosters, on="hamlet_code", how="left"
    )
    teams = teams.join(ever, on="hamlet_code", how="left").join(
        told.select("hamlet_code", reports=True).unique(), on="hamlet_code", how="left"
    )
    listed = pl.col("list_key").is_not_null()
    return lines(
        teams.filter(listed | pl.col("form").is_not_null()),
        side="denominator",
        form=pl.when(listed).then(pl.lit("M01")).otherwise("form"),
        sheet_key=pl.coalesce("list_key", "sheet_key"),
        row=pl.when(~listed).then("row"),
        amount=1,
        base=only_full(pl.col("reports").is_null()),
        note=pl.when(listed).then(pl.lit("có danh sách Tổ")).otherwise(pl.lit("đã từng báo cáo")),
    )


EVIDENCE = {"C1": reached, "C2": guided, "C4": active}
