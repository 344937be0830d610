"""The sheets that communes sent: to which periods they belong, how sound they are, how long ago they came."""

import polars as pl

from etl import calendar
from etl.indicators.carry import inside
from etl.indicators.declaration import counts, reported_or_not
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]
_STANDING = ["accepted", "partly"]


def sheets(scope: Scope) -> pl.DataFrame:
    """Sheets of the ledger that were read, in every period in which theirs lies; adds ``period``.

    A sheet without a period belongs to that of the day on which it came. What came a second time, or waits
    for review, was not read; what no commune sent belongs to none.
    """
    read = scope.tables.ledger().filter(
        ~pl.col("status").is_in(["duplicate", "needs_review"]) & pl.col("commune_code").is_not_null()
    )
    found = [_span(id) for id in read["period"].drop_nulls().unique()]
    spans = pl.DataFrame(
        [span for span in found if span],
        schema={"period": pl.String, "row_first": pl.Date, "row_last": pl.Date},
        orient="row",
    )
    received = pl.col("received_date")
    dated = read.join(spans, on="period", how="left").with_columns(
        pl.col("row_first", "row_last").fill_null(received)
    )
    return inside(scope, dated.drop("period"))


def _span(id: str) -> tuple[str, object, object] | None:
    """A period with its days; None where a sender wrote one that does not exist."""
    try:
        found = calendar.period(id)
    except ValueError:
        return None
    return id, found.first_day, found.last_day


def rows_at_fault(scope: Scope) -> pl.DataFrame:
    """Part 1: rows rejected; part 2: rows accepted with a warning; both of the rows read in the period."""
    read = scope.shared(sheets)
    warned = read.join(_warned_rows(scope), on="sheet_key", how="inner")
    sums = read.group_by(_COMMUNE).agg(
        denominator=pl.col("rows_read").sum(), rejected=pl.col("rows_rejected").sum()
    )
    rows = (
        scope.communes.join(sums, on=_COMMUNE, how="left")
        .join(
            warned.group_by(_COMMUNE).agg(warned=pl.struct("sha256", "sheet", "row").n_unique()),
            on=_COMMUNE,
            how="left",
        )
        .with_columns(pl.col("warned").fill_null(0))
    )
    sent = (pl.col("denominator") > 0).fill_null(False)
    whole = rows.with_columns(full=sent, reported=sent, known=sent, present=sent, state=reported_or_not(sent))
    return pl.concat(
        counts(whole.with_columns(part=part, numerator=name))
        for part, name in ((1, "rejected"), (2, "warned"))
    )


def _warned_rows(scope: Scope) -> pl.DataFrame:
    """sheet_key and row of what has a warning and no error, of its own or of its whole sheet."""
    log = scope.tables.quality()
    errors = log.filter(pl.col("severity") == "error")
    warnings = log.filter((pl.col("severity") == "warning") & pl.col("row").is_not_null())
    sound = warnings.join(errors, on=["sheet_key", "row"], how="anti").join(
        errors.filter(pl.col("row").is_null()), on="sheet_key", how="anti"
    )
    return sound.select("sheet_key", "row").unique()


def _days_since(scope: Scope) -> pl.DataFrame:
    """Communes with the days between the last thing received from them and the end of each period."""
    accepted = scope.tables.ledger().filter(pl.col("status").is_in(_STANDING)).drop_nulls("commune_code")
    days = accepted.select("commune_code", "received_date").unique().sort("received_date")
    ends = scope.communes.join(scope.periods.select("period", "end"), on="period").sort("end")
    last = ends.join_asof(
        days, left_on="end", right_on="received_date", by="commune_code", check_sortedness=False
    )
    return last.with_columns(numerator=(pl.col("end") - pl.col("received_date")).dt.total_days())


def freshness(scope: Scope) -> pl.DataFrame:
    """Those days as counts of the communes; one that never sent anything has no figure."""
    ever = pl.col("numerator").is_not_null()
    rows = scope.shared(_days_since)
    return counts(
        rows.with_columns(full=ever, reported=ever, known=ever, present=ever, state=reported_or_not(ever))
    )


def median_freshness(scope: Scope) -> pl.DataFrame:
    """The province: the median of the communes that ever sent something."""
    known = scope.shared(_days_since).drop_nulls("numerator")
    middle = known.group_by("period").agg(value=pl.col("numerator").cast(pl.Float64).median())
    return middle.with_columns(
        part=1, breakdown=pl.lit(""), numerator="value", denominator=None, state=pl.lit("ok"), stale=False
    )
