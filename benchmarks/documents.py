"""Time and size of documents: deck of the province, of communes, workbook, report, letters, pictures.

``python -m benchmarks.documents [HOME [PERIOD [COMMUNES]]]`` (default: PHUSO_HOME or data/, the snapshot's
own period, 129). Whole processes are timed for the province, with all they load; communes in one process.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import line, seconds
from briefing import deck, picture
from briefing.edition import Edition
from queries.door import Door
from queries.home import home_folder
from queries.viewer import PUBLIC

WHOLE, ALL, LARGEST, PICTURE = 2.0, 120.0, 3.0, 0.5
"""Limits: seconds of a document, of all communes' decks, megabytes of a deck, seconds of a picture."""


def main() -> None:
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else home_folder()
    door = Door(home / "warehouse.duckdb")
    period = sys.argv[2] if len(sys.argv) > 2 else door.ask("meta", PUBLIC)["default_period"][0]
    with tempfile.TemporaryDirectory() as folder:
        for command, ending in (("deck", "pptx"), ("workbook", "xlsx"), ("report", "docx")):
            file = Path(folder) / f"a.{ending}"
            took = seconds(lambda: _run(home, command, period, file))  # noqa: B023
            size = file.stat().st_size / 1e6
            line(f"{command}, whole process", f"{took:.2f} s, {size:.2f} MB", f"{WHOLE:g} s, {LARGEST:g} MB")
        took = seconds(lambda: _run(home, "letters", period, Path(folder) / "letters"))
        count = sum(1 for _ in (Path(folder) / "letters").iterdir())
        line(f"letters, {count} files, whole process", f"{took:.1f} s", "")
    for name, kind in (("history", "png"), ("history", "svg"), ("history", "pdf"), ("map", "png")):
        picture.document(Edition(door, period), name, kind)
        took = seconds(lambda: picture.document(Edition(door, period), name, kind))  # noqa: B023
        line(f"picture {name}, {kind}, after the first", f"{took:.2f} s", f"{PICTURE:g} s")
    codes = door.ask("communes", PUBLIC)["commune_code"].head(int(sys.argv[3]) if len(sys.argv) > 3 else 129)
    whole = Edition(door, period)
    start = time.perf_counter()
    sizes = [len(deck.document(whole.of_commune(code))) for code in codes]
    took = time.perf_counter() - start
    line(f"decks of {len(codes)} communes", f"{took:.1f} s, {max(sizes) / 1e6:.2f} MB", f"{ALL:g} s")


def _run(home: Path, command: str, period: str, file: Path) -> None:
    given = ["--home", str(home), command, "--period", period, "--out", str(file)]
    subprocess.run([sys.executable, "-m", "briefing", *given], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
