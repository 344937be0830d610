"""Stored visits: one sorted Parquet file a file received, beside the other rows of its batch."""

import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from etl.visits import hamlets, packing
from etl.visits.log import CODE
from etl.visits.packing import PARTS

ROWS_A_GROUP = 100_000
"""Rows a group of a stored file: the visits of one commune lie in few groups, and only those are read."""
PART: dict[str, pl.DataType] = {
    "batch": pl.Int64(), "receipt": pl.Int64(), "received_date": pl.Date(), "commune_code": pl.String(),
}  # fmt: skip


def file_of(batches: Path, batch: int, receipt: int) -> Path:
    """Where the visits of one file lie."""
    return batches / f"{batch:06d}" / name_of(receipt)


def name_of(receipt: int) -> str:
    """Name of the stored visits of one file in the folder of its batch."""
    return f"visits-{receipt:06d}.parquet"


def write(path: Path, visits: pl.DataFrame) -> None:
    """Store the visits (PARTS) of one file, durably; keys are hashes, of which packing saves little."""
    visits.select(list(PARTS)).write_parquet(path, compression="uncompressed", row_group_size=ROWS_A_GROUP)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def standing(ledger: pl.DataFrame, sheets_a_batch: int) -> pl.DataFrame:
    """Which communes have visits in which stored files (PART), in order of arrival."""
    logs = ledger.filter((pl.col("form") == CODE) & (pl.col("rows_accepted") > 0))
    logs = logs.drop_nulls("commune_code").with_columns(batch=pl.col("sheet_key") // sheets_a_batch)
    rows = logs.select(pl.col(name).cast(kind) for name, kind in PART.items()).unique()
    return rows.sort("received_date", "receipt", "batch", "commune_code")


def read(paths: Sequence[Path], communes: Sequence[str]) -> pl.LazyFrame:
    """The visits of these communes in the files, in order of the files, which ``order`` numbers."""
    inside = pl.any_horizontal([_of_commune(code) for code in communes])
    files = [
        pl.scan_parquet(path, hive_partitioning=False, glob=False).filter(inside)
        .with_columns(order=pl.lit(number, pl.UInt32))
        for number, path in enumerate(paths)
    ]  # fmt: skip
    return pl.concat(files)


def _of_commune(code: str) -> pl.Expr:
    first = (hamlets.commune(code) or 0) * hamlets.IN_A_COMMUNE
    low, high = packing.first_key(first), packing.first_key(first + hamlets.IN_A_COMMUNE)
    return (pl.col("key") >= pl.lit(low, pl.UInt64)) & (pl.col("key") < pl.lit(high, pl.UInt64))
