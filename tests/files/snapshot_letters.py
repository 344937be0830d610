"""What letters need of the tests' snapshot: each spot by operator, and the settings of letters."""

import csv
from datetime import date
from pathlib import Path

import polars as pl

SETTINGS = Path(__file__).resolve().parents[2] / "data" / "reference" / "settings.csv"
LARGE = ["viettel", "vnpt", "mobifone"]
DAYS = ("acknowledged_date", "measured_date", "committed_date", "completed_date")


def spot_operators(spots: pl.DataFrame) -> pl.DataFrame:
    """The table of that name over the table of spots: what the row says is what its operator answered."""
    named = pl.col("operators").fill_null("other").str.split(";")
    one = pl.when(named.list.contains("all")).then(pl.lit(LARGE)).otherwise(named)
    return spots.select(
        "spot_code", "operators", one.alias("operator"),
        pl.when(pl.col("sent_date").is_not_null()).then(pl.lit("45/UBND-VHXH")).alias("document_number"),
        pl.lit(1, pl.Int64).alias("signal_bars"), pl.lit(-115, pl.Int64).alias("rsrp_dbm"),
        pl.lit(None, pl.Float64).alias("download_mbps"), *DAYS, "solution",
    ).explode("operator")  # fmt: skip


def settings(like: pl.DataFrame) -> pl.DataFrame:
    """The settings with those of letters and of C6 besides, as they stand in the reference table."""
    with SETTINGS.open(encoding="utf-8", newline="") as file:
        rows = [
            {**row, "unit": row["unit"] or None, "source_date": date.fromisoformat(row["source_date"])}
            for row in csv.DictReader(file) if row["key"].startswith(("letter_", "guided_per_member_"))
        ]  # fmt: skip
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)], how="vertical")
