"""The sheets of M09: which are due, when they arrive, and the rows in each."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.calendar import Period, months_in, periods_until
from etl.demo.activities.movements import campaign_rows, movement_rows
from etl.demo.activities.publicity import digital_day_rows, publicity_rows
from etl.demo.activities.resources import half_year_rows, year_rows
from etl.demo.chance import Ints
from etl.demo.days import dates, day
from etl.demo.parameters import share, words
from etl.demo.phrases import sheet_file
from etl.demo.world import World

_INTERIM_FROM = (11, 2)
"""In November communes report the current quarter early, because of the Digital Day in October."""


def draw_activities(world: World) -> pl.DataFrame:
    """Rows of M09 in the sheets that arrived by the as-of date."""
    sheets = _sheets(world)
    quarters = sheets.filter(pl.col("kind") == "quarter")
    parts = [
        publicity_rows(world, quarters),
        digital_day_rows(world, quarters),
        campaign_rows(world, quarters),
        movement_rows(world, quarters),
        half_year_rows(world, sheets.filter(pl.col("kind") == "half")),
        year_rows(world, sheets.filter(pl.col("kind") == "year")),
    ]
    rows = pl.concat(parts, how="diagonal_relaxed")
    rows = rows.join(sheets.drop("kind"), on=["at", "period"], how="inner", maintain_order="left")
    rows = rows.sort("at", "period", "place", maintain_order=True).with_columns(
        (pl.int_range(pl.len()).over("at", "period") + 1).alias("line"),
        world.communes["commune_code"]
        .gather(rows.sort("at", "period", "place", maintain_order=True)["at"])
        .alias("commune_code"),
    )
    return _with_slips(world, _with_remarks(world, rows))


def _sheets(world: World) -> pl.DataFrame:
    """``at``, ``period``, ``kind``, ``received_date`` of every sheet that arrived."""
    parts = [_sheet(world, period) for period in _due(world)]
    schema = {"at": pl.Int64, "period": pl.String, "kind": pl.String, "received_date": pl.Date}
    found = pl.concat([pl.DataFrame(schema=schema), *parts])
    return found.filter(pl.col("received_date") <= world.as_of)


def _due(world: World) -> list[Period]:
    interim = date(world.as_of.year, *_INTERIM_FROM)
    return [
        period
        for period in periods_until(world.as_of)
        if period.kind != "month"
        and (period.closed or (period.kind == "quarter" and period.number == 4 and world.as_of >= interim))
    ]


def _sheet(world: World, period: Period) -> pl.DataFrame:
    rng, count = world.rng(f"activities of {period.id}"), world.communes.height
    if period.closed:
        ids = [month.id for month in world.months]
        pack: Ints = world.received["M03"][:, ids.index(months_in(period)[-1].id)]
        received, missing = pack + rng.integers(0, 2, count) * (pack % 2), share("reporting", "form_missing")
    else:
        received = day(date(world.as_of.year, *_INTERIM_FROM)) + rng.integers(0, 14, count)
        missing = 1 - share("activities", "interim_report")
    arrived = np.flatnonzero(rng.random(count) >= missing)
    return pl.DataFrame({"at": arrived}).with_columns(
        pl.lit(period.id).alias("period"),
        pl.lit(period.kind).alias("kind"),
        dates("received_date", received[arrived]),
    )


def _with_remarks(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Files of the sheets, evidence, and on a third of the sheets a remark, on the first row."""
    rng, texts = world.rng("activity remarks"), words()["difficulties"]
    said = pl.Series(rng.random(rows.height) < 0.33) & (pl.col("line") == 1)
    remark = pl.Series(texts).gather(rng.integers(0, len(texts), rows.height))
    proof = pl.concat_str(pl.lit("minh-chung/M09-"), "period", pl.lit("-"), pl.col("line"), pl.lit(".pdf"))
    return rows.with_columns(
        pl.when(said).then(remark).alias("difficulties_proposals"),
        pl.when(pl.Series(rng.random(rows.height) < 0.7)).then(proof).alias("evidence"),
        sheet_file("M09", "period"),
        pl.lit("M09").alias("sheet"),
    )


def _with_slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows end before they start (refused); a few spend more than was allotted (a remark)."""
    drawn = pl.Series(world.rng("activity slips").random(rows.height))
    wrong = share("reporting", "row_error")
    backwards = (
        (drawn < 4 * wrong) & pl.col("end_date").is_not_null() & (pl.col("activity_group") != "digital_day")
    )
    over = (drawn > 1 - wrong) & pl.col("budget_vnd").is_not_null()
    return rows.with_columns(
        pl.when(backwards)
        .then(pl.col("start_date") - timedelta(days=3))
        .otherwise("end_date")
        .alias("end_date"),
        pl.when(over)
        .then(pl.col("budget_vnd") + 1_000_000)
        .otherwise("disbursed_vnd")
        .alias("disbursed_vnd"),
    )
