"""One Parquet file of a batch: written durably, read back, or told to be damaged."""

import os
from collections.abc import Mapping
from pathlib import Path

import polars as pl


class DamagedCacheError(Exception):
    """A file of the cache cannot be read; it can be made again from the originals."""


def write(path: Path, frames: list[pl.DataFrame], schema: Mapping[str, pl.DataType]) -> None:
    """Write the frames as one table with these columns; nothing where they have no row."""
    parts = [frame for frame in frames if frame.height]
    if not parts:
        return
    table = pl.concat(parts) if len(parts) > 1 else parts[0]
    table.select([pl.col(name).cast(kind) for name, kind in schema.items()]).write_parquet(path)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> pl.DataFrame:
    """The table; raises DamagedCacheError."""
    try:
        return pl.read_parquet(path, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise DamagedCacheError(
            f"Tệp đã đọc bị hỏng: {path}. Bản gốc không sao: hãy xóa thư mục cache của kho rồi chạy lại "
            "lệnh, mọi bản gốc được đọc lại; kiểm cả kho bằng python -m etl verify."
        ) from error
