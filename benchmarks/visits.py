"""Visit logs (M03b): what millions of rows in one file add to ingest and build, beside one scan by DuckDB.

``python -m benchmarks.visits [ROWS PAIRS [FOLDER]]``: 10 million rows, three pairs, unless told otherwise.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

import duckdb
import numpy as np
import polars as pl

from benchmarks.intake import catalogue
from benchmarks.measure import line
from etl.home import Home
from etl.ingest import ingest
from etl.reference import communes

HOUSEHOLDS, HAMLETS, DAYS, PAIRS = 1_250_000, 4_200, 500, 3
START, RECEIVED = date(2025, 7, 1), "2026-11-20"
AGAIN, BAD = 0.01, 0.001
"""Shares of visits told twice, and of rows that break a rule."""
_CHUNK = 5_000_000
_FLAGS = {
    "public_services": 0.6,
    "cashless_payment": 0.5,
    "ecommerce": 0.3,
    "self_protection": 0.4,
    "vneid": 0.3,
}
_GROUPED = """
select count(*), min(first)
from (select min(visit_date) as first from '{}' group by hamlet_code, household_code)
"""


class Cost(NamedTuple):
    """Seconds on the wall and of the processors, and peak memory in MB."""

    seconds: float
    processor: float
    peak: float


def hamlets() -> pl.Series:
    """Codes of the hamlets, 33 in each commune but the last ones."""
    codes = communes()["code"].sort().to_list()
    return pl.Series([f"{code}-{number:03d}" for number in range(1, 34) for code in codes][:HAMLETS])


def rows(number: int, seed: int) -> pl.DataFrame:
    """Visits in the order of their days; one household code in ten is a house number."""
    rng = np.random.default_rng(seed)
    fresh = int(number * (1 - AGAIN))
    home, day = rng.integers(0, HOUSEHOLDS, fresh), np.sort(rng.integers(0, DAYS, fresh))
    order = np.sort(np.concatenate([np.arange(fresh), rng.integers(0, fresh, number - fresh)]))
    home, day = home[order], day[order]
    serial = pl.Series(home // HAMLETS + 1)
    lettered = pl.Series(home % 10 == 0)
    people = rng.integers(1, 5, number).astype("int32")
    places = hamlets()
    hamlet = places.gather(home % HAMLETS)
    table = pl.DataFrame(
        {"hamlet_code": hamlet, "serial": serial, "lettered": lettered, "day": day, "people_guided": people}
    )
    found = table.select(
        commune_code=pl.col("hamlet_code").str.slice(0, 5),
        hamlet_code="hamlet_code",
        household_code=pl.col("serial").cast(pl.String)
        + pl.when("lettered").then(pl.lit("A")).otherwise(pl.lit("")),
        visit_date=pl.lit(START) + pl.duration(days=pl.col("day")),
        **{
            f"guided_{name}": pl.Series((rng.random(number) < share).astype("int8"))
            for name, share in _FLAGS.items()
        },
        people_guided="people_guided",
        people_guided_elderly=pl.Series(rng.binomial(people, 0.27).astype("int32")),
        people_guided_disabled=pl.Series(np.minimum(people, rng.random(number) < 0.02).astype("int32")),
        team_member_code=pl.format("TV{}", pl.Series(home % 9 + 1)),
    )
    nothing = ~pl.any_horizontal(pl.col("^guided_.*$") > 0)
    found = found.with_columns(
        guided_public_services=pl.when(nothing).then(1).otherwise("guided_public_services").cast(pl.Int8)
    )
    return _spoiled(found, rng)


def _spoiled(found: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """A few rows break each of eight rules."""
    fault = pl.Series("fault", np.where(rng.random(found.height) < BAD, rng.integers(0, 8, found.height), -1))
    changes = {
        "hamlet_code": pl.lit("13285-999"), "household_code": pl.lit("036123456789"),
        "visit_date": pl.lit(date(2026, 12, 31)), "people_guided": pl.lit(-1, pl.Int32),
        "people_guided_elderly": pl.lit(99, pl.Int32), "commune_code": pl.lit("99999"),
        "people_guided_disabled": pl.lit(-2, pl.Int32), "team_member_code": pl.lit("036123456789"),
    }  # fmt: skip
    return found.with_columns(fault).with_columns(
        pl.when(pl.col("fault") == at).then(value).otherwise(name).alias(name)
        for at, (name, value) in enumerate(changes.items())
    ).drop("fault")  # fmt: skip


def write(path: Path, number: int) -> None:
    """A file of so many rows, .parquet or .csv, written piece by piece."""
    sizes = [min(_CHUNK, number - at) for at in range(0, number, _CHUNK)]
    if path.suffix == ".csv":
        with path.open("wb") as file:
            for seed, size in enumerate(sizes):
                rows(size, seed).write_csv(file, include_header=seed == 0)
        return
    parts = [path.with_suffix(f".{seed}") for seed in range(len(sizes))]
    for seed, (part, size) in enumerate(zip(parts, sizes, strict=True)):
        rows(size, seed).write_parquet(part)
    pl.scan_parquet(parts).sink_parquet(path)
    for part in parts:
        part.unlink()


def scan(path: Path) -> float:
    """Seconds of the yardstick: DuckDB groups the file by household."""
    start = time.perf_counter()
    duckdb.sql(_GROUPED.format(path)).fetchall()
    return time.perf_counter() - start


def ours(folder: Path, arguments: Sequence[str]) -> Cost:
    """What one command on a home costs, in a process of its own."""
    code = (
        "import resource, subprocess, sys; "
        "subprocess.run([sys.executable, '-m', 'etl', *sys.argv[1:]], stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); use = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(use.ru_utime + use.ru_stime, use.ru_maxrss / 1024)"
    )
    start = time.perf_counter()
    command = [sys.executable, "-c", code, "--home", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    processor, peak = map(float, done.stdout.split())
    return Cost(time.perf_counter() - start, processor, peak)


def costs(file: Path | None, work: Path) -> tuple[Cost, Cost]:
    """Ingest and build of a home with its catalogue, and with the file if one is given."""
    folder = Path(tempfile.mkdtemp(dir=work))
    ingest(Home(folder), [catalogue()], date(2025, 8, 1))
    other = folder / "other.csv"
    other.write_text("nothing\n", encoding="utf-8")
    taken = ours(folder, ["ingest", str(file or other), "--received", RECEIVED])
    built = ours(folder, ["build", "--as-of", RECEIVED])
    shutil.rmtree(folder)
    return taken, built


def compare(path: Path, work: Path, number: int, pairs: int) -> None:
    """One pair after the other, so that other work on the machine falls on both sides alike."""
    found = []
    for _ in range(pairs):
        yardstick = median(scan(path) for _ in range(3))
        with_file, without = costs(path, work), costs(None, work)
        took, built = (mine.seconds - bare.seconds for mine, bare in zip(with_file, without, strict=True))
        processor = sum(
            mine.processor - bare.processor for mine, bare in zip(with_file, without, strict=True)
        )
        peak = max(cost.peak for cost in with_file)
        found.append(((took + built) / yardstick, yardstick, took, built, processor, peak))
    ratio, yardstick, took, built, processor, peak = sorted(found)[len(found) // 2]
    line(
        f"{number:,} visits, {path.suffix[1:]}: added to ingest and build",
        f"{took + built:.2f} s = {ratio:.1f} × scan",
        "4 × scan",
        f"scan {yardstick:.2f} s; ingest {took:.2f} s, build {built:.2f} s, processor {processor:.2f} s, "
        f"peak {peak:,.0f} MB; all pairs {', '.join(f'{pair[0]:.1f}' for pair in found)}",
    )


def main() -> None:
    """Parquet, then the same rows as text."""
    given = sys.argv[1:] or ["10000000", str(PAIRS)]
    number, pairs = int(given[0]), int(given[1])
    with tempfile.TemporaryDirectory(dir=given[2] if len(given) > 2 else None) as folder:
        for kind in ("parquet", "csv"):
            path = Path(folder) / f"visits.{kind}"
            write(path, number)
            compare(path, Path(folder), number, pairs)
            path.unlink()


if __name__ == "__main__":
    main()
