"""One more file into homes of 1, 4 and 16 months: from ``ingest`` to the new snapshot."""

import shutil
import tempfile
from pathlib import Path

from benchmarks.measure import command, line

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample" / "14308" / "M05.xlsx"
HOMES = {"1 month": "2025-08-20", "4 months": "2025-11-20", "16 months": "2026-11-22"}


def main() -> None:
    """One command, ``ingest --publish``; beside it the two, ``ingest`` and ``build``, and a build from nothing."""
    for name, day in HOMES.items():
        with tempfile.TemporaryDirectory() as folder:
            command(["etl", "--home", folder, "demo", "--as-of", day])
            took, _ = command(["etl", "--home", folder, "ingest", str(SAMPLE), "--received", day])
            built, peak = command(["etl", "--home", folder, "build", "--as-of", day, "--accept-changes"])
            shutil.rmtree(Path(folder) / "cache" / "figures")
            whole, _ = command(["etl", "--home", folder, "build", "--as-of", day, "--accept-changes"])
        figure = f"{took + built:.1f} s ({took:.1f} + {built:.1f})"
        line(
            f"one more file, home of {name}", figure, "5 s", f"all figures again {whole:.1f} s, {peak:.0f} MB"
        )


if __name__ == "__main__":
    main()
