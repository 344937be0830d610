"""Renderer: a coverage figure as a deck.gl map; shapes come by address, colours are one expression.

Streamlit dims every object but the chosen one by wrapping a layer's own colour; the legend must stay true,
so colours are given to the inner layers (``_subLayerProps``), which it leaves alone, and the chosen commune
gets a frame of ours.
"""

import json
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from figures import format as vi
from figures.classes import Classified
from figures.deck_hover import hovers, tooltip
from figures.deck_parts import (
    HEX_NAME_SIZE,
    HEX_ROOM,
    HEX_TEXT_SIZE,
    HEX_WIDTH,
    choice,
    frame_layer,
    outline_layer,
    pattern_layer,
    patterned,
    selection_layers,
    written,
)
from figures.declutter import inside_circle, metres, standing
from figures.figure import Figure, Indicator
from figures.place import Place
from figures.spot_marks import Mark, discs, marks_layer
from figures.theme import FONT, SIGNS, Theme, legible_on, rgb

# pydeck tries five times a map to load its widget for notebooks, which is not there: five milliseconds.
sys.modules.setdefault("pydeck.widget", None)  # type: ignore[arg-type]

FORMS = ("hexagon", "boundary", "bubble")
UNITS = "communes"


@dataclass(frozen=True)
class MapRequest:
    """What is asked of a map besides its figure. ``layers`` gives addresses of shapes by name.

    ``frame`` is the corners of a part that an inset shows; ``only`` are the rows that can be hovered.
    """

    form: str
    layers: dict[str, str]
    look: Theme
    place: Place
    chosen: int | None = None
    names: bool = True
    spots: Sequence[Mark] = ()
    frame: Sequence[tuple[float, float]] = ()
    only: Collection[int] | None = None


class Map(pdk.Deck):
    """A deck that, once finished, gives the same JSON each time, without pydeck's indents."""

    def finished(self) -> "Map":
        """No more changes: what is drawn is kept as it is sent."""
        self._sent = json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))
        return self

    def to_json(self) -> str:
        """The map as Streamlit sends it; only of a finished one."""
        return self._sent


def coverage_deck(figure: Figure, classified: Classified, ask: MapRequest) -> Map:
    """The map as a pydeck object, about 12 kB of JSON whatever the shapes weigh."""
    drawn: list[pdk.Layer] = [_units(figure, classified, ask)]
    if ask.form != "bubble" and patterned(classified):
        drawn.append(pattern_layer(classified, ask.layers[ask.form], ask.look, ask.form))
    drawn.append(outline_layer(ask.layers[_outline(ask.form)], ask.look, ask.form))
    if ask.chosen is not None:
        drawn += selection_layers(ask.layers[ask.form], ask.chosen, ask.look, ask.form, radii(figure))
    if ask.names:
        drawn.append(_names(figure, classified, ask))
    if ask.frame:
        drawn.append(frame_layer(ask.frame, ask.look))
    if ask.spots:
        drawn.append(marks_layer(ask.spots, ask.look))
    return Map(
        layers=drawn,
        views=[
            pdk.View("MapView", controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False})
        ],
        initial_view_state=pdk.ViewState(
            longitude=ask.place.lon, latitude=ask.place.lat, zoom=ask.place.zoom, min_zoom=7, max_zoom=13
        ),
        map_provider=None,
        tooltip=tooltip(hovers(figure, ask.only), ask.look, spots=bool(ask.spots)),
    ).finished()


def _units(figure: Figure, classified: Classified, ask: MapRequest) -> pdk.Layer:
    colours = choice(classified, [rgb(entry.colour, 255) for entry in classified.classes])
    line = rgb(ask.look.surface if ask.form != "bubble" else ask.look.ink)
    inner: dict[str, Any] = {"getFillColor": colours}
    extra: dict[str, Any] = {}
    if ask.form == "bubble":
        extra = {"getPointRadius": f"({written(radii(figure))})[properties.i]", "pointRadiusMinPixels": 5}
    return pdk.Layer(
        "GeoJsonLayer",
        data=ask.layers[ask.form],
        id=UNITS,
        pickable=True,
        stroked=True,
        filled=True,
        get_line_color=line,
        line_width_min_pixels=1.5 if ask.form == "hexagon" else 0.7,
        auto_highlight=True,
        highlight_color=rgb(ask.look.accent, 70),
        **extra,
        _subLayerProps={"points-circle" if ask.form == "bubble" else "polygons-fill": inner},
    )


def _names(figure: Figure, classified: Classified, ask: MapRequest) -> pdk.Layer:
    """Names; in a large enough hexagon with the value beneath, elsewhere those that do not touch."""
    hexagon, large = ask.form == "hexagon", metres(HEX_WIDTH, ask.place) >= HEX_ROOM
    frame = figure.frame
    if hexagon:
        label = "properties.t"
        if large:
            beneath = [_beneath(row, figure.options["indicator"]) for row in frame.iter_rows(named=True)]
            label += f" + ({written(beneath)})[properties.i]"
    else:
        signs = [SIGNS[state] if ask.form == "bubble" and state != "ok" else "" for state in frame["state"]]
        stand = standing_names(figure, ask.form, ask.place, ask.spots)
        shown = "".join(sign or ("n" if name else " ") for sign, name in zip(signs, stand, strict=True))
        each = f"('{shown}')[properties.i]"
        label = f"({each} == 'n') ? properties.t : {each}"
    inks = [legible_on(entry.colour) for entry in classified.classes]
    text: dict[str, Any] = {
        "getText": label,
        "getTextColor": choice(classified, [rgb(ink) for ink in inks]).removeprefix("@@="),
        "textCharacterSet": pdk.types.String("auto"),
        "textFontFamily": pdk.types.String(FONT),
        "textFontWeight": 600,
        "textLineHeight": 1.05,
        "getTextSize": (HEX_TEXT_SIZE if large else HEX_NAME_SIZE) if hexagon else 12,
        "textSizeUnits": pdk.types.String("meters" if hexagon else "pixels"),
    }
    return pdk.Layer(
        "GeoJsonLayer",
        data=ask.layers["hexagon_centres" if hexagon else "bubble"],
        id="names",
        pickable=False,
        point_type=pdk.types.String("text"),
        **text,
    )


def standing_names(figure: Figure, form: str, place: Place, spots: Sequence[Mark] = ()) -> list[bool]:
    """Which names are drawn: those that touch no sign and no other; on bubbles those that fit inside."""
    frame = figure.frame
    points = list(frame.select("lon", "lat").iter_rows())
    weights = [people * inside for people, inside in frame.select("population", "inside").iter_rows()]
    drawn = standing(points, frame["name"].to_list(), weights, place.zoom, discs(spots))
    if form != "bubble":
        return drawn
    fits = [inside_circle(n, r, place) for n, r in zip(frame["name"], radii(figure), strict=True)]
    return [stands and fit for stands, fit in zip(drawn, fits, strict=True)]


def _beneath(row: dict[str, Any], indicator: Indicator) -> str:
    """The value on a line of its own beneath the name; nothing where there is none."""
    shown = row["state"] == "ok" and row["inside"]
    return f"\n{vi.number(row['value'], indicator.decimals)}" if shown else ""


def radii(figure: Figure) -> list[int]:
    """Circle radii in metres, area by population."""
    return [round(12 * people**0.5) for people in figure.frame["population"]]


def _outline(form: str) -> str:
    return "hexagon_outlines" if form == "hexagon" else "outlines"
