"""One figure as a still: PNG for print, SVG or PDF; it says itself what it is, of when and from where."""

from typing import cast

from briefing.edition import Edition, NotThereError
from briefing.picture_figures import MAKERS, OWN
from figures.drawing import Drawing, values_of
from figures.figure import Figure
from figures.labels import word
from figures.still import Kind, picture


def document(edition: Edition, name: str, code: str, kind: str) -> bytes:
    """The figure of that name; ``code`` is the indicator of those that are about any (map, history, …).

    Raises NotThereError for an unknown name or indicator, and where nothing was reported.
    """
    return picture(figure(edition, name, code), cast(Kind, kind))


def figure(edition: Edition, name: str, code: str) -> Figure:
    """The figure with its passport."""
    if name not in MAKERS:
        raise NotThereError(word("document.no_figure", figure=name, names=", ".join(MAKERS)))
    about = OWN.get(name, code)
    if about not in edition.catalogue or "province" not in edition.catalogue[about].grains:
        raise NotThereError(word("document.no_indicator", code=about))
    made = MAKERS[name](edition, about)
    if made is None or _empty(made):
        raise NotThereError(word("document.nothing_drawn", figure=name, period=edition.label))
    return edition.stamped(made, about)


def _empty(made: Figure) -> bool:
    """Whether a chart has no number at all: it is not drawn, for it would look like noughts."""
    drawing = made.drawing
    return isinstance(drawing, Drawing) and all(
        value is None for layer in drawing.layers for value in values_of(layer)
    )
