"""Weak-signal spots on the coverage map: where they are, and what their dots mean."""

from collections import Counter
from typing import Any

from figures import geometry
from figures.labels import word
from figures.theme import theme
from pages.shell import access
from pages.shell.map_switches import View
from queries.viewer import Viewer


def legend(view: View, who: Viewer) -> str:
    """What the dots of the spots mean, where they are on: in words and with their number."""
    if not view.spots:
        return ""
    look, drawn = theme(view.mode), placed(who, view.form)
    cell = "_cell" if view.form == "hexagon" else ""
    late = sum(overdue for *_, overdue in drawn)
    signs = (("open", len(drawn) - late, look.accent), ("overdue", late, look.tones["behind"]))
    return "".join(
        f"<li><i class='dot' style='--c:{colour}'></i>{word(f'map.spots_{name}{cell}')} <b>{n}</b></li>"
        for name, n, colour in signs
    )


def placed(who: Viewer, form: str) -> tuple[tuple[float, float, str, bool], ...]:
    """Open spots where they are; on the hexagon map one mark a commune, at the foot of its cell."""
    rows = access.ask("spots", who)
    if form != "hexagon":
        return tuple(
            (r["lon"], r["lat"], _spot_text(r), bool(r["overdue"])) for r in rows.iter_rows(named=True)
        )
    communes = access.ask("communes", who)
    counts = Counter(rows["commune_code"])
    late = set(rows.filter("overdue")["commune_code"])
    cells = zip(communes.iter_rows(named=True), geometry.hexagon_centres(communes), strict=True)
    return tuple(
        (
            lon + 0.024,
            lat + 0.013,
            word("map.spot_count", commune=c["full_name"], n=n),
            c["commune_code"] in late,
        )
        for c, (lon, lat) in cells
        if (n := counts[c["commune_code"]])
    )


def _spot_text(row: dict[str, Any]) -> str:
    names = " + ".join(word(f"operator.{one}") for one in str(row["operators"] or "other").split(";"))
    state = word("map.spot_overdue" if row["overdue"] else "map.spot_open")
    return word("map.spot", operator=names, state=state)
