"""The menu of the map: what is on the screen as a sheet, picture or slide, its shapes read on demand."""

from dataclasses import replace
from typing import Any

from figures import format as vi
from figures.classes import Cutting, classify
from figures.deck import radii
from figures.figure import Figure
from figures.mapped import table, territory
from figures.theme import LIGHT
from pages.shell import figure_menu, layers, map_beside
from pages.shell.filters import Filters
from pages.shell.map_switches import View
from queries.viewer import Viewer


def titled(figure: Figure, chosen: Filters, view: View, by: str, who: Viewer) -> None:
    """The map's title with its menu."""
    key = f"map_{chosen.period}_{chosen.indicator.code}".replace("-", "_") if view.half else "map"
    named = replace(figure, key=key, title=f"{figure.title} · {vi.short_period(figure.stamp.period)}")
    figure_menu.titled(named, lambda: _whole(named, chosen, view, by, who), small=view.half)


def _whole(figure: Figure, chosen: Filters, view: View, by: str, who: Viewer) -> Figure:
    """The figure with the map as data, in the colours of paper, cut as on the screen."""
    cutting = Cutting(view.classes, map_beside.levels(chosen, who))
    classified = classify(figure.frame, chosen.indicator, LIGHT, by, cutting)
    nothing: dict[str, Any] = {"features": []}
    shapes = layers.shapes(view.form) or nothing
    name = "hexagon_outlines" if view.form == "hexagon" else "boundary_outlines"
    drawn = territory(figure, classified, view.form, shapes, layers.shapes(name) or nothing, radii(figure))
    return replace(figure, drawing=drawn, table=table(figure))
