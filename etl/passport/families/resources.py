"""Evidence of H1 to H3: budgets, what is spent of them, written criteria (M09), over communes and teams."""

import polars as pl

from etl.passport.activity_rows import latest, of_129, of_year, one_each
from etl.passport.lines import lines, only_full
from etl.passport.rows import dated, roster
from etl.passport.rows import latest as latest_row
from etl.passport.view import View
from etl.passport.visit_rows import visited

_MONTHS = 12


def allotted(view: View) -> pl.DataFrame:
    """H1: one for each commune whose last budget of the year is more than nothing, of 129."""
    rows = latest(view, "budget", "half")
    some = rows.filter(pl.col("budget_vnd").sum().over("commune_code") > 0)
    return pl.concat([one_each(some, ["commune_code"]), of_129(view, "M09", of_year(view))])


def money(view: View) -> pl.DataFrame:
    """H2: thousand đồng over the months of every team (1); đồng spent over đồng allotted (2)."""
    rows = latest(view, "budget", "half")
    note = pl.format("kỳ {}", "of_period")
    shown = {"form": "M09", "hamlet_code": None, "note": note}
    allotted = lines(rows, side="numerator", amount=pl.col("budget_vnd") / 1000, **shown)
    spent, budget = pl.col("disbursed_vnd"), pl.col("budget_vnd")
    there = rows.filter(budget.sum().over("commune_code") > 0)
    told = (spent.count() > 0).over("commune_code")
    above = lines(there, side="numerator", amount=spent, part=2, **shown)
    below = lines(there, side="denominator", amount=budget, part=2, base=only_full(~told), **shown)
    return pl.concat([allotted, _teams(view, rows), above, below])


def _teams(view: View, budgets: pl.DataFrame) -> pl.DataFrame:
    """Twelve months of each hamlet in force with a roster, a monthly report or a visit."""
    rosters = roster(view.scope, "M01").select("hamlet_code", "sheet_key", form=pl.lit("M01"))
    reports = latest_row(view.scope, dated(view.scope, "M03"), "hamlet_code")
    visits = visited(view.scope).filter(pl.col("row_last") <= view.period.last_day).sort("row_last")
    later = [(reports, "M03"), (visits, "M03b")]
    both = pl.concat(
        [rosters, *(rows.select("hamlet_code", "sheet_key", form=pl.lit(f)) for rows, f in later)]
    )
    one = both.unique("hamlet_code", keep="first", maintain_order=True)
    teams = view.scope.hamlets.select("commune_code", "hamlet_code").join(one, on="hamlet_code")
    paid = pl.col("commune_code").is_in(budgets["commune_code"].unique().to_list())
    return lines(
        teams, side="denominator", form=pl.col("form"), amount=_MONTHS, base=only_full(~paid),
        note="Tổ của thôn, 12 tháng",
    )  # fmt: skip


def written(view: View) -> pl.DataFrame:
    """H3: one for each commune with a criterion and its document in the year, of 129."""
    rows = of_year(view)
    rule = (pl.col("activity_group") == "evaluation_criterion") & pl.col("document_number").is_not_null()
    return pl.concat([one_each(rows.filter(rule), ["commune_code"]), of_129(view, "M09", rows)])


EVIDENCE = {"H1": allotted, "H2": money, "H3": written}
