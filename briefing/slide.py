"""Renderer: a figure as one 16:9 slide with a native chart that can be edited; decks of such slides."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefing.master import BODY, EDGE, FACE, presentation
from briefing.native_bars import add_bars
from briefing.native_map import add_map
from briefing.native_scatter import add_scatter
from figures.drawing import Bars, Drawing, Line, Marks, Ranges
from figures.figure import Figure
from figures.foot import lines, subtitle
from figures.labels import word
from figures.territory import Territory
from figures.theme import LIGHT

TOP, ROOM = Inches(1.55), Inches(5.0)
"""Where the chart begins, and how high it is."""
TITLES = ((42, 26), (64, 20), (500, 16))
"""Letters of a title and the size at which it stays in its box; the same for what the figure says."""
WORDS, MOST_WORDS = ((170, 12), (1000, 10)), 360


def slide(figure: Figure) -> bytes:
    """The figure as a presentation of one slide. Raises ValueError without drawing or passport."""
    return deck([figure])


def deck(figures: Sequence[Figure]) -> bytes:
    """Figures in their order, a slide each."""
    shown = presentation(figures[0].title if figures else word("product.name"))
    for figure in figures:
        add(shown, figure)
    out = BytesIO()
    shown.save(out)
    return out.getvalue()


def add(shown: Any, figure: Figure) -> None:
    """One more slide: title, of whom, the chart, what it says, where it comes from; the rest in the notes."""
    if figure.drawing is None:
        raise ValueError(f"{figure.key}: nothing to draw")
    page = shown.slides.add_slide(shown.slide_layouts[0])
    headline(page, figure)
    textbox(page, (EDGE, Inches(1.0), BODY, Inches(0.45)), subtitle(figure), 16, LIGHT.muted)
    box = (EDGE, TOP, BODY, ROOM)
    mapped = isinstance(figure.drawing, Territory)
    frame = add_map(page, figure.drawing, box) if mapped else native(page, figure.drawing, box)  # type: ignore[arg-type]
    describe(frame, figure.title, figure.words)
    foot(page, figure)


def native(page: Any, drawing: Drawing, box: tuple[int, int, int, int]) -> Any:
    """Bars and lines over categories; else marks on a plane. Stems from nought are bars."""
    layers = drawing.layers
    stems = [one for one in layers if isinstance(one, Ranges) and not one.name and not any(one.lows)]
    flat = any(isinstance(one, Bars | Line) for one in layers) or bool(stems)
    if flat and not drawing.along and not any(isinstance(one, Marks) and one.at for one in layers):
        return add_bars(page, drawing, box)
    return add_scatter(page, drawing, box)


def headline(page: Any, figure: Figure) -> None:
    """The figure's title, smaller where it is long."""
    title = page.shapes.title
    title.left, title.top, title.height = EDGE, Inches(0.3), Inches(0.75)
    title.width = Inches(9.6) if figure.stamp.simulated else BODY
    title.text_frame.word_wrap = True
    said = title.text_frame.paragraphs[0]
    said.alignment = PP_ALIGN.LEFT
    run = said.add_run()
    run.text = figure.title
    lettering(
        run.font, next(size for most, size in TITLES if len(figure.title) <= most), LIGHT.ink, bold=True
    )


def foot(page: Any, figure: Figure) -> None:
    """What the figure says below the chart, its origin at the bottom, the simulated mark, the notes."""
    parts = dict(lines(figure))
    alarm = parts.pop("simulated", "")
    origin = " · ".join(parts.values())
    said = shortened(figure.words)
    size = next(size for most, size in WORDS if len(said) <= most)
    textbox(page, (EDGE, Inches(6.5), BODY, Inches(0.5)), said, size, LIGHT.ink)
    textbox(page, (EDGE, Inches(7.0), BODY, Inches(0.35)), origin, 10, LIGHT.muted)
    if alarm:
        mark = textbox(page, (Inches(10.35), Inches(0.35), Inches(2.48), Inches(0.4)), alarm, 13, "#FFFFFF")
        mark.fill.solid()
        mark.fill.fore_color.rgb = colour(LIGHT.tones["behind"])
        mark.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    notes = [figure.title, subtitle(figure), figure.words, figure.note, origin, alarm]
    page.notes_slide.notes_text_frame.text = "\n".join(one for one in notes if one)


def shortened(words: str) -> str:
    """As many whole clauses as fit under the chart; all of them stand in the notes."""
    kept = ""
    for clause in words.split("; "):
        longer = f"{kept}; {clause}" if kept else clause
        if len(longer) > MOST_WORDS:
            return f"{kept}." if kept else f"{clause[:MOST_WORDS].rsplit(' ', 1)[0]}…"
        kept = longer
    return kept


def describe(shape: Any, title: str, words: str) -> None:
    """Name and alternative text of a shape."""
    known = shape._element.xpath(".//p:cNvPr")[0]
    known.set("name", title)
    known.set("descr", f"{title}. {words}".strip())


def textbox(page: Any, box: tuple[int, int, int, int], text: str, size: float, ink: str) -> Any:
    """Words in a box of their own; returns its shape."""
    shape = page.shapes.add_textbox(*(Emu(one) for one in box))
    shape.text_frame.word_wrap = True
    run = shape.text_frame.paragraphs[0].add_run()
    run.text = text
    lettering(run.font, size, ink, bold=ink == "#FFFFFF")
    return shape


def lettering(font: Any, size: float, ink: str, *, bold: bool = False) -> None:
    """Face, size and colour (``#RRGGBB``) of letters."""
    font.name, font.size, font.bold = FACE, Pt(size), bold
    font.color.rgb = colour(ink)


def colour(value: str) -> Any:
    """``#RRGGBB`` as the library wants it."""
    return RGBColor.from_string(value.lstrip("#"))
