"""The map of a paper: a vector picture with names, numbers and legend, missing communes hatched."""

from collections.abc import Callable
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm

from briefing.metafile import Metafile, Point
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
LETTERS, NAMES = 370, 172
"""Height of the legend's letters and of the names in the map."""
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
    edge = LIGHT.hatch if entry.pattern else LIGHT.surface
    made.look(entry.colour, edge, EDGE)
    _shape(made, land, place, each)
    pattern = entry.pattern or ("older" if land.carried else "")
    if pattern:
        made.look(LIGHT.hatch if entry.pattern else LIGHT.surface, "", EDGE, pattern)
        _shape(made, land, place, each)


def _shape(made: Metafile, land: Land, place: Place, each: float) -> None:
    if land.radius:
        made.circle(place(land.middle), round(land.radius * each))
    else:
        made.polygon([[place(point) for point in ring] for ring in land.rings])


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
        shown.append(Swatch(word("map.carried"), LIGHT.coverage[3], "older", older))
    made.font(FACE, LETTERS)
    for at, entry in enumerate(shown):
        top = 200 + at * STEP
        square = [(left, top), (left + 520, top), (left + 520, top + 400), (left, top + 400)]
        made.look(entry.colour, LIGHT.hatch, EDGE)
        made.polygon([square])
        if entry.pattern:
            made.look(LIGHT.surface if entry.pattern == "older" else LIGHT.hatch, "", EDGE, entry.pattern)
            made.polygon([square])
        said = f"{entry.label}: {entry.count} {drawn.unit or word('drawn.places')}"
        made.text((left + 680, top + 330), said, LIGHT.ink)
