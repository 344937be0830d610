"""Evidence of S4, S5 and S8: what operators promised and completed (M08a), and what communes found (M07)."""

from fractions import Fraction

import polars as pl

from etl import reference
from etl.passport.evidence import Evidence
from etl.passport.lines import lines
from etl.passport.rows import dated
from etl.passport.spot_rows import (
    CLOSED,
    PAIR,
    SPOT,
    answers,
    by_breakdown,
    by_operator,
    of_all,
    one_each,
    spot_rows,
    told_of_spots,
)
from etl.passport.view import View

_LINE = ["breakdown", SPOT]
_NEWEST = ["row_last", "row_first", "received_order", "sheet_key", "row"]
_OF_ITS_OPERATOR = (pl.col("breakdown") == "") | (
    pl.col("breakdown") == pl.concat_str(pl.lit("operator="), "operator")
)


def overdue(view: View) -> pl.DataFrame:
    """S4: sent and open spots, those past a promise above; part 2 the spots for which nobody promised."""
    rows = by_breakdown(spot_rows(view), types=False)
    is_open = ~pl.col("status").is_in(CLOSED)
    asked = rows.filter(is_open.any().over(_LINE) & of_all(pl.col("was_sent")))
    told = answers(view, "committed_date").select(
        *PAIR, "committed_date", told_by="sheet_key", told_row="row"
    )
    each = by_operator(asked.filter(is_open)).join(told, on=PAIR, maintain_order="left")
    promised = each.filter(_OF_ITS_OPERATOR)
    late = promised.filter(pl.col("committed_date") < view.end).unique(
        _LINE, keep="first", maintain_order=True
    )
    above = lines(
        late, side="numerator", form="M08a", sheet_key=pl.col("told_by"), row=pl.col("told_row"), amount=1,
        note=pl.format("điểm {}, hẹn {}", SPOT, _day("committed_date")),
    )  # fmt: skip
    without = asked.join(promised.select(_LINE), on=_LINE, how="anti", maintain_order="left")
    beside = one_each(without, "numerator", pl.lit(True)).with_columns(part=pl.lit(2, pl.Int32))
    return pl.concat([above, one_each(asked, "denominator", pl.lit(True)), beside])


def waits(view: View) -> pl.DataFrame:
    """S5: days of every spot and operator that was sent: above where the repair was confirmed, else below."""
    rows = spot_rows(view)
    everyone = pl.col("operators").list.contains("all")
    named = pl.when(everyone).then(pl.lit(["all"])).otherwise("operators")
    whole = rows.with_columns(operator=named, breakdown=pl.lit("")).explode("operator")
    each = by_operator(rows).with_columns(breakdown=pl.concat_str(pl.lit("operator="), "operator"))
    both = pl.concat([whole, each], how="diagonal").drop_nulls("operator").sort(_NEWEST, maintain_order=True)
    pairs = both.unique(["breakdown", *PAIR], keep="last", maintain_order=True)
    sent = pairs.filter(pl.col("was_sent") & (pl.col("status") != "not_confirmed"))
    told = answers(view, "completed_date").select(*PAIR, "completed_date")
    last = told.group_by(SPOT).agg(pl.col("completed_date").max(), operator=pl.lit("all"))
    answered = sent.join(
        pl.concat([told, last.select(told.columns)]), on=PAIR, how="left", maintain_order="left"
    )
    return _days(view, answered.rechunk())


def _days(view: View, sent: pl.DataFrame) -> pl.DataFrame:
    confirmed, since = pl.col("status") == "confirmed", pl.col("sent_date")
    days = [
        pl.when(pl.col(name) >= since).then(pl.col(name)) for name in ("completed_date", "rechecked_date")
    ]
    dated = sent.with_columns(fixed=pl.when(confirmed).then(pl.coalesce(days)))
    known = dated.filter(~confirmed | pl.col("fixed").is_not_null())
    fixed = (pl.col("fixed") <= view.end).fill_null(False)
    until = pl.when(fixed).then("fixed").otherwise(view.end)
    done = pl.format("điểm {}, chuyển {}, khắc phục {}", SPOT, _day("sent_date"), _day("fixed"))
    waiting = pl.format("điểm {}, chuyển {}, còn mở", SPOT, _day("sent_date"))
    return lines(
        known,
        side=pl.when(fixed).then(pl.lit("numerator")).otherwise(pl.lit("denominator")),
        form="M07",
        amount=(until - since).dt.total_days(),
        note=pl.when(fixed).then(done).otherwise(waiting),
    )


def _day(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%d/%m/%Y").fill_null("")


def median_days(waits: pl.DataFrame, part: int) -> float | None:
    """Kaplan and Meier's median of the days (part 1), or the longest of them (part 2)."""
    days = [(float(amount), side == "numerator") for amount, side in waits.select("amount", "side").rows()]
    if part == 2:
        return max((day for day, _ in days), default=None)
    left = Fraction(1)
    for day in sorted({day for day, fixed in days if fixed}):
        left *= 1 - Fraction(days.count((day, True)), sum(other >= day for other, _ in days))
        if left <= Fraction(1, 2):
            return day
    return None


def rechecked(view: View) -> pl.DataFrame:
    """S8: completions of the period; those re-checked (part 1) and those soon opened again (part 2) above."""
    told = dated(view.scope, "M08a").drop_nulls([*PAIR, "completed_date"]).sort(_NEWEST, maintain_order=True)
    pairs = told.unique(PAIR, keep="last", maintain_order=True).filter(
        pl.col("completed_date").is_between(view.scope.periods["first_day"][0], view.end)
    )
    asked = pairs.join(told_of_spots(view), on="commune_code", how="semi", maintain_order="left")
    log = by_operator(dated(view.scope, "M07").drop_nulls(SPOT)).sort(_NEWEST, maintain_order=True)
    names = [*PAIR, "rechecked_date", "reopened_date", "sheet_key", "row"]
    found = log.unique(PAIR, keep="last", maintain_order=True).select(names)
    both = asked.join(found, on=PAIR, how="left", suffix="_seen", maintain_order="left")
    after = (pl.col("reopened_date") - pl.col("completed_date")).dt.total_days()
    kinds = {
        1: (pl.col("rechecked_date") >= pl.col("completed_date"), "rechecked_date", "kiểm lại"),
        2: (after.is_between(0, reference.whole("spot_reopen_days")), "reopened_date", "mở lại"),
    }
    frames = []
    for part, (good, day, word) in kinds.items():
        below = _twice(both)
        done = pl.format("điểm {}, báo hoàn thành {}", SPOT, _day("completed_date"))
        frames.append(lines(below, side="denominator", form="M08a", amount=1, part=part, note=done))
        seen = {"sheet_key": pl.col("sheet_key_seen"), "row": pl.col("row_seen")}
        note = pl.format("điểm {}, {} {}", SPOT, pl.lit(word), _day(day))
        above = _twice(both.filter(good))
        frames.append(lines(above, side="numerator", form="M07", amount=1, part=part, note=note, **seen))
    return pl.concat(frames)


def _twice(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows for the whole, and for their operator."""
    named = pl.concat_str(pl.lit("operator="), "operator")
    return pl.concat([rows.with_columns(breakdown=pl.lit("")), rows.with_columns(breakdown=named)])


EVIDENCE = {
    "S4": overdue,
    "S5": Evidence(
        waits,
        value=median_days,
        legs={1: (1,), 2: (1,)},
        formula="trung vị Kaplan–Meier của số ngày; điểm còn mở tính đến ngày số liệu",
    ),
    "S8": rechecked,
}
