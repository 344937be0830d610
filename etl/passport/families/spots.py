"""Evidence of family S: the log of weak-signal spots (M07), a line a spot and its rows behind it."""

import polars as pl

from etl.passport.spot_rows import SPOT, by_breakdown, nothing_found, of_all, one_each, spot_rows
from etl.passport.view import View


def open_spots(view: View) -> pl.DataFrame:
    """S1: one for every spot any of whose rows is open; a report that none is open adds nothing."""
    rows = by_breakdown(spot_rows(view), types=True)
    is_open = ~pl.col("status").is_in(["confirmed", "not_confirmed"])
    counted = one_each(rows, "numerator", is_open.any().over("breakdown", SPOT))
    return pl.concat([counted, nothing_found(view)])


def _kept(view: View) -> pl.DataFrame:
    """Rows of the spots that were not all found to be none."""
    rows = by_breakdown(spot_rows(view), types=False)
    return rows.filter(~of_all(pl.col("status") == "not_confirmed"))


def sent(view: View) -> pl.DataFrame:
    """S2: spots all of whose rows were sent to the operator with a document, of those detected."""
    rows = _kept(view)
    detected = (pl.col("detected_date") <= view.end).fill_null(False).any().over("breakdown", SPOT)
    above = one_each(rows, "numerator", detected & of_all(pl.col("was_sent")))
    return pl.concat([above, one_each(rows, "denominator", detected)])


def fixed(view: View) -> pl.DataFrame:
    """S3: spots whose rows are all confirmed fixed, of those sent; rows found to be none are left out."""
    rows = _kept(view).filter(pl.col("status") != "not_confirmed")
    was_sent = of_all(pl.col("was_sent"))
    above = one_each(rows, "numerator", was_sent & of_all(pl.col("status") == "confirmed"))
    return pl.concat([above, one_each(rows, "denominator", was_sent)])


EVIDENCE = {"S1": open_spots, "S2": sent, "S3": fixed}
