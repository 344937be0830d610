"""Renderer: open weak-signal spots where they are, over the communes' centres or installed boundaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import pydeck as pdk

from figures.deck import Map
from figures.deck_parts import written
from figures.declutter import standing
from figures.place import Place
from figures.spot_marks import HOVER, Mark, discs, hover_rule, marks_layer
from figures.theme import FONT, Theme, rgb

BELOW = 16
"""How many pixels below its centre a commune's name is written."""


@dataclass(frozen=True)
class Ground:
    """What lies beneath: communes (lon, lat, name, population), addresses of their centres and polygons."""

    communes: pl.DataFrame
    centres: str
    boundary: str | None
    place: Place


def spots_deck(marks: Sequence[Mark], ground: Ground, look: Theme, chosen: str | None) -> Map:
    """Spots and circles of near ones over communes; the chosen spot has a strong ring."""
    drawn = [_centres(ground, look), _names(ground, marks, look), marks_layer(marks, look, chosen)]
    if ground.boundary is not None:
        drawn.insert(0, _polygons(ground.boundary, look))
    return Map(
        layers=drawn,
        views=[
            pdk.View("MapView", controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False})
        ],
        initial_view_state=pdk.ViewState(
            longitude=ground.place.lon, latitude=ground.place.lat, zoom=ground.place.zoom,
            min_zoom=7, max_zoom=14,
        ),
        map_provider=None,
        tooltip={
            "html": f"{hover_rule()}{{n}}{HOVER}",
            "style": {
                "backgroundColor": look.surface, "color": look.ink, "border": f"1px solid {look.line}",
                "borderRadius": "8px", "fontSize": "15px", "fontFamily": FONT, "padding": "8px 12px",
            },
        },
    ).finished()  # fmt: skip


def _centres(ground: Ground, look: Theme) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=ground.centres,
        id="centres",
        pickable=False,
        stroked=False,
        get_point_radius=3,
        point_radius_units=pdk.types.String("pixels"),
        _subLayerProps={"points-circle": {"getFillColor": rgb(look.hatch, 150)}},
    )


def _names(ground: Ground, marks: Sequence[Mark], look: Theme) -> pdk.Layer:
    """Names of communes that touch neither a sign nor one another, larger places first.

    Drawn as a GeoJsonLayer's text, which a choice on the map does not dim.
    """
    frame = ground.communes
    points = list(frame.select("lon", "lat").iter_rows())
    names, weights = frame["name"].to_list(), frame["population"].to_list()
    drawn = standing(points, names, weights, ground.place.zoom, discs(marks), BELOW)
    text: dict[str, Any] = {
        "getText": f"({written([int(stands) for stands in drawn])})[properties.i] ? properties.t : ''",
        "getTextColor": rgb(look.ink, 215),
        "getTextSize": 13,
        "getTextPixelOffset": [0, BELOW],
        "textCharacterSet": pdk.types.String("auto"),
        "textFontFamily": pdk.types.String(FONT),
        "textLineHeight": 1.05,
        "textSizeUnits": pdk.types.String("pixels"),
    }
    return pdk.Layer(
        "GeoJsonLayer",
        data=ground.centres,
        id="names",
        pickable=False,
        point_type=pdk.types.String("text"),
        **text,
    )


def _polygons(address: str, look: Theme) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=address,
        id="boundaries",
        pickable=False,
        stroked=True,
        filled=True,
        get_fill_color=rgb(look.blank),
        get_line_color=rgb(look.line),
        line_width_min_pixels=1,
    )
