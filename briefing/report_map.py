"""The map of a paper: a vector picture with names, numbers and legend, missing communes hatched."""

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm

from briefing.metafile import Metafile, Point, hatched, wrapped
from briefing.official_styles import FACE
from briefing.report_chart import inline
from figures.labels import word
from figures.territory import Land, Swatch, Territory
from figures.theme import LIGHT, legible_on

URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NUMBER, UNIT = 200, 100
"""The drawing's number (charts count from one); units of the picture in a millimetre."""
SIZE = (165.0, 172.0)
LEGEND, EDGE, STEP = 6200, 12, 640
"""Width of the legend, of edges, height of its lines."""
OLDER, CORNERS = "older", 36
PATTERNS = {
    "hatch": ((150, 1),), "cross": ((200, 1), (200, -1)), "dots": ((260, -1),), OLDER: ((220, 1),),
}  # fmt: skip
"""Lines across a shape: how far apart, and whether they fall or rise; corners of a circle."""
LETTERS, LINE, NAMES = 370, 440, 172
"""Height of the legend's letters and lines, and of the names in the map."""
Place = Callable[[tuple[float, float]], Point]


def mapped(made: Any, drawn: Territory, title: str, words: str) -> Any:
    """A run with the map as a picture of the paper."""
    part = Part(PackURI("/word/media/map.emf"), "image/x-emf", picture(drawn), made.part.package)
    related = made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    wide, high = (int(Mm(one)) for one in SIZE)
    inside = (
        f'<pic:pic xmlns:pic="{URI}"><pic:nvPicPr><pic:cNvPr id="{NUMBER}" name="map.emf"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{related}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return inline(NUMBER, title, words, (wide, high), URI, inside)


def picture(drawn: Territory) -> bytes:
    """The map as a metafile."""
    wide, high = (round(one * UNIT) for one in SIZE)
    made = Metafile(wide, high)
    place, each = _scale(drawn, wide, high)
    for land in drawn.lands:
        _land(made, land, drawn.legend[land.kind], place, each)
    made.look("", LIGHT.muted, 2 * EDGE)
    for line in drawn.lines:
        made.line([place(point) for point in line])
    for land in drawn.lands:
        _name(made, land, drawn, place)
    _legend(made, drawn, wide - LEGEND)
    return made.made()


def _scale(drawn: Territory, wide: int, high: int) -> tuple[Place, float]:
    """From degrees to the picture's units, shapes true; the upper right corner is the legend's."""
    west, south, east, north = drawn.box
    each = min((wide - 4 * EDGE) / (east - west), (high - 4 * EDGE) / (north - south))
    down = (high - each * (north - south)) / 2

    def place(point: tuple[float, float]) -> Point:
        return round(2 * EDGE + (point[0] - west) * each), round(down + (north - point[1]) * each)

    return place, each


def _land(made: Metafile, land: Land, entry: Swatch, place: Place, each: float) -> None:
    """A commune in the colour of its class; hatched where something is missing or older."""
    if land.radius:
        x, y = place(land.middle)
        turns = [2 * pi * at / CORNERS for at in range(CORNERS)]
        rings = [[(round(x + land.radius * each * cos(one)), round(y + land.radius * each * sin(one)))
                  for one in turns]]  # fmt: skip
    else:
        rings = [[place(point) for point in ring] for ring in land.rings]
    _filled(made, rings, entry.colour, entry.pattern or ("older" if land.carried else ""))


def _filled(made: Metafile, rings: list[list[Point]], colour: str, pattern: str) -> None:
    """A shape in its colour, with lines of its pattern across."""
    missing = bool(pattern) and pattern != OLDER
    made.look(colour, LIGHT.hatch if missing else LIGHT.surface, EDGE)
    made.polygon(rings)
    made.look("", LIGHT.hatch if missing else LIGHT.surface, EDGE)
    for step, slope in PATTERNS.get(pattern, ()):
        for line in hatched(rings, step, slope):
            made.line(line)


def _name(made: Metafile, land: Land, drawn: Territory, place: Place) -> None:
    """In a hexagon the name and the number, on the class's own colour."""
    if drawn.form != "hexagon":
        return
    ink = legible_on(drawn.legend[land.kind].colour)
    numbered = land.said[:1].isdigit()
    lines = [*land.label.split("\n"), *([land.said] if numbered else [])]
    across, middle = place(land.middle)
    made.font(FACE, NAMES)
    for at, line in enumerate(lines):
        down = middle + round((at - (len(lines) - 1) / 2) * NAMES * 1.05 + NAMES * 0.35)
        made.text((across, down), line, ink, centred=True)


def _legend(made: Metafile, drawn: Territory, left: int) -> None:
    """A square and words a class; the states that hold communes, with their pattern."""
    shown = [entry for entry in drawn.legend if entry.count or entry.pattern == "hatch"]
    if older := sum(land.carried for land in drawn.lands):
        shown.append(Swatch(word("map.carried"), LIGHT.coverage[3], OLDER, older))
    made.font(FACE, LETTERS)
    top = 200
    for entry in shown:
        square = [(left, top), (left + 520, top), (left + 520, top + 400), (left, top + 400)]
        _filled(made, [square], entry.colour, entry.pattern)
        said = f"{entry.label}: {entry.count} {drawn.unit or word('drawn.places')}"
        for at, line in enumerate(wrapped(said, LETTERS, LEGEND - 700)):
            made.text((left + 680, top + 330 + at * LINE), line, LIGHT.ink)
        top += STEP + at * LINE
