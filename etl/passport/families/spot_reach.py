"""Evidence of S6: the households of each open spot, and the spots at places that come first (M07)."""

import polars as pl

from etl.passport.lines import lines
from etl.passport.spot_rows import CLOSED, SPOT, by_breakdown, nothing_found, one_each, spot_rows
from etl.passport.view import View

_URGENT = ("admin_centre", "dense_residential")


def touched(view: View) -> pl.DataFrame:
    """S6: most households told of a spot (1), spots at urgent places (2), spots without households (3)."""
    rows = by_breakdown(spot_rows(view), types=False).filter(pl.col("breakdown") == "")
    is_open = (~pl.col("status").is_in(CLOSED)).any().over(SPOT)
    households = pl.col("affected_households")
    asked = rows.filter(is_open).sort(SPOT, "affected_households", descending=[False, True], nulls_last=True)
    urgent = pl.any_horizontal(pl.col("priorities").list.contains(one) for one in _URGENT).fill_null(False)
    first = pl.col(SPOT).is_first_distinct()
    reached = lines(
        asked, side="numerator", form="M07", amount=pl.when(first).then(households),
        note=pl.format("điểm {}, {}", SPOT, "operators_named"),
    )  # fmt: skip
    frames = [reached]
    for part, chosen in ((2, urgent.any().over(SPOT)), (3, households.is_null().all().over(SPOT))):
        counted = one_each(asked, "numerator", chosen)
        frames.append(counted.with_columns(part=pl.lit(part, pl.Int32)))
    return pl.concat([*frames, *(nothing_found(view, part) for part in (1, 2, 3))])


EVIDENCE = {"S6": touched}
