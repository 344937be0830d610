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

SEEDS = range(1, 5)
_CORNER = (105.5, 20.8)
_KM_EAST, _KM_NORTH = 111.32 * cos(radians(20.3)), 110.57
"""Length of a degree in the middle of the province."""


def ground() -> tuple[dict[str, Place], dict[str, frozenset[str]]]:
    """Places of the 129 in kilometres east and south of a corner of the province, neighbours of each."""
    places, near = {}, {}
    for row in reference.rows("communes"):
        code, neighbours = str(row["code"]), row["neighbours"]
        east = (float(str(row["admin_lon"])) - _CORNER[0]) * _KM_EAST
        places[code] = (east, (_CORNER[1] - float(str(row["admin_lat"]))) * _KM_NORTH)
        near[code] = frozenset(neighbours if isinstance(neighbours, tuple) else ())
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
            writer.writerow(
                [
                    code,
                    q - low_q,
                    r - low_r,
                    x,
                    round(y, 6),
                    reference.text("hexagons_source"),
                    today,
                    "computed",
                ]
            )
    quality = json.dumps(measure(layout, places, near), indent=2)
    (FOLDER / "hexagons_quality.json").write_text(quality + "\n", encoding="utf-8")
    print(quality)


if __name__ == "__main__":
    main()
