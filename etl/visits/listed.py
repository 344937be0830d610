"""Places written to the letter as the catalogue of hamlets (M10) writes them."""

import polars as pl

from etl.checks.intake import latest_hamlets
from etl.known import Known


def catalogue(known: Known) -> pl.DataFrame:
    """The hamlets of the catalogue as rules look at it: hamlet_code, commune, name."""
    rows = latest_hamlets(known).filter(pl.col("hamlet_type").ne_missing("commune"))
    return rows.select("hamlet_code", commune=pl.col("hamlet_code").str.slice(0, 5), name="hamlet_name")


def to_the_letter(written: pl.DataFrame, hamlets: pl.DataFrame) -> pl.Series:
    """Of each writing whether code, commune and name (where given) are those of the catalogue."""
    found = written.join(hamlets, on="hamlet_code", how="left", maintain_order="left")
    same_name = pl.col("hamlet_name").is_null() | (pl.col("hamlet_name") == pl.col("name"))
    same = (pl.col("commune_code") == pl.col("commune")) & same_name
    return found.select(same.fill_null(False)).to_series()
