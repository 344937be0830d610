"""Server time and bytes of a rerun of the map page, over all indicators and periods: a visitor on the wire.

``python -m benchmarks.map_rerun [HOME]`` starts the dashboard on a home (default: PHUSO_HOME or data/),
speaks Streamlit's protocol without a browser, asks for every indicator and the latest periods, and prints
median, 95th percentile and worst beside the limits: 50 ms and 60 kB at the 95th percentile.
"""

import asyncio
import os
import sys
import time
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from queries.door import Door
from queries.viewer import PUBLIC
from tests.browser.server import dashboard

LIMIT_MS, LIMIT_KB, ROUNDS = 50.0, 60.0, 2


async def rerun(socket: websockets.ClientConnection, query: str) -> tuple[float, int]:
    """One rerun with this query string: milliseconds and bytes until the script has finished."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    started, size = time.perf_counter(), 0
    await socket.send(ask.SerializeToString())
    while True:
        frame = await socket.recv()
        size += len(frame)
        told = ForwardMsg()
        told.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        if told.WhichOneof("type") == "script_finished":
            return 1000 * (time.perf_counter() - started), size


async def measure(address: str, queries: list[str]) -> list[tuple[float, int]]:
    """Every query once to warm the caches, then ``ROUNDS`` times measured."""
    where = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(where, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        for query in queries:
            await rerun(socket, query)
        return [await rerun(socket, query) for _ in range(ROUNDS) for query in queries]


def queries_of(home: Path) -> list[str]:
    """The map's address for every indicator and the eight latest periods."""
    door = Door(home / "warehouse.duckdb")
    periods = door.ask("periods", PUBLIC).sort("sort", descending=True)["period"].head(8)
    codes = door.ask("indicators", PUBLIC)["code"]
    return [urlencode({"period": p, "indicator": i}) for p, i in product(periods, codes)]


def report(name: str, values: list[float], limit: float) -> bool:
    """Print one line and say whether the limit held."""
    ordered = sorted(values)
    p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{name}: median {p50:.1f}, p95 {p95:.1f}, worst {ordered[-1]:.1f}, limit {limit:.0f} at p95")
    return p95 <= limit


def main(home: Path) -> int:
    """Exit status 0 where both limits held."""
    queries = queries_of(home)
    with dashboard(home) as address:
        time.sleep(4)
        measured = asyncio.run(measure(address, queries))
    print(f"{len(measured)} reruns over {len(queries)} views")
    held = [
        report("server time, ms", [ms for ms, _ in measured], LIMIT_MS),
        report("sent, kB", [size / 1000 for _, size in measured], LIMIT_KB),
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(
        main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PHUSO_HOME") or "data").resolve())
    )
