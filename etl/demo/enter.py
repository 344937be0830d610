"""Takes a simulation in by the front door: bundles where parsed sheets enter, real files by their paths."""

from datetime import date
from pathlib import Path

from etl.demo.bundle import to_bytes
from etl.demo.simulation import simulate
from etl.home import Home
from etl.ingest import ingest
from etl.receive import Arrival
from etl.siting import commune_of_folder


def enter(home: Home, seed: int, scale: float, as_of: date) -> None:
    """Fill the home with the simulated submissions of all communes up to the as-of date."""
    simulation = simulate(seed, scale, as_of)
    bundles = [
        Arrival(f"mo-phong/{form}.parquet", to_bytes(form, frame), form, kind="bundle", simulated=True)
        for form, frame in simulation.bundles.items()
    ]
    ingest(home, bundles, as_of)
    files = [
        Arrival(
            file.path,
            file.data,
            commune=commune_of_folder(Path(file.path).parent.parts),
            simulated=True,
            received=file.received_date,
        )
        for file in simulation.files
    ]
    ingest(home, files, as_of)
