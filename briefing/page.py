"""Pages of a deck: the first one, sentences, a native table over as many slides as it needs, a figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.util import Emu, Inches, Pt

from briefing import slide
from briefing.fit import height, largest
from briefing.master import BODY, EDGE
from briefing.native_table import Grid, add_table, grid, split, unbroken
from figures.drawing import Drawing, values_of
from figures.figure import Figure
from figures.foot import subtitle
from figures.labels import word
from figures.said import in_words
from figures.theme import LIGHT

SIZES = (22, 20, 18, 16, 14, 12, 11)
TOP, ROOM, BETWEEN = 1.55, 4.95, 0.16
"""Where sentences and tables begin, how high they may be, and the space between paragraphs, in inches."""
WORDS_ROOM = 5.4
"""How high a table may be that has no words beneath."""


LETTERS = (16, 15, 14, 13, 12, 11, 10)
"""Sizes of letters in a table, in points."""


@dataclass(frozen=True)
class Page:
    """One page: its figure, and where it is no picture its sentences or the widths of its table.

    ``size`` is the smallest that the table's letters may be, in points.
    """

    figure: Figure
    sentences: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    size: float = 11


def add(shown: Any, page: Page) -> None:
    """Add the page. Raises ValueError where it cannot be drawn or does not fit."""
    if page.widths:
        _tables(shown, page)
    elif page.sentences:
        _sentences(shown, page.figure, page.sentences)
    elif isinstance(page.figure.drawing, Drawing) and not _numbers(page.figure.drawing):
        _sentences(shown, page.figure, (word("deck.nothing", title=page.figure.title),))
    else:
        slide.add(shown, _worded(page.figure))


def _numbers(drawing: Drawing) -> bool:
    return any(value is not None for layer in drawing.layers for value in values_of(layer))


def _worded(figure: Figure) -> Figure:
    said = in_words(figure.drawing) if isinstance(figure.drawing, Drawing) else ""
    return replace(figure, words=figure.words or said)


def _blank(shown: Any, figure: Figure) -> Any:
    page = shown.slides.add_slide(shown.slide_layouts[0])
    slide.headline(page, figure)
    slide.textbox(page, (EDGE, Inches(1.0), BODY, Inches(0.45)), subtitle(figure), 16, LIGHT.muted)
    return page


def _sentences(shown: Any, figure: Figure, said: Sequence[str]) -> None:
    """Paragraphs, as large as they may be."""
    page = _blank(shown, figure)
    wide = BODY / 914400
    size = largest(list(said), SIZES, (wide - 0.6, ROOM), BETWEEN)
    down = TOP
    for text in said:
        high = height(text, size, wide - 0.6)
        _mark(page, (EDGE, Inches(down + 0.04), Inches(0.07), Inches(high - 0.04)))
        box = (EDGE + Inches(0.2), Inches(down), BODY - Inches(0.2), Inches(high))
        shape = slide.textbox(page, box, text, size, LIGHT.ink)
        shape.text_frame.margin_top = shape.text_frame.margin_bottom = Pt(0)
        slide.describe(shape, figure.title, "")
        down += high + BETWEEN
    slide.foot(page, figure)


def _mark(page: Any, box: tuple[int, int, int, int]) -> None:
    """A bar of the accent's colour at the left; it says nothing."""
    mark = page.shapes.add_shape(1, *(Emu(one) for one in box))
    mark.name = word("deck.mark")
    mark.fill.solid()
    mark.fill.fore_color.rgb = slide.colour(LIGHT.accent)
    mark.line.fill.background()
    mark.shadow.inherit = False


def _tables(shown: Any, page: Page) -> None:
    """The table behind the figure over as many slides as it needs."""
    room = ROOM if page.figure.words else WORDS_ROOM
    parts = _parts(page, room)
    for number, part in enumerate(parts, start=1):
        counted = word("deck.part", title=page.figure.title, n=number, of=len(parts))
        figure = replace(page.figure, title=counted) if len(parts) > 1 else page.figure
        drawn = _blank(shown, figure)
        frame = add_table(drawn, part, (EDGE, Inches(TOP)))
        slide.describe(frame, figure.title, figure.words)
        slide.foot(drawn, figure)


def _parts(page: Page, room: float) -> list[Grid]:
    """The table at the largest size at which it is one part and no word is broken; else at its own size."""
    for size in LETTERS:
        whole = grid(page.figure.behind, page.widths, size)
        if size <= page.size:
            break
        if unbroken(whole) and len(list(split(whole, room))) == 1:
            return [whole]
    return list(split(grid(page.figure.behind, page.widths, page.size), room))


def first(shown: Any, figure: Figure, title: str, said: Sequence[str]) -> None:
    """The first page: what the deck is, of which period, and what stands behind its numbers."""
    page = shown.slides.add_slide(shown.slide_layouts[0])
    _mark(page, (0, Inches(2.0), Inches(0.35), Inches(2.6)))
    slide.headline(page, replace(figure, title=title))
    head = page.shapes.title
    head.left, head.top, head.width, head.height = Inches(0.8), Inches(1.9), Inches(11.6), Inches(1.3)
    head.text_frame.paragraphs[0].runs[0].font.size = Pt(36)
    for at, text in enumerate(said):
        size = 24 if at == 0 else 16
        box = (Inches(0.8), Inches(3.3 + 0.6 * at), Inches(11.6), Inches(0.55))
        slide.textbox(page, box, text, size, LIGHT.ink if at == 0 else LIGHT.muted)
    slide.foot(page, figure)
