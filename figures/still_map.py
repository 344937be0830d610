"""Renderer of pictures: a map with its names and its legend, missing communes hatched."""

from typing import Any

from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Circle, Patch

from figures.declutter import standing
from figures.geometry import SQUEEZE
from figures.labels import word
from figures.territory import Land, Territory
from figures.theme import LIGHT, legible_on
from figures.viewport import fit

HATCHES = {"": "", "hatch": "////", "cross": "xxxx", "dots": "...."}
DOT = 0.005
"""Radius in degrees below which a name stands under its circle."""
OLDER = "//"
_WINDOW = (820, 760)
"""The picture in pixels of a screen, by which names are chosen that do not touch."""


def draw_map(axes: Any, drawn: Territory) -> None:
    """The map on axes of its own, north up, shapes true."""
    axes.set_aspect("equal")
    axes.set_axis_off()
    for kind, entry in enumerate(drawn.legend):
        members = [land for land in drawn.lands if land.kind == kind]
        if not members:
            continue
        style: Any = {"facecolor": entry.colour, "hatch": HATCHES[entry.pattern], "linewidth": 0.6,
                 "edgecolor": LIGHT.hatch if entry.pattern else LIGHT.surface}  # fmt: skip
        if drawn.form == "bubble":
            for land in sorted(members, key=lambda one: -one.radius):
                axes.add_patch(Circle(land.middle, land.radius, **{**style, "edgecolor": LIGHT.muted}))
        else:
            axes.add_collection(PolyCollection([ring for land in members for ring in land.rings], **style))
    if older := [ring for land in drawn.lands if land.carried for ring in land.rings]:
        style = {"facecolor": "none", "hatch": OLDER, "edgecolor": LIGHT.surface, "linewidth": 0}
        axes.add_collection(PolyCollection(older, **style))
    if drawn.lines:
        axes.add_collection(LineCollection(list(drawn.lines), colors=LIGHT.muted, linewidths=1.0))
    west, south, east, north = drawn.box
    edge = 0.01 * (east - west)
    axes.set_xlim(west - edge, east + edge)
    axes.set_ylim(south - edge, north + edge)
    _names(axes, drawn)
    _legend(axes, drawn)


def _names(axes: Any, drawn: Territory) -> None:
    """In a hexagon the name and the number; elsewhere the names that do not touch, larger places first."""
    for land in (one for one in drawn.lands if one.sign):
        ink = legible_on(drawn.legend[land.kind].colour)
        axes.text(*land.middle, land.sign, ha="center", va="center", fontsize=6, fontweight="bold", color=ink)
    for land in _named(drawn):
        ink = legible_on(drawn.legend[land.kind].colour)
        text = f"{land.label}\n{land.said}" if drawn.form == "hexagon" and not _wordy(land) else land.label
        dot = 0 < land.radius < DOT
        axes.text(*land.middle, text, ha="center", va="top" if dot else "center", fontsize=5.6,
                  color=LIGHT.ink if dot else ink, linespacing=1.05)  # fmt: skip


def _wordy(land: Land) -> bool:
    """Whether it has the word of a state, which the pattern says, instead of a number."""
    return not land.said[:1].isdigit() and not land.said[1:2].isdigit()


def _named(drawn: Territory) -> list[Land]:
    if drawn.form == "hexagon":
        return list(drawn.lands)
    known = [land for land in drawn.lands if land.size and land.label]
    if not known:
        return []
    points = [(land.middle[0] / SQUEEZE, land.middle[1]) for land in known]
    names = [land.label.replace("\n", " ") for land in known]
    shown = standing(points, names, [land.size for land in known], fit(points, *_WINDOW, 0.01).zoom)
    return [land for land, stands in zip(known, shown, strict=True) if stands]


def _legend(axes: Any, drawn: Territory) -> None:
    entries = [one for one in drawn.legend if one.count or one.pattern == "hatch"]
    older = sum(land.carried for land in drawn.lands)
    style: Any = {"facecolor": LIGHT.coverage[3], "hatch": OLDER, "edgecolor": LIGHT.surface}
    noted = [Patch(label=f"{word('map.carried')}: {older}", **style)] if older else []
    axes.legend(
        handles=[
            Patch(facecolor=one.colour, hatch=HATCHES[one.pattern], edgecolor=LIGHT.hatch, linewidth=0.6,
                  label=f"{one.label}: {one.count} {drawn.unit or word('drawn.places')}")
            for one in entries
        ]
        + noted,
        loc="upper right", frameon=True, edgecolor="none", framealpha=0.85, fontsize=8.5,
    )  # fmt: skip
