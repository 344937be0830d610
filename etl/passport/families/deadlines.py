"""Evidence of family A: the first receipt of each report with the day set for it, and the decisions."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from etl import reference
from etl.indicators.deadlines import hamlet_deadline
from etl.indicators.scope import Scope
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue
from etl.passport.view import View

_DAY = "%d/%m/%Y"


def _first(view: View, form: str, unit: str) -> pl.DataFrame:
    """The sheet of a form that came first of each unit: unit, sheet_key, came."""
    ledger = view.scope.tables.ledger().filter(
        (pl.col("form") == form) & pl.col("status").is_in(["accepted", "partly"]) & pl.col(unit).is_not_null()
    )
    ordered = ledger.sort("received_date", "received_order", "sheet_key")
    return ordered.unique(unit, keep="first", maintain_order=True).select(
        unit, "sheet_key", came="received_date"
    )


def _timed(receipts: pl.DataFrame, form: str, day: pl.Expr) -> pl.DataFrame:
    """One for every unit whose first receipt came by its last day; of the others 0, and why."""
    came = pl.format("nhận {}, ", pl.col("came").dt.strftime(_DAY)).fill_null("chưa gửi, ")
    note = came + pl.format("hạn đến hết {}", day.dt.strftime(_DAY))
    timely = (pl.col("came") <= day).fill_null(False).cast(pl.Float64)
    return lines(receipts, side="numerator", form=form, amount=timely, note=note, base="full")


def _last_day(deadline: date) -> date:
    """The last day that is in time."""
    return deadline if reference.switch("deadline_inclusive") else deadline - timedelta(days=1)


def commune_reports(view: View) -> pl.DataFrame:
    """A4: one for every commune whose first report came before the day, of all communes."""
    units = view.scope.communes.select("commune_code")
    receipts = units.join(_first(view, "M02a", "commune_code"), on="commune_code", how="left")
    below = lines(units, side="denominator", form="", amount=1, note="một xã, phường", base="full")
    return pl.concat([_timed(receipts, "M02a", pl.lit(_last_day(reference.day("commune_deadline")))), below])


def _listed(view: View, deadline: date, communes: list[str]) -> pl.DataFrame:
    """Hamlets of the communes that were in force on their day, each with its row of M10."""
    then = Scope(view.scope.tables, [replace(view.period, last_day=deadline)])
    return catalogue(then).filter(pl.col("commune_code").is_in(communes))


def hamlet_rosters(view: View) -> pl.DataFrame:
    """A5: one for every hamlet whose first roster came before its commune's day, of those in force then."""
    days: dict[date, list[str]] = {}
    for code in view.scope.communes["commune_code"]:
        days.setdefault(hamlet_deadline(code), []).append(code)
    frames = []
    for deadline, communes in days.items():
        hamlets = _listed(view, deadline, communes)
        receipts = hamlets.select("commune_code", "hamlet_code").join(
            _first(view, "M01", "hamlet_code"), on="hamlet_code", how="left"
        )
        frames.append(_timed(receipts, "M01", pl.lit(_last_day(deadline))))
        frames.append(lines(hamlets, side="denominator", form="M10", amount=1, base="full"))
    return pl.concat(frames)


def decided(view: View) -> pl.DataFrame:
    """A12: one for every commune with a whole decision by the end; its other rows are shown beside."""
    rows = view.scope.tables.current("M02a").drop_nulls("commune_code")
    whole = pl.all_horizontal(
        pl.col("decision_number", "attachment").is_not_null(), pl.col("decision_date") <= view.end
    ).fill_null(False)
    told = rows.with_columns(whole=whole).sort(
        "commune_code", ~pl.col("whole"), "decision_date", "sheet_key", "row", nulls_last=True
    )
    first = pl.col("commune_code").is_first_distinct()
    amount = pl.when(pl.col("whole") & first).then(1.0)
    lacking = pl.lit("thiếu số, ngày ký đến cuối kỳ hoặc tệp")
    note = pl.when("whole").then(pl.lit("đủ số, ngày ký và tệp")).otherwise(lacking)
    units = view.scope.communes.select("commune_code").join(
        told.select("commune_code").unique().with_columns(sent=pl.lit(True)), on="commune_code", how="left"
    )
    absent = pl.when(pl.col("sent").is_null()).then(pl.lit("chưa gửi M02a")).otherwise(pl.lit(""))
    silent = only_full(pl.col("sent").is_null())
    return pl.concat(
        [
            lines(told, side="numerator", form="M02a", hamlet_code=None, amount=amount, note=note),
            lines(units, side="denominator", form="", amount=1, note=absent, base=silent),
        ]
    )


EVIDENCE = {"A4": commune_reports, "A5": hamlet_rosters, "A12": decided}
