"""One figure as a still: PNG for print, SVG or PDF; it says itself what it is, of when and from where."""

from dataclasses import replace
from typing import cast

from briefing.edition import Edition, NotThereError
from briefing.picture_asked import Asked
from briefing.picture_figures import FIRST, MAKERS, OWN, PLACED
from briefing.picture_names import listed
from briefing.province_pages import MAIN
from figures.drawing import Drawing, values_of
from figures.figure import Figure
from figures.labels import word
from figures.still import Kind, picture

ANYTHING = Asked()


def document(edition: Edition, name: str, kind: str, asked: Asked = ANYTHING) -> bytes:
    """The figure of that name, about what is asked where it may be about several things.

    Raises NotThereError for an unknown name, indicator, commune or spot, and where nothing was reported.
    """
    return picture(figure(edition, name, asked), cast(Kind, kind))


def figure(edition: Edition, name: str, asked: Asked = ANYTHING) -> Figure:
    """The figure with its passport."""
    if name not in MAKERS:
        raise NotThereError(word("document.no_figure", figure=name, names=listed([*MAKERS])))
    if asked.communes and name not in PLACED:
        raise NotThereError(word("document.not_of_commune", figure=name, names=", ".join(PLACED)))
    about = OWN.get(name) or asked.indicator or FIRST.get(name, MAIN)
    if about not in edition.catalogue or "province" not in edition.catalogue[about].grains:
        raise NotThereError(word("document.no_indicator", code=about))
    made = MAKERS[name](edition, replace(asked, indicator=about))
    if made is None or _empty(made):
        raise NotThereError(word("document.nothing_drawn", figure=name, period=edition.label))
    return edition.stamped(made, about)


def _empty(made: Figure) -> bool:
    """Whether a chart has no number at all: it is not drawn, for it would look like noughts."""
    drawing = made.drawing
    return isinstance(drawing, Drawing) and all(
        value is None for layer in drawing.layers for value in values_of(layer)
    )
