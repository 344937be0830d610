"""Times a piece of work and prints its figure beside the floor, the naive way and the limit."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Median wall-clock seconds of the work over some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def command(arguments: list[str]) -> tuple[float, float]:
    """Wall-clock seconds and peak memory (MB, the largest process) of one command of ours, once compiled."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "etl"], check=True)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *arguments], check=False, stdout=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.perf_counter() - start, peak


def line(name: str, figure: str, limit: str, beside: str = "") -> None:
    """One line of the report."""
    print(f"{name:<58} {figure:>22}   limit {limit:<18} {beside}", flush=True)
