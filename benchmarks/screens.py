"""Server time and bytes of a rerun after a filter change, on every screen.

``python -m benchmarks.screens [HOME [PART_OF_ADDRESS]]`` starts the dashboard on a home (default: PHUSO_HOME
or data/) and asks for each screen with the latest periods, all groups and a few communes: once in an order
that makes every view a first one, then again. Limits: 80 ms at the 95th percentile, 100 kB.
"""

import asyncio
import os
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

from benchmarks.measure import line
from benchmarks.wire import Seen, View, connected, look
from pages.shell.menu import ADDRESSES
from queries.door import Door
from queries.viewer import PUBLIC
from tests.browser.server import dashboard, served

PERIODS, COMMUNES = 6, 3
BARE = "import streamlit as st\nst.title('a')\nst.write(st.query_params.get('period', ''))\n"
"""The least that Streamlit can do: what it takes is the floor."""


def views_of(home: Path, page: str) -> list[View]:
    """A screen with the latest periods, each with every group and a few communes; the map with indicators."""
    door = Door(home / "warehouse.duckdb")
    periods = door.ask("periods", PUBLIC).sort("sort", descending=True)["period"].head(PERIODS)
    codes = door.ask("communes", PUBLIC)["commune_code"].sort()
    communes = codes.gather_every(max(1, codes.len() // COMMUNES)).head(COMMUNES)
    groups = door.ask("communes", PUBLIC)["peer_group"].unique().sort()
    inside = [("group", group) for group in groups] + [("commune", code) for code in communes]
    if not page:
        inside += [("indicator", code) for code in door.ask("indicators", PUBLIC)["code"]]
    return [View(page, (("period", period), choice)) for period, choice in product(periods, inside)]


async def measure(address: str, views: list[View]) -> tuple[list[Seen], list[Seen]]:
    """Each view for the first time, and again; the page itself has been opened once before."""
    async with connected(address) as socket:
        await look(socket, View(views[0].page))
        first = [await look(socket, view) for view in views]
        return first, [await look(socket, view) for view in views]


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def tell(name: str, first: list[Seen], again: list[Seen], limit: str) -> None:
    """One line: both rounds together, and each by itself."""
    both = [seen.ms for seen in first + again]
    heaviest = max(seen.kb for seen in first + again)
    line(
        f"rerun of /{name}, p95",
        f"{p95(both):.0f} ms, {p95([seen.kb for seen in first + again]):.0f} kB",
        limit,
        f"first views {p95([seen.ms for seen in first]):.0f} ms, again {p95([s.ms for s in again]):.0f} ms; "
        f"heaviest {heaviest:.0f} kB; {len(first)} views",
    )


def bare() -> None:
    """The floor: a page of two lines."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        with served(script, Path(folder)) as address:
            views = [View("", (("period", str(at)),)) for at in range(100)]
            tell("(bare page)", *asyncio.run(measure(address, views)), "")


def main(home: Path, only: str = "") -> None:
    """Every screen of the menu whose address has the part, and the floor."""
    bare()
    with dashboard(home) as address:
        time.sleep(5)
        for page in ("", *ADDRESSES):
            if only in page:
                limit = "80 ms, 100 kB" if page else "50 ms, 60 kB"
                tell(page, *asyncio.run(measure(address, views_of(home, page))), limit)


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PHUSO_HOME") or "data"
    main(Path(given).resolve(), *sys.argv[2:3])
