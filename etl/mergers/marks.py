"""Which published figures of hamlets were carried through a change, so that screens can print “quy đổi”."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from etl.mergers.carrying import carried, carried_sums

if TYPE_CHECKING:
    from etl.indicators.scope import Scope

CONVERTED: Mapping[str, pl.DataType] = {
    "period": pl.String(), "indicator": pl.String(), "part": pl.Int32(),
    "commune_code": pl.String(), "hamlet_code": pl.String(),
}  # fmt: skip

_STOCKS = {("C1", 1): "cumulative_households", ("C3", 1): "cumulative_proficient_households",
           ("C10", 2): "qr_household_businesses", ("C11", 1): "ocop_products_listed"}  # fmt: skip
_SUMS = {("D2", 2): "first_time_attendees", ("D3", 1): "first_time_elderly_attendees",
         ("D4", 1): "first_time_disabled_attendees"}  # fmt: skip


def converted_marks(scope: "Scope") -> pl.DataFrame:
    """One row a period, indicator, part and hamlet in force whose figure was carried (CONVERTED)."""
    empty = pl.DataFrame(schema=dict(CONVERTED))
    if scope.hamlet_changes.is_empty():
        return empty
    from etl.indicators import class_log, monthly  # not above: they import this package

    rows = scope.shared(monthly.rows)
    found = [
        _marked(scope, name, carried(scope, rows.drop_nulls(column), [column]))
        for name, column in _STOCKS.items()
    ]
    classes = scope.shared(class_log.since_start).filter(class_log.PUBLIC)
    found += [
        _marked(scope, name, carried_sums(scope, classes.drop_nulls(column), [column], "session_date"))
        for name, column in _SUMS.items()
    ]
    return pl.concat([empty, *found]).sort(list(CONVERTED))


def _marked(scope: "Scope", name: tuple[str, int], frame: pl.DataFrame) -> pl.DataFrame:
    in_force = scope.hamlets.select("period", "commune_code", "hamlet_code")
    marked = frame.filter("converted").select("period", "hamlet_code")
    placed = in_force.join(marked, on=["period", "hamlet_code"], how="semi")
    told = placed.with_columns(indicator=pl.lit(name[0]), part=pl.lit(name[1], pl.Int32))
    return told.select(list(CONVERTED))
