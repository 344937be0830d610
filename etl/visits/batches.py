"""The rows of a visit log in batches of about a million, as they come: ``_row`` and the form's columns."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from etl.forms import FORMS
from etl.read.messages import refuse
from etl.visits.log import CODE, Log
from etl.visits.silence import silence

ROWS_A_BATCH = 1_000_000
ROW = "_row"
BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError, MemoryError)


def batches(log: Log, only: pl.Series | None = None) -> Iterator[pl.DataFrame]:
    """Frames with ``_row`` (as the sender counts, from 1) and the columns of the form that the file has.

    Of a Parquet file ``only`` the rows of those numbers, where told. The order of the batches says nothing.
    Raises Refusal where the file breaks off or is not what it seemed.
    """
    if log.cells is not None:
        yield from log.cells.iter_slices(ROWS_A_BATCH)
        return
    try:
        if log.kind == "parquet":
            with silence():
                if only is None:
                    yield from _stream(table(log))
                elif len(only):
                    yield from _stream(table(log).filter(pl.col(ROW).is_in(only.implode())))
        else:
            with _readable(log) as path:
                yield from _of_text(log, path)
    except BROKEN:
        raise refuse("truncated_file", log.sheet.file) from None


def table(log: Log) -> pl.LazyFrame:
    """The rows of a Parquet log: ``_row`` and the columns of the form."""
    return _named(pl.scan_parquet(log.path, hive_partitioning=False, glob=False), log)


def _stream(rows: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    yield from rows.collect_batches(chunk_size=ROWS_A_BATCH, maintain_order=True)


def _named(rows: pl.LazyFrame, log: Log) -> pl.LazyFrame:
    names = rows.collect_schema().names()
    columns = [pl.col(names[at]).alias(name) for name, at in log.places.items() if FORMS[CODE].has(name)]
    return rows.select(columns).with_row_index(ROW, offset=log.first_row)


def _of_text(log: Log, path: Path) -> Iterator[pl.DataFrame]:
    """Columns that looked plain in the head are read as their type; where such a cell comes out empty, the
    row is set aside and read again as text, for it may hold something else than nothing."""
    aside: list[pl.Series] = []
    for batch in _stream(_named(_scan(log, path, typed=True), log)):
        if log.typed and batch.select(list(log.typed)).null_count().sum_horizontal().item():
            unclear = pl.any_horizontal(pl.col(list(log.typed)).is_null())
            aside.append(batch.filter(unclear)[ROW])
            batch = batch.filter(~unclear)
        yield batch
    if aside:
        rows = pl.concat(aside).to_frame().lazy()
        again = _named(_scan(log, path, typed=False), log)
        yield from _stream(again.join(rows, on=ROW, how="semi"))


def _scan(log: Log, path: Path, typed: bool) -> pl.LazyFrame:
    kinds = {log.places[name]: kind for name, kind in log.typed.items()} if typed else {}
    schema = {f"column_{at}": kinds.get(at, pl.String()) for at in range(log.width)}
    return pl.scan_csv(
        path, separator=log.separator, has_header=False, schema=schema, skip_lines=log.lines_above,
        ignore_errors=True, extra_columns="ignore", missing_columns="insert", encoding="utf8-lossy",
        glob=False, infer_schema=False,
    )  # fmt: skip


@contextmanager
def _readable(log: Log) -> Iterator[Path]:
    """The file itself, or a copy in UTF-8 of one in another encoding."""
    if log.encoding == "utf-8":
        yield log.path
        return
    descriptor, name = tempfile.mkstemp(suffix=".csv")
    try:
        with (
            open(log.path, encoding=log.encoding, errors="replace", newline="") as source,
            os.fdopen(descriptor, "w", encoding="utf-8", newline="") as copy,
        ):
            if source.read(1) != "\ufeff":
                source.seek(0)
            while text := source.read(1 << 20):
                copy.write(text)
        yield Path(name)
    finally:
        os.unlink(name)
