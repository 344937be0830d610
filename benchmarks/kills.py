"""``python -m benchmarks.kills [KILLS] [SEED]``: kills commands and the runner of uploads, counts losses."""

import contextlib
import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.keeping.killing import Kill, bed, kill_once
from tests.keeping.scenes import OPERATIONS, scenes


def main(kills: int = 500, seed: int = 2026) -> int:
    """Every operation in turn; a line for each kill that broke something, then a line an operation."""
    chance, begun = random.Random(seed), time.perf_counter()
    told: dict[str, list[Kill]] = {name: [] for name in OPERATIONS}
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        with _quiet():
            made = scenes(Path(folder))
            beds = {name: bed(made[name], Path(folder)) for name in OPERATIONS}
        for number in range(kills):
            name = OPERATIONS[number % len(OPERATIONS)]
            with _quiet():
                done = kill_once(beds[name], Path(folder), chance)
            told[name].append(done)
            for fault in done.wrong:
                print(f"kill {number} ({name}): {fault}", flush=True)
    for name, found in told.items():
        count = Counter((one.at_work, one.changed) for one in found)
        at_work = sum(one.at_work for one in found)
        print(
            f"{name}: {len(found)} kills, {at_work} while at work, of these {count[True, True]} after "
            f"something had changed; broken: {sum(bool(one.wrong) for one in found)}"
        )
    print(f"{kills} kills in {time.perf_counter() - begun:.0f} s")
    return int(any(one.wrong for found in told.values() for one in found))


@contextlib.contextmanager
def _quiet():  # type: ignore[no-untyped-def]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
