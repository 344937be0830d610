"""What stood behind a commune's work at the end of each period: people in its teams, open spots."""

import polars as pl

from etl.indicators import rosters, spot_log
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]


def circumstances(scope: Scope) -> pl.DataFrame:
    """One row a period and commune: members of hamlet teams, open spots, households that those affect.

    ``members`` is null where no hamlet in force had a roster by then. A spot that several operators share
    is one spot, with the largest number of households that any of its rows tells; 0 where none is open.
    """
    people = scope.shared(rosters.hamlet_members).join(scope.hamlets, on=["period", "hamlet_code"])
    members = people.group_by(_COMMUNE).agg(pl.col("members").sum().cast(pl.Int64))
    spots = scope.shared(spot_log.spots).filter((pl.col("breakdown") == "") & pl.col("open"))
    weak = spots.group_by(_COMMUNE).agg(
        open_spots=pl.len().cast(pl.Int64), weak_households=pl.col("affected_households").sum()
    )
    rows = scope.communes.join(members, on=_COMMUNE, how="left").join(weak, on=_COMMUNE, how="left")
    return rows.with_columns(pl.col("open_spots", "weak_households").fill_null(0))
