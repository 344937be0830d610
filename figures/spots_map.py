"""Renderer: open weak-signal spots where they are, over the communes' centres or installed boundaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import pydeck as pdk

from figures.deck import Map
from figures.deck_parts import written
from figures.declutter import standing
from figures.labels import word
from figures.place import Place
from figures.theme import FONT, Theme, rgb

SPOTS = "spots"
KINDS = ("open", "unsent", "overdue")


@dataclass(frozen=True)
class Ground:
    """What lies beneath: communes (lon, lat, name, population), addresses of their centres and polygons."""

    communes: pl.DataFrame
    centres: str
    boundary: str | None
    place: Place


def colours(look: Theme) -> dict[str, str]:
    """The colour of each kind; overdue ones are larger besides, unsent ones hollow."""
    return {"open": look.coverage[3], "unsent": look.tones["no_data"], "overdue": look.tones["behind"]}


def spots_deck(
    spots: Sequence[tuple[float, float, str, str, str]], ground: Ground, look: Theme, chosen: str | None
) -> Map:
    """Spots as (longitude, latitude, code, operators in words, kind); the chosen one has a strong ring."""
    drawn = [_centres(ground, look), _spots(spots, look, chosen), _names(ground, look)]
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
            "html": _hover_rule() + "{s} · {n}<i class='k{o}'></i>",
            "style": {
                "backgroundColor": look.surface, "color": look.ink, "border": f"1px solid {look.line}",
                "borderRadius": "8px", "fontSize": "15px", "fontFamily": FONT, "padding": "8px 12px",
            },
        },
    ).finished()  # fmt: skip


def _spots(spots: Sequence[tuple[float, float, str, str, str]], look: Theme, chosen: str | None) -> pdk.Layer:
    """Overdue ones are drawn last and larger, so that nothing hides them."""
    order = sorted(spots, key=lambda spot: KINDS.index(spot[4]))
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]},
            "properties": {"s": code, "n": operators, "o": KINDS.index(kind)},
        }
        for lon, lat, code, operators, kind in order
    ]
    rings = [rgb(colours(look)[kind]) if kind == "unsent" else rgb(look.surface) for kind in KINDS]
    fills = [rgb(look.surface if kind == "unsent" else colours(look)[kind]) for kind in KINDS]
    own = f"properties.s == '{chosen}'"
    inner = {
        "getFillColor": f"@@=({fills})[properties.o]",
        "getLineColor": f"@@=({own}) ? {rgb(look.ink)} : ({rings})[properties.o]",
    }
    return pdk.Layer(
        "GeoJsonLayer",
        data={"type": "FeatureCollection", "features": features},
        id=SPOTS,
        pickable=True,
        stroked=True,
        get_line_width=f"({own}) ? 4 : (properties.o == 1 ? 2.5 : 1)",
        line_width_units=pdk.types.String("pixels"),
        get_point_radius=f"({own}) ? 11 : (properties.o == 2 ? 6.5 : 4.5)",
        point_radius_units=pdk.types.String("pixels"),
        _subLayerProps={"points-circle": inner},
    )


def _hover_rule() -> str:
    """The style that puts the word of its kind after a spot: said once, not with each."""
    said = "".join(
        f".k{at}::after{{content:' · {word(f'spots.map_{kind}')}';font-style:normal}}"
        for at, kind in enumerate(KINDS)
    )
    return f"<style>{said}</style>"


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


def _names(ground: Ground, look: Theme) -> pdk.Layer:
    """Names of communes that do not touch one another, larger places first.

    Drawn as a GeoJsonLayer's text, which a choice on the map does not dim.
    """
    frame = ground.communes
    points = list(frame.select("lon", "lat").iter_rows())
    drawn = standing(points, frame["name"].to_list(), frame["population"].to_list(), ground.place.zoom)
    text: dict[str, Any] = {
        "getText": f"({written([int(stands) for stands in drawn])})[properties.i] ? properties.t : ''",
        "getTextColor": rgb(look.ink, 215),
        "getTextSize": 13,
        "getTextPixelOffset": [0, 14],
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
