"""One more file into homes of 1, 4 and 16 months: from ``ingest`` to the new snapshot."""

import shutil
import tempfile
from pathlib import Path

from benchmarks.measure import command, line

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "sample" / "14308"
HOMES = {"1 month": "2025-08-20", "4 months": "2025-11-20", "16 months": "2026-11-22"}


def main() -> None:
    """One command, ``ingest --publish``; beside it ``ingest``, then ``build``; and a build from nothing."""
    for name, day in HOMES.items():
        with tempfile.TemporaryDirectory() as folder:
            home = ["etl", "--home", folder]
            command([*home, "demo", "--as-of", day])
            once, _ = command([*home, "ingest", str(SAMPLES / "M04.xlsx"), "--received", day, "--publish"])
            took, _ = command([*home, "ingest", str(SAMPLES / "M05.xlsx"), "--received", day])
            built, peak = command([*home, "build", "--as-of", day, "--accept-changes"])
            shutil.rmtree(Path(folder) / "cache" / "figures")
            whole, _ = command([*home, "build", "--as-of", day, "--accept-changes"])
        beside = f"in two commands {took:.1f} + {built:.1f} s; all figures again {whole:.1f} s, {peak:.0f} MB"
        line(f"one more file, home of {name}", f"{once:.1f} s", "5 s", beside)


if __name__ == "__main__":
    main()
