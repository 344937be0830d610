"""How many planted fakes the signals find, and how many clean communes and months they tell all the same."""

import csv
import tempfile
from datetime import date
from pathlib import Path

import polars as pl

from etl.calendar import periods_until
from etl.credibility import KINDS, signals
from etl.demo.enter import enter
from etl.demo.fakes import planted_fakes
from etl.home import Home
from etl.indicators import Scope
from etl.reference.reading import FOLDER
from etl.store import Archive, Tables

AS_OF = date(2026, 11, 22)
SEEDS = (1, 2, 3)
_UNIT = ["seed", "commune_code", "period"]
PATH = FOLDER / "signals.csv"
MEASURED = ("planted", "caught", "clean", "false_alarms")


def main() -> None:
    """Measure on three simulated provinces; write the counts beside the kinds, and print them."""
    found, planted, months = (pl.concat(frames) for frames in zip(*map(_province, SEEDS), strict=True))
    rows = {kind: _counts(kind, found, planted, months) for kind in KINDS}
    with PATH.open(encoding="utf-8", newline="") as file:
        kinds = list(csv.DictReader(file))
    with PATH.open("w", encoding="utf-8", newline="") as file:
        write = csv.DictWriter(file, kinds[0], lineterminator="\n")
        write.writeheader()
        write.writerows(kind | dict(zip(MEASURED, rows[kind["kind"]], strict=True)) for kind in kinds)
    for kind, (told, caught, clean, false) in rows.items():
        print(f"{kind:<24} caught {caught:>4} of {told:<4} false alarms {false:>4} of {clean} clean")


def _province(seed: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Signals, planted fakes, and the communes and months that reported, of one simulated province."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        enter(home, seed, 1.0, AS_OF)
        tables = Tables(Archive(home), AS_OF)
        found = signals(Scope(tables, periods_until(AS_OF)))
        sent = tables.current("M03").select("commune_code", "period").unique()
    names = ["kind", "commune_code", "hamlet_code", "period"]
    planted = pl.DataFrame(
        planted_fakes(seed, 1.0, AS_OF), schema=dict.fromkeys(names, pl.String), orient="row"
    )
    told = found.select(*names)
    return tuple(frame.with_columns(seed=pl.lit(seed)) for frame in (told, planted, sent))  # type: ignore[return-value]


def _counts(
    kind: str, found: pl.DataFrame, planted: pl.DataFrame, months: pl.DataFrame
) -> tuple[int, int, int, int]:
    """Planted and caught, fake by fake; clean and falsely told, by commune and month."""
    told, fakes = found.filter(kind=kind), planted.filter(kind=kind)
    of_hamlets = fakes.filter(pl.col("hamlet_code").is_not_null())
    of_communes = fakes.filter(pl.col("hamlet_code").is_null())
    caught = of_hamlets.join(told, on=[*_UNIT, "hamlet_code"], how="semi").height
    caught += of_communes.join(told, on=_UNIT, how="semi").height
    clean = months.join(fakes, on=_UNIT, how="anti")
    false = clean.join(told, on=_UNIT, how="semi")
    return fakes.height, caught, clean.height, false.height


if __name__ == "__main__":
    main()
