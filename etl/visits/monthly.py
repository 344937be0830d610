"""Visits of the whole home by hamlet and month, each visit once, whatever files it came in.

Counted commune by commune from the files that tell of it, and kept: a new file makes only the communes
that it names be counted again.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import polars as pl

from etl import reference
from etl.visits import packing, parts
from etl.visits.counting import MONTHS
from etl.visits.gathering import gathered
from etl.visits.log import CODE

_LAYOUT = 1
"""Raised where the counted table changes: what was kept before is not looked at again."""


def monthly(store: Path, held: pl.DataFrame) -> pl.DataFrame:
    """Hamlets and months (MONTHS) of the visits in the stored files ``held`` (PART, in order of arrival).

    ``store`` is the folder of the parsed rows. Of a visit in several files the one received last stands.
    """
    told: dict[str, list[tuple[int, int]]] = {}
    for code, batch, receipt in held.select("commune_code", "batch", "receipt").iter_rows():
        told.setdefault(code, []).append((batch, receipt))
    alike: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for code, ids in told.items():
        alike.setdefault(tuple(ids), []).append(code)
    found = [_counted(store, ids, sorted(communes)) for ids, communes in alike.items()]
    return pl.concat([pl.DataFrame(schema=MONTHS), *found]).sort("hamlet_code", "period")


def remember(store: Path, batch: int, receipt: int, counted: pl.DataFrame) -> None:
    """Keep what one file alone comes to, known when it was read."""
    _keep(_kept(store, [(batch, receipt)]), counted)


def _counted(store: Path, ids: Sequence[tuple[int, int]], communes: Sequence[str]) -> pl.DataFrame:
    path = _kept(store, ids)
    counted = _read(path)
    if counted is None or not set(communes) <= set(counted["commune_code"]):
        counted = _count(store, ids, communes)
        _keep(path, counted)
    return counted.filter(pl.col("commune_code").is_in(communes))


def _count(store: Path, ids: Sequence[tuple[int, int]], communes: Sequence[str]) -> pl.DataFrame:
    files = [parts.file_of(store / "batches", *one) for one in ids]
    again = packing.packed(*(pl.col(name) for name in ("key", "order", "people", "flags")))
    visits = parts.read(files, communes).select(visit=again).collect(engine="streaming")["visit"]
    return gathered([visits]).months


def _kept(store: Path, ids: Sequence[tuple[int, int]]) -> Path:
    """Where the count over these files is kept: named after them and all that the months rest on."""
    told = hashlib.sha256(json.dumps([CODE, _LAYOUT, _calendar(), list(ids)]).encode()).hexdigest()
    return store / "visits" / f"{told[:24]}.parquet"


@cache
def _calendar() -> str:
    rows = [{name: str(value) for name, value in row.items()} for row in reference.rows("calendar")]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def _read(path: Path) -> pl.DataFrame | None:
    try:
        return pl.read_parquet(path, hive_partitioning=False, glob=False).select(list(MONTHS))
    except (OSError, pl.exceptions.PolarsError):
        return None


def _keep(path: Path, counted: pl.DataFrame) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    counted.write_parquet(draft, compression="lz4")
    os.replace(draft, path)
