"""Where the home of this installation lies, by the same rule as on the build side."""

import os
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def home_folder() -> Path:
    """Environment variable ``PHUSO_HOME``, else ``data/`` of the checkout."""
    return _resolved(os.environ.get("PHUSO_HOME") or str(CHECKOUT / "data"))


@cache
def _resolved(named: str) -> Path:
    return Path(named).expanduser().resolve()


def boundary_file() -> Path | None:
    """The installed boundary layer (GeoJSON), or None where none is installed."""
    path = home_folder() / "boundaries" / "communes.geojson"
    return path if path.is_file() else None
