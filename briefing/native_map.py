"""A map as named, coloured shapes that PowerPoint can restyle: a group, a shape a commune, and a legend.

The shapes are written as XML at once: the library's own builder takes ten times as long for 129 of them.
"""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from figures.labels import word
from figures.territory import Land, Point, Ring, Swatch, Territory
from figures.theme import LIGHT, legible_on

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OLDER = "older"
PATTERNS = {OLDER: "ltUpDiag", "hatch": "wdUpDiag", "cross": "openDmnd", "dots": "pct20"}
_BORDERS = 1900
"""Number of the shape of heavier lines; communes have 1000 and the next."""
LEGEND, LETTERS = Inches(3.6), 40
"""Width of the legend, and the letters from which an entry takes two lines."""
Box = tuple[int, int, int, int]


def add_map(page: Any, drawn: Territory, box: Box) -> Any:
    """The map in the left part of the box, its legend in the right; returns the map's group."""
    left, top, width, height = box
    group = page.shapes.add_group_shape()
    place = _scale(drawn, (left, top, width - LEGEND, height))
    tree = group._element
    for number, land in enumerate(drawn.lands, start=1000):
        tree.append(_shape(number, land, drawn, place))
    if drawn.lines:
        tree.append(_borders(drawn, place))
    tree.recalculate_extents()
    _legend(page, drawn, left + width - LEGEND, top)
    return group


def _scale(drawn: Territory, box: Box) -> Any:
    """From degrees to the slide's units, shapes true, in the middle of the box."""
    west, south, east, north = drawn.box
    left, top, width, height = box
    each = min(width / (east - west), height / (north - south))
    over = left + (width - each * (east - west)) / 2

    def place(point: Point) -> tuple[int, int]:
        return round(over + (point[0] - west) * each), round(top + (north - point[1]) * each)

    place.each = each  # type: ignore[attr-defined]
    return place


def _shape(number: int, land: Land, drawn: Territory, place: Any) -> Any:
    """One commune: its name and number in the shape's name and alternative text."""
    entry = drawn.legend[land.kind]
    said = f"{land.name}: {land.said}"
    shape, look = _begun(number, said)
    if land.radius:
        _circle(look, land, place)
    else:
        _outline(look, land.rings, place)
    _fill(look, entry.colour, entry.pattern or (OLDER if land.carried else ""))
    edge = etree.SubElement(look, qn("a:ln"), w="6350")
    _solid(edge, LIGHT.hatch if entry.pattern or land.radius else LIGHT.surface)
    body = etree.SubElement(shape, qn("p:txBody"))
    etree.SubElement(body, qn("a:bodyPr"), lIns="0", rIns="0", tIns="0", bIns="0", anchor="ctr", wrap="none")
    if drawn.form == "hexagon" or land.sign:
        _label(body, land.sign or land.label, legible_on(entry.colour))
    else:
        etree.SubElement(body, qn("a:p"))
    return shape


def _begun(number: int, name: str) -> tuple[Any, Any]:
    """A shape with its name, and where its look is written."""
    shape = etree.Element(qn("p:sp"), nsmap={"p": P, "a": A})
    outer = etree.SubElement(shape, qn("p:nvSpPr"))
    etree.SubElement(outer, qn("p:cNvPr"), id=str(number), name=name, descr=name)
    etree.SubElement(outer, qn("p:cNvSpPr"))
    etree.SubElement(outer, qn("p:nvPr"))
    return shape, etree.SubElement(shape, qn("p:spPr"))


def _borders(drawn: Territory, place: Any) -> Any:
    """The heavier lines over all communes: one shape without a fill."""
    shape, look = _begun(_BORDERS, word("map.outline_note"))
    _outline(look, drawn.lines, place)
    etree.SubElement(look, qn("a:noFill"))
    _solid(etree.SubElement(look, qn("a:ln"), w="15875"), LIGHT.ink)
    return shape


