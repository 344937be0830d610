"""Form M07: what a commune's spot book says at the end of each month, and its zero reports."""

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints
from etl.demo.days import NEVER, dates
from etl.demo.parameters import parameters, share, words
from etl.demo.phrases import phrase, sheet_file
from etl.demo.world import World

_STATES = (
    "", "new", "sent", "received", "measured", "planned", "in_progress", "reported_fixed", "confirmed",
    "not_confirmed", "reopened",
)  # fmt: skip
_STEPS = ("detected", "sent", "taken_in", "measured", "planned", "working", "completed")
_STRENGTH = {"no_signal": (-135, -121), "dead_spot": (-120, -111), "poor_quality": (-110, -101)}


def states_at(spots: pl.DataFrame, day: int) -> Ints:
    """State of every spot on that day, as a place in the list of states (0 = not known yet)."""
    reached = np.sum([spots[name].to_numpy() <= day for name in _STEPS], axis=0)
    checked = spots["checked"].to_numpy() <= day
    state = np.where(checked, np.where(spots["none_there"].to_numpy(), 9, 8), reached)
    return np.where(spots["reopened"].to_numpy() <= day, 10, state)


def listings(world: World, spots: pl.DataFrame) -> Flags:
    """Spots x months: whether the spot stands in its commune's sheet, which lists what changed."""
    at = spots["at"].to_numpy()
    listed = np.zeros((spots.height, len(world.months)), dtype=bool)
    before = np.zeros(spots.height, dtype=np.int64)
    for month, end in enumerate(world.ends):
        state = states_at(spots, int(end))
        listed[:, month] = (state != before) & world.sent["M07"][at, month]
        before = np.where(listed[:, month], state, before)
    return listed


def draw_spot_book(world: World, spots: pl.DataFrame) -> pl.DataFrame:
    """Rows of M07: changed spots, zero reports, and once a quarter the commune's i-Speed figure."""
    spot, month = np.nonzero(listings(world, spots))
    ends = world.ends[month]
    rows = spots[spot].with_columns(pl.Series("month", month))
    state = np.array([states_at(spots, int(end)) for end in world.ends])[month, spot]
    rows = rows.with_columns(
        pl.Series("status", [_STATES[one] for one in state], pl.String),
        _until("detected_date", rows["detected"], ends),
        _until("sent_date", rows["sent"], ends),
        _until("rechecked_date", rows["checked"], ends),
        _until("reopened_date", rows["reopened"], ends),
        pl.Series("first", ~_listed_before(spot)),
    )
    rows = _with_slips(world, _described(world, rows))
    return _with_speed(world, _sheets(world, rows))


def _until(name: str, days: pl.Series, ends: Ints) -> pl.Series:
    values = days.to_numpy()
    return dates(name, np.where(values <= ends, values, NEVER))


def _listed_before(spot: Ints) -> Flags:
    """Rows come spot by spot, month by month: all but the first of each spot were listed before."""
    return np.diff(spot, prepend=-1) == 0


def _described(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    text, outside = words(), parameters()["cast"]["spot_outside"]
    places = [phrase(template, hamlet="full_name") for template in text["spot_places"]]
    results = {"confirmed": "fixed", "not_confirmed": "no_spot", "reopened": "not_fixed"}
    number = phrase(text["document_number"], number=(pl.col("sent") % 400 + 10).cast(pl.String))
    first = (pl.col("commune_code") == outside) & (pl.col("number") == 1)
    rows = rows.with_columns(_strength(world, rows))
    return rows.with_columns(
        pl.when(first).then(pl.lit(text["outside_place"]))
        .otherwise(pl.coalesce([pl.when(pl.col("place") == at).then(one) for at, one in enumerate(places)]))
        .alias("location_description"),
        pl.concat_list("operator").alias("operators"),
        pl.when(pl.col("priority").is_not_null()).then(pl.concat_list("priority")).alias("priorities"),
        pl.when(pl.col("sent_date").is_not_null()).then(number).alias("document_number"),
        pl.col("status").replace_strict(results, default=None).alias("recheck_result"),
        pl.when(pl.col("place") % 3 == 0).then(pl.lit("both")).when(pl.col("place") % 3 == 1)
        .then(pl.lit("indoor")).otherwise(pl.lit("outdoor")).alias("indoor_outdoor"),
        pl.col("radius_m").cast(pl.Int64),
    )  # fmt: skip


def _strength(world: World, rows: pl.DataFrame) -> list[pl.Expr]:
    """dBm where it was measured, else bars; speed where there is any. The same at every listing."""
    codes = rows["spot_code"].unique().sort()
    drawn = world.rng("signal").random((len(codes), 3))[codes.search_sorted(rows["spot_code"]).to_numpy()]
    low, high = np.array([_STRENGTH[kind] for kind in rows["spot_type"]]).reshape(-1, 2).T
    rsrp = pl.Series(np.round(low + drawn[:, 0] * (high - low)).astype(np.int64))
    with_dbm, weak = pl.Series(drawn[:, 1] < 0.45), pl.col("spot_type") == "poor_quality"
    return [
        pl.when(with_dbm).then(rsrp).alias("rsrp_dbm"),
        pl.when(~with_dbm).then(weak.cast(pl.Int64)).alias("signal_bars"),
        pl.when(weak).then(pl.Series(np.round(0.5 + drawn[:, 2] * 6, 1))).alias("download_mbps"),
    ]


def _with_slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few later listings give the dBm without its minus sign: refused, the listing before stands."""
    wrong = pl.Series(world.rng("spot slips").random(rows.height) < share("reporting", "row_error"))
    return rows.with_columns(
        pl.when(wrong & ~pl.col("first"))
        .then(pl.col("rsrp_dbm").abs())
        .otherwise("rsrp_dbm")
        .alias("rsrp_dbm")
    )


def _sheets(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Put the rows into the sheets that arrived; a sheet without any is a zero report."""
    commune, month = np.nonzero(world.sent["M07"])
    sheets = pl.DataFrame({"at": commune, "month": month}).with_columns(
        world.communes["commune_code"].gather(commune).alias("commune_code"),
        pl.Series([period.id for period in world.months]).gather(month).alias("period"),
        dates("received_date", world.received["M07"][commune, month]),
    )
    held = rows.drop("commune_code").join(sheets, on=["at", "month"], how="inner", maintain_order="left")
    empty = sheets.join(held, on=["at", "month"], how="anti", maintain_order="left")
    both = pl.concat([held, empty.with_columns(pl.lit(True).alias("zero_report"))], how="diagonal_relaxed")
    both = both.sort("at", "month", "spot_code", "operator", maintain_order=True)
    line = pl.int_range(pl.len()).over("at", "month") + 1
    return both.with_columns(line.alias("line"), sheet_file("M07", "period"), pl.lit("M07").alias("sheet"))


def _with_speed(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """The commune's median 4G speed, on the first row of the last month of each quarter."""
    closing = [at for at, period in enumerate(world.months) if period.number % 3 == 0]
    here = pl.col("month").is_in(closing) & (pl.col("line") == 1)
    trend = 1 - 0.012 * (15 - pl.col("month"))
    speed = pl.Series(world.trait("speed")).gather(rows["at"])
    samples = pl.Series(np.round(world.trait("samples")).astype(np.int64)).gather(rows["at"])
    return rows.with_columns(
        pl.when(here).then((speed * trend).round(1)).alias("commune_download_mbps"),
        pl.when(here).then(samples).alias("commune_speed_samples"),
    )
