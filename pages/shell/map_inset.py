"""The inset of the coverage map: its most crowded part, larger; hexagons need none."""

from dataclasses import replace

from figures.deck import MapRequest, standing_names
from figures.figure import Figure
from figures.inset import OTHER, WARD, crowded
from pages.shell import map_room
from pages.shell.map_switches import View

WIDTH, HEIGHT = map_room.SIDE, 190
WARDS = "phuong"


def asked(figure: Figure, view: View, whole: MapRequest) -> tuple[MapRequest, ...]:
    """What is asked of the whole map and, where one is needed, of its inset.

    Hexagons are large enough each; a map that looks at one commune, or stands beside another, has no room.
    """
    if view.form == "hexagon" or view.at or view.half:
        return (whole,)
    frame = figure.frame
    people = [many * inside for many, inside in frame.select("population", "inside").iter_rows()]
    points = list(frame.select("lon", "lat").iter_rows())
    named = standing_names(figure, view.form, whole.place)
    window = (view.room[0] if view.phone else WIDTH, HEIGHT)
    pull = [
        0 if stands else WARD if group == WARDS else OTHER
        for stands, group in zip(named, frame["peer_group"], strict=True)
    ]
    found = crowded(points, pull, people, whole.place, window)
    if found is None:
        return (whole,)
    part = replace(whole, place=found.place, names=True, only=frozenset(found.members))
    return replace(whole, frame=found.frame), part