def _frame(look: Any, points: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Where a shape stands and how large it is."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y, wide, high = min(xs), min(ys), max(1, max(xs) - min(xs)), max(1, max(ys) - min(ys))
    frame = etree.SubElement(look, qn("a:xfrm"))
    etree.SubElement(frame, qn("a:off"), x=str(x), y=str(y))
    etree.SubElement(frame, qn("a:ext"), cx=str(wide), cy=str(high))
    return x, y, wide, high


def _circle(look: Any, land: Land, place: Any) -> None:
    x, y = place(land.middle)
    radius = round(land.radius * place.each)
    _frame(look, [(x - radius, y - radius), (x + radius, y + radius)])
    etree.SubElement(etree.SubElement(look, qn("a:prstGeom"), prst="ellipse"), qn("a:avLst"))


def _outline(look: Any, outline: Sequence[Ring], place: Any) -> None:
    rings = [[place(point) for point in ring] for ring in outline]
    x, y, wide, high = _frame(look, [point for ring in rings for point in ring])
    shape = etree.SubElement(look, qn("a:custGeom"))
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        etree.SubElement(shape, qn(f"a:{name}"))
    etree.SubElement(shape, qn("a:rect"), l="0", t="0", r="r", b="b")
    path = etree.SubElement(etree.SubElement(shape, qn("a:pathLst")), qn("a:path"), w=str(wide), h=str(high))
    for ring in rings:
        for at, (across, down) in enumerate(ring):
            step = etree.SubElement(path, qn("a:lnTo" if at else "a:moveTo"))
            etree.SubElement(step, qn("a:pt"), x=str(across - x), y=str(down - y))
        etree.SubElement(path, qn("a:close"))


def _fill(look: Any, colour: str, pattern: str) -> None:
    if not pattern:
        _solid(look, colour)
        return
    form = etree.SubElement(look, qn("a:pattFill"), prst=PATTERNS[pattern])
    for name, value in (("fgClr", LIGHT.surface if pattern == OLDER else LIGHT.hatch), ("bgClr", colour)):
        etree.SubElement(etree.SubElement(form, qn(f"a:{name}")), qn("a:srgbClr"), val=value.lstrip("#"))


def _solid(look: Any, colour: str) -> None:
    form = etree.SubElement(look, qn("a:solidFill"))
    etree.SubElement(form, qn("a:srgbClr"), val=colour.lstrip("#"))


def _label(body: Any, text: str, ink: str) -> None:
    """The name in a hexagon, line by line, or the sign in a circle."""
    for line in text.split("\n"):
        said = etree.SubElement(body, qn("a:p"))
        etree.SubElement(said, qn("a:pPr"), algn="ctr")
        run = etree.SubElement(said, qn("a:r"))
        face = etree.SubElement(run, qn("a:rPr"), lang="vi-VN", sz="500")
        _solid(face, ink)
        etree.SubElement(face, qn("a:latin"), typeface="Arial")
        etree.SubElement(run, qn("a:t")).text = line


def _legend(page: Any, drawn: Territory, left: int, top: int) -> None:
    """A square and words a class; the states that hold communes, with their pattern."""
    shown = [entry for entry in drawn.legend if entry.count or entry.pattern == "hatch"]
    if older := sum(land.carried for land in drawn.lands):
        shown.append(Swatch(word("map.carried"), LIGHT.coverage[3], OLDER, older))
    down = top
    for entry in shown:
        square = page.shapes.add_shape(1, Emu(left), Emu(down), Inches(0.28), Inches(0.22))
        square.name = entry.label
        look = square._element.spPr
        _fill(look, entry.colour, entry.pattern)
        _solid(etree.SubElement(look, qn("a:ln"), w="6350"), LIGHT.hatch)
        square.shadow.inherit = False
        said = f"{entry.label}: {entry.count} {drawn.unit or word('drawn.places')}"
        text = _words(page, said, (left + Inches(0.36), down - Inches(0.06), LEGEND - Inches(0.36)))
        step = Inches(0.36) if len(said) < LETTERS else Inches(0.56)
        text.height = step
        down += step
    if drawn.lines:
        _words(page, word("map.outline_note"), (left, down, LEGEND)).height = Inches(0.56)


def _words(page: Any, said: str, place: tuple[int, int, int]) -> Any:
    """A box of words at left, top, as wide as told."""
    left, top, width = place
    text = page.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Inches(0.34))
    text.text_frame.word_wrap = True
    run = text.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.name = said, Pt(12), "Arial"
    return text
