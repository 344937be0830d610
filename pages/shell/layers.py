"""The map's shapes by name, and their addresses (with a version, so that the browser may keep them)."""

import json
from functools import lru_cache
from typing import Any

import polars as pl

from figures import geometry
from queries.door import NoSnapshotError, door
from queries.home import boundary_file
from queries.viewer import PUBLIC

NAMES = ("hexagon", "hexagon_centres", "hexagon_outlines", "bubble", "boundary", "boundary_outlines")


def addresses() -> dict[str, str]:
    """Address of each layer that can be drawn now; ``outlines`` are those that fit boundary and bubble."""
    installed = boundary_file()
    names = NAMES if installed else NAMES[:4]
    stamp = installed.stat().st_mtime_ns if installed else 0
    version = f"{door().identity()[1]}-{stamp}"
    found = {name: f"/phuso/layers/{name}.json?v={version}" for name in names}
    found["outlines"] = found.get("boundary_outlines", f"/phuso/layers/none.json?v={version}")
    return found


def shapes(name: str) -> dict[str, Any] | None:
    """A layer as GeoJSON; None where it does not exist."""
    installed = boundary_file()
    if name not in (*NAMES, "none") or (name.startswith("boundary") and installed is None):
        return None
    try:
        stamp = installed.stat().st_mtime_ns if installed else 0
        return _made(name, door().identity(), stamp)
    except NoSnapshotError:
        return None


@lru_cache(maxsize=24)
def _made(name: str, identity: tuple[int, ...], stamp: int) -> dict[str, Any]:
    communes = door().ask("communes", PUBLIC)
    if name.startswith("boundary"):
        return _installed(name, communes)
    makers = {
        "hexagon": lambda: geometry.hexagons(communes),
        "hexagon_centres": lambda: geometry.centres(communes, hexagonal=True),
        "hexagon_outlines": lambda: geometry.hexagon_outlines(communes),
        "bubble": lambda: geometry.centres(communes, hexagonal=False),
        "none": lambda: {"type": "FeatureCollection", "features": []},
    }
    return makers[name]()


def _installed(name: str, communes: pl.DataFrame) -> dict[str, Any]:
    file = boundary_file()
    layer = json.loads(file.read_text(encoding="utf-8")) if file else {"features": []}
    draw = geometry.boundaries if name == "boundary" else geometry.boundary_outlines
    return draw(layer, communes)
