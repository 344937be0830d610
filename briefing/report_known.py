"""What a report compares: its period, the period before, the same period of the year before."""

import polars as pl

from briefing.edition import Edition, Row, row_of
from figures.coverage import ALL
from figures.measures import Measures
from figures.report_words import Earlier, Known
from figures.report_words_periods import period_name


def known_of(edition: Edition) -> Known:
    """The figures that the report's sentences follow from."""
    return Known(
        _figures(edition, edition.code), _earlier(edition, _before(edition)),
        _earlier(edition, _year(edition)), bool(edition.period["closed"]), edition.catalogue,
        frozenset((code, part) for place, code, part in edition.restated() if place is None),
    )  # fmt: skip


def _figures(edition: Edition, period: str) -> Measures:
    """The province's figures; a nought that stands for nobody's report is not reported."""
    frame = edition.ask("scope_figures", period=period, group=ALL)
    nobody = (pl.col("communes_reporting") == 0) & ~pl.col("stale") & (pl.col("state") == "ok")
    return Measures(
        frame.with_columns(pl.when(nobody).then(pl.lit("not_reported")).otherwise("state").alias("state"))
    )


def _before(edition: Edition) -> Row | None:
    """The period of the same kind that ended last before this one."""
    own = edition.period
    earlier = [
        row for row in edition.ask("periods").to_dicts()
        if row["kind"] == own["kind"] and row["last_day"] < own["first_day"]
    ]  # fmt: skip
    return max(earlier, key=lambda row: row["last_day"], default=None)


def _year(edition: Edition) -> Row | None:
    """The same period of the year before; None for a year, which the period before is already."""
    if edition.period["kind"] == "year":
        return None
    year, _, part = edition.code.partition("-")
    return row_of(edition.ask("periods"), "period", f"{int(year) - 1}-{part}")


def _earlier(edition: Edition, period: Row | None) -> Earlier | None:
    if period is None:
        return None
    return Earlier(period_name(period), _figures(edition, period["period"]))
