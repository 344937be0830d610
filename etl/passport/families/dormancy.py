"""Evidence of family C: the monthly reports of teams without activity, and people guided by members."""

import polars as pl

from etl import calendar, reference
from etl.passport.lines import lines
from etl.passport.rows import dated, roster, team_sizes
from etl.passport.view import View
from etl.passport.visit_rows import flows, visited

_FOUR = ("public_services", "cashless_payment", "ecommerce", "self_protection")
_PEOPLE = [f"people_guided_{content}" for content in _FOUR]
_ACTIVITY = ["guided_households", *_PEOPLE, "people_guided_vneid", "outreach_sessions"]


def _last_months(view: View) -> list[str]:
    """Ids of the last reporting months that have ended by the end of the period."""
    end = min(view.period.last_day, view.scope.as_of)
    closed = [period for period in calendar.periods_until(end) if period.kind == "month" and period.closed]
    return [period.id for period in closed][-reference.whole("dormant_months") :]


def dormant(view: View) -> pl.DataFrame:
    """C5: one for every team with a report of each of the last closed months and nothing done in any."""
    months = _last_months(view)
    rows = dated(view.scope, "M03").filter(pl.col("of_period").is_in(months))
    rows = rows.join(view.scope.hamlets.select("hamlet_code"), on="hamlet_code", how="semi")
    did = pl.max_horizontal(_ACTIVITY).fill_null(0) > 0
    visits = visited(view.scope).filter(pl.col("of_period").is_in(months)).select("hamlet_code", "row_last")
    seen = visits.with_columns(seen=pl.lit(True))
    beside = rows.join(seen, on=["hamlet_code", "row_last"], how="left", maintain_order="left")
    told = beside.with_columns(did=did | pl.col("seen").fill_null(False)).with_columns(
        told=pl.col("of_period").n_unique().over("hamlet_code"), any=pl.col("did").any().over("hamlet_code")
    )
    whole = told.filter(pl.col("told") == reference.whole("dormant_months"))
    newest = pl.col("row_last") == pl.col("row_last").max().over("hamlet_code")
    done = pl.when("did").then(pl.lit("có hoạt động")).otherwise(pl.lit("không hoạt động"))
    words = pl.when("seen").then(pl.lit("có lượt đến hộ (M03b)")).otherwise(done)
    return lines(
        whole, side="numerator", form="M03", amount=pl.when(newest).then((~pl.col("any")).cast(pl.Float64)),
        note=pl.format("{}, kỳ {}", words, "of_period"),
    )  # fmt: skip


def by_member(view: View) -> pl.DataFrame:
    """C6: people guided in each month reported, over the members of the team, once for every such month."""
    teams = team_sizes(roster(view.scope, "M01"), "hamlet_code").select(
        "hamlet_code", "people", list_key="sheet_key"
    )
    rows = flows(view).join(teams, on="hamlet_code", maintain_order="left")
    guided = pl.sum_horizontal(pl.col(column).fill_null(0) for column in _PEOPLE)
    above = lines(rows, side="numerator", amount=guided)
    below = lines(
        rows, side="denominator", form="M01", sheet_key=pl.col("list_key"), row=None, amount=pl.col("people"),
        note=pl.format("{} thành viên, kỳ {}", "people", "of_period"),
    )  # fmt: skip
    return pl.concat([above, below])


EVIDENCE = {"C5": dormant, "C6": by_member}
