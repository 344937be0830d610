"""Figures of communes kept between builds: a cache beside the parsed rows, made again at will."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from etl.home import Home

FRAMES = ("values", "coverage", "sums")
"""What follows from each commune's own rows."""
_FILES = (*FRAMES, "province")
_TOLD = ("snapshot_id", "ground", "fingerprints", "digests", "rewrites")


@dataclass(frozen=True)
class Kept:
    """What the last build left: its ground, each commune's fingerprint and digest, and the communes' figures.

    ``values`` holds communes only, ``province`` the values of the province; hamlets' figures lie in the
    snapshot ``snapshot_id`` itself, of which so many ``rewrites`` replaced a part since it was last
    written whole.
    """

    snapshot_id: str
    ground: str
    fingerprints: dict[str, str]
    digests: dict[str, str]
    rewrites: int
    values: pl.DataFrame
    coverage: pl.DataFrame
    sums: pl.DataFrame
    province: pl.DataFrame


def _folder(home: Home) -> Path:
    return home.cache / "figures"


def _draft(home: Home) -> Path:
    return home.cache / "figures.new"


def prepare(home: Home, kept: Kept) -> None:
    """Write the frames beside what was kept before; :func:`keep` puts them in its place."""
    draft = _draft(home)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name in _FILES:
        getattr(kept, name).write_parquet(draft / f"{name}.parquet", compression="lz4")


def keep(home: Home, kept: Kept) -> None:
    """Put what was prepared in the place of what was kept before, whole or not at all."""
    folder, draft = _folder(home), _draft(home)
    told = {name: getattr(kept, name) for name in _TOLD}
    (draft / "kept.json").write_text(json.dumps(told), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(draft, folder)


def kept(home: Home, ground: str) -> Kept | None:
    """What the last build left, if it rests on the same ground; None also where it cannot be read."""
    try:
        told = json.loads((_folder(home) / "kept.json").read_text(encoding="utf-8"))
        if told["ground"] != ground:
            return None
        frames = [pl.read_parquet(_folder(home) / f"{name}.parquet") for name in _FILES]
    except (OSError, ValueError, KeyError, pl.exceptions.PolarsError):
        return None
    return Kept(**(told | dict(zip(_FILES, frames, strict=True))))
