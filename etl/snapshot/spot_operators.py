"""The table of spots by operator: what each was sent, what it answered itself, and the evidence at hand."""

import polars as pl

from etl.snapshot.spots import KEYS, LARGE, NEWEST, latest
from etl.store import Tables

_ANSWERS = {
    "form_received_date": "acknowledged_date", "measured_date": "measured_date",
    "committed_date": "committed_date", "completed_date": "completed_date", "solution": "solution",
}  # fmt: skip
_NUMBER = r"^\d{1,5}(/\d{4})?/[\p{L}&\-.]{1,30}$"
"""A letter's number as offices write it (45/UBND-VHXH); anything else may be a name or a telephone."""


def spot_operators(tables: Tables) -> pl.DataFrame:
    """One row a spot, operators of its row and operator: number of the letter, evidence, its own answers.

    A row of all operators is one of each large one; a row that names none is one of ``other``. Evidence is
    bars (0 to 4), RSRP (dBm) and i-Speed download (Mbit/s) as the commune gave them.
    """
    named = pl.col("operators").fill_null(["other"])
    one = pl.when(named.list.contains("all")).then(pl.lit(LARGE)).otherwise(named).list.unique()
    number = pl.col("document_number").str.strip_chars()
    rows = latest(tables).select(
        "spot_code", "operators", one.alias("operator"),
        pl.when(number.str.contains(_NUMBER)).then(number).alias("document_number"),
        "signal_bars", "rsrp_dbm", "download_mbps",
    ).explode("operator")  # fmt: skip
    told = tables.current("M08a").sort(NEWEST).group_by("spot_code", "operator").agg(
        pl.col(name).drop_nulls().last().alias(called) for name, called in _ANSWERS.items()
    )  # fmt: skip
    joined = rows.join(told, on=["spot_code", "operator"], how="left")
    return joined.with_columns(pl.col("operators").list.join(";")).sort(*KEYS, "operator")
