"""Evidence of G1 and G2: the rows of M09 about news, broadcasts and the digital day."""

from datetime import date

import polars as pl

from etl import calendar
from etl.passport.activity_rows import amounts, listed, of_129, of_period, one_each, sheets_without
from etl.passport.lines import LINES
from etl.passport.view import View

_KINDS = {"": ["news", "broadcast"], "kind=news": ["news"], "kind=broadcast": ["broadcast"]}


def items(view: View) -> pl.DataFrame:
    """G1: quantities of the rows about news and broadcasts."""
    frames = []
    for breakdown, groups in _KINDS.items():
        rows = of_period(view).filter(pl.col("activity_group").is_in(groups))
        frames += [amounts(rows, "quantity", 1, breakdown), sheets_without(view, rows, 1, breakdown)]
    return pl.concat(frames)


def digital_day(view: View) -> pl.DataFrame:
    """G2: one for each commune with an event in October, of 129; the silent in the full base alone."""
    end = min(view.period.last_day, view.scope.as_of)
    year = calendar.containing(end, "year").year
    first, last = date(year, 10, 1), date(year, 10, 31)
    if view.period.kind == "month" or end < first:
        return pl.DataFrame(schema=LINES)
    known = listed(view).filter(pl.col("row_last") <= view.period.last_day)
    until = pl.coalesce("end_date", "start_date")
    event = (pl.col("activity_group") == "digital_day") & (pl.col("start_date") <= last) & (until >= first)
    about = (pl.col("row_first") <= last) & (pl.col("row_last") >= first)
    held = known.filter(event)
    return pl.concat([one_each(held, ["commune_code"]), of_129(view, "M09", known.filter(event | about))])


EVIDENCE = {"G1": items, "G2": digital_day}
