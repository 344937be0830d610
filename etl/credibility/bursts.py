"""Classes that crowd on the last days of a reporting month, as if written down to fill the report."""

import polars as pl

from etl import reference
from etl.indicators.scope import Scope


def signals(scope: Scope) -> pl.DataFrame:
    """Communes and months in which a share (setting) of enough classes lies in the last days (setting).

    ``value`` is the share in per cent; ``usual`` what the days would hold if classes were spread evenly.
    """
    held = scope.dated(scope.tables.current("M04").drop_nulls("class_code").with_columns(month="period"))
    days = reference.whole("signal_last_days")
    late = pl.col("session_date") > pl.col("row_last") - pl.duration(days=days)
    length = (pl.col("row_last") - pl.col("row_first")).dt.total_days() + 1
    shares = held.group_by("commune_code", period="month").agg(
        classes=pl.len(), value=100 * late.mean(), usual=(100 * days / length).first()
    )
    enough = pl.col("classes") >= reference.whole("signal_min_classes")
    found = shares.filter(enough & (pl.col("value") >= reference.number("signal_burst_share")))
    return found.with_columns(
        kind=pl.lit("last_day_burst"), form=pl.lit("M04"), column=pl.lit("session_date")
    )
