"""The demo home: simulating, taking in and publishing it, a build alone, and reruns of the map page."""

import tempfile
from pathlib import Path

from benchmarks import screens, sessions
from benchmarks.measure import command, line


def main() -> None:
    """Whole-process figures of ``demo`` and ``build``; server figures of the map page on that home."""
    with tempfile.TemporaryDirectory() as folder:
        spent, peak = command(["etl", "--home", folder, "demo"])
        line("demo (129 communes, August 2025 to today)", f"{spent:.1f} s, {peak:.0f} MB", "60 s, 2,000 MB")
        times = sorted(command(["etl", "--home", folder, "build"])[0] for _ in range(3))
        line("build alone, on the demo home", f"{times[1]:.1f} s", "15 s")
        screens.main(Path(folder))
        sessions.main(Path(folder))


if __name__ == "__main__":
    main()
