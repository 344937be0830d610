"""Form M08a: what the operators answer about each spot, in monthly returns."""

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints
from etl.demo.days import NEVER, dates
from etl.demo.parameters import share, words
from etl.demo.phrases import phrase
from etl.demo.spot_rows import listings
from etl.demo.world import World

_STEPS = ("taken_in", "measured", "planned", "promised_again", "completed")
_REASONS = ("land", "public_objection", "funding", "licensing")


def draw_replies(world: World, spots: pl.DataFrame) -> pl.DataFrame:
    """Rows of M08a; an operator answers a spot in the month in which something new happened to it."""
    spots = _operators(spots)
    known = np.maximum.accumulate(listings(world, spots), axis=1)
    days = _return_days(world)
    spot, month = np.nonzero(_changed(world, spots) & known & (days <= world.today)[None, :])
    rows = spots[spot].with_columns(
        pl.Series("month", month),
        pl.Series([period.id for period in world.months]).gather(month).alias("period"),
        dates("received_date", days[month]),
    )
    return _sheets(_with_slips(world, _answers(world, rows, world.ends[month])))


def _operators(spots: pl.DataFrame) -> pl.DataFrame:
    """A spot of all operators is answered by one of the three: the largest."""
    return spots.with_columns(pl.col("operator").replace({"all": "viettel"}))


def _return_days(world: World) -> Ints:
    return np.asarray(world.ends + world.rng("operator returns").integers(2, 7, len(world.months)))


def _changed(world: World, spots: pl.DataFrame) -> Flags:
    """Spots x months in which the operator has something new to say."""
    known = np.zeros((spots.height, len(world.months) + 1), dtype=np.int64)
    for month, end in enumerate(world.ends):
        known[:, month + 1] = np.sum([spots[name].to_numpy() <= end for name in _STEPS], axis=0)
    return np.asarray(np.diff(known, axis=1) > 0)


def _answers(world: World, rows: pl.DataFrame, ends: Ints) -> pl.DataFrame:
    again = rows["promised_again"].to_numpy() <= ends
    promised = np.where(again, rows["committed_again"].to_numpy(), rows["committed"].to_numpy())
    planned = rows["planned"].to_numpy() <= ends
    days = {
        "form_received_date": rows["taken_in"].to_numpy(),
        "measured_date": rows["measured"].to_numpy(),
        "completed_date": rows["completed"].to_numpy(),
    }
    rng = world.rng("answers")
    measured = days["measured_date"] <= ends
    level = rng.integers(-118, -96, len(ends))
    speed = np.round(rng.uniform(1, 30, len(ends)), 1)
    reason = [
        [_REASONS[n]] if late else None for n, late in zip(rng.integers(0, 4, len(ends)), again, strict=True)
    ]
    return rows.with_columns(
        *[dates(name, np.where(values <= ends, values, NEVER)) for name, values in days.items()],
        dates("committed_date", np.where(planned, promised, NEVER)),
        pl.when(pl.Series(planned)).then("solution").alias("solution"),
        pl.when(pl.Series(planned)).then(phrase(words()["site_code"], spot=pl.col("spot_code").str.slice(3)))
        .alias("site_code"),
        pl.when(pl.Series(measured)).then(pl.Series(level)).alias("rsrp_dbm"),
        pl.when(pl.Series(measured & (level % 6 == 0))).then(pl.Series(level + 12)).alias("rscp_dbm"),
        pl.when(pl.Series(measured)).then(pl.Series(speed)).alias("download_mbps"),
        pl.Series("delay_reasons", reason, pl.List(pl.String)),
    )  # fmt: skip


def _with_slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows promise a day before the spot was taken in."""
    wrong = pl.Series(world.rng("answer slips").random(rows.height) < share("reporting", "row_error") * 0.5)
    early = pl.col("form_received_date").dt.offset_by("-20d")
    unfinished = pl.col("completed_date").is_null() & pl.col("committed_date").is_not_null()
    return rows.with_columns(
        pl.when(wrong & unfinished).then(early).otherwise("committed_date").alias("committed_date")
    )


def _sheets(rows: pl.DataFrame) -> pl.DataFrame:
    """One sheet a commune in each operator's file of the month."""
    rows = rows.sort("month", "operator", "commune_code", "spot_code", maintain_order=True)
    line = pl.int_range(pl.len()).over("month", "operator", "commune_code") + 1
    file = phrase("mo-phong/{operator}/M08a-{period}.xlsx", operator="operator", period="period")
    return rows.with_columns(line.alias("line"), file.alias("file"), pl.col("commune_code").alias("sheet"))
