"""``python -m etl.hexagons``: compute the layout and write it with its measures into ``data/reference/``."""

import csv
import json
import sys
from datetime import date
from math import cos, radians

from etl import reference
from etl.hexagons.grid import Cell, Place, centre
from etl.hexagons.layout import Improver, assign, score, wanted
from etl.hexagons.quality import measure
from etl.reference.reading import FOLDER

SEEDS = range(1, 9)
_KM_A_DEGREE = 111.32
_SOURCE = "Tính từ toạ độ trụ sở và danh sách xã liền kề (communes.csv)"


def ground() -> tuple[dict[str, Place], dict[str, frozenset[str]]]:
    """Places of the 129 in kilometres (east, south), and the neighbours of each."""
    rows = [(str(row["code"]), row) for row in reference.rows("communes")]
    latitudes = {code: float(str(row["admin_lat"])) for code, row in rows}
    middle = cos(radians(sum(latitudes.values()) / len(rows)))
    places = {
        code: (float(str(row["admin_lon"])) * middle * _KM_A_DEGREE, -latitudes[code] * _KM_A_DEGREE)
        for code, row in rows
    }
    near = {code: frozenset(row["neighbours"]) for code, row in rows if isinstance(row["neighbours"], tuple)}
    return places, near


def best(places: dict[str, Place], near: dict[str, frozenset[str]]) -> dict[str, Cell]:
    """The best of several runs, by the same score that each run improves."""
    start = assign(places)
    runs = []
    for seed in SEEDS:
        layout = Improver(start, places, near).run(seed)
        runs.append(layout)
        print(seed, measure(layout, places, near), file=sys.stderr)
    return max(runs, key=lambda layout: score(layout, places, near))


def main() -> None:
    """Write hexagons.csv and hexagons_quality.json."""
    kilometres, near = ground()
    places = wanted(kilometres)
    layout = best(places, near)
    low_q, low_r = min(q for q, _ in layout.values()), min(r for _, r in layout.values())
    today = date.today().isoformat()
    with (FOLDER / "hexagons.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "q", "r", "x", "y", "source", "source_date", "status"])
        for code, (q, r) in sorted(layout.items()):
            x, y = centre((q - low_q, r - low_r))
            writer.writerow([code, q - low_q, r - low_r, x, round(y, 6), _SOURCE, today, "computed"])
    quality = json.dumps(measure(layout, places, near), indent=2)
    (FOLDER / "hexagons_quality.json").write_text(quality + "\n", encoding="utf-8")
    print(quality)


if __name__ == "__main__":
    main()
