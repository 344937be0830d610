"""A small published snapshot with simulated figures, for tests of the serving side only.

The tables and columns are those that the build publishes; the figures are random from a seed, except for a
few planted ones that tests look for: SILENT sends nothing, ZERO stands at nought, LOWEST is last in C1.
"""

import csv
import os
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from etl.warehouse import listed
from tests.files import snapshot_letters as letters
from tests.files import snapshot_places as places
from tests.files import snapshot_spots as spots
from tests.files import snapshot_values as values
from tests.files.snapshot_active import score_ranks, with_idle
from tests.files.snapshot_campaigns import campaigns, with_kinds
from tests.files.snapshot_checks import checks
from tests.files.snapshot_clusters import clusters
from tests.files.snapshot_frozen import published
from tests.files.snapshot_topics import more_values, topics

SILENT, ZERO, LOWEST = "14203", "13894", "14464"
BESIDE_LOWEST = "13489"
REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"


def build(home: Path, *, seed: int = 7, simulated: bool = True, snapshot_id: str = "20261122-test") -> Path:
    """Write ``home/warehouse.duckdb`` by swap, as the build does, and return its path."""
    home.mkdir(parents=True, exist_ok=True)
    target, fresh = home / "warehouse.duckdb", home / f".warehouse-{os.getpid()}.duckdb"
    fresh.unlink(missing_ok=True)
    with duckdb.connect(str(fresh)) as connection:
        for name, frame in tables(seed, simulated, snapshot_id).items():
            connection.register("incoming", frame)
            connection.execute(f'create table "{name}" as select * from incoming')
            connection.unregister("incoming")
        listed.write(connection)
        connection.execute("checkpoint")
    os.replace(fresh, target)
    return target


def tables(seed: int, simulated: bool, snapshot_id: str) -> dict[str, pl.DataFrame]:
    """Every table of the snapshot, by name."""
    communes = places.communes(REFERENCE)
    hamlets = places.hamlets(communes, seed)
    periods = places.periods(REFERENCE)
    indicators = values.indicators()
    made = values.Values(communes, hamlets, periods, indicators, seed, (SILENT, ZERO, LOWEST))
    records = places.records(communes, hamlets, seed, SILENT)
    topical = topics(indicators)
    lat, lon = communes.filter(pl.col("commune_code") == LOWEST).select("lat", "lon").row(0)
    known_spots = spots.known_spots(records["spots"], LOWEST, lat, lon)
    return {
        "meta": meta(simulated, snapshot_id),
        "periods": periods,
        "communes": communes,
        "hamlets": hamlets.drop("level"),
        "indicators": indicators,
        "indicator_values": spots.figures(
            with_idle(with_kinds(more_values(LOWEST, made.indicator_values())), LOWEST)
        ),
        "commune_status": made.commune_status(),
        "province_status": made.province_status(),
        "group_status": made.group_status(),
        "lagging": made.lagging(),
        **clusters(LOWEST, BESIDE_LOWEST),
        "campaigns": campaigns(LOWEST, BESIDE_LOWEST),
        **records,
        "spots": known_spots,
        "spot_operators": letters.spot_operators(known_spots),
        **checks(LOWEST, "2026-11"),
        **published(LOWEST),
        "score_ranks": score_ranks(communes),
        **topical,
        "settings": letters.settings(spots.limits(topical["settings"])),
    }


def meta(simulated: bool, snapshot_id: str) -> pl.DataFrame:
    """The one row that names the snapshot."""
    row: dict[str, Any] = {
        "snapshot_id": snapshot_id,
        "as_of": date(2026, 11, 22),
        "built_at": "2026-11-22T06:30:00",
        "simulated": simulated,
        "communes": 129,
        "submissions": 4321,
        "default_period": "2026-11",
        "schema_version": 1,
    }
    return pl.DataFrame([row])


def rows(path: Path) -> list[dict[str, str]]:
    """A reference table as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
