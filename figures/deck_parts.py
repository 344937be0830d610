"""The lesser layers of the map: patterns of the states, outlines, the chosen commune, weak-signal spots."""

import json
from collections.abc import Sequence
from typing import Any

import pydeck as pdk

from figures.classes import Classified
from figures.theme import Theme, rgb

HEX_WIDTH, HEX_TEXT_SIZE, HEX_NAME_SIZE = 7800, 1600, 2050
"""Metres on the map: a hexagon's width; the height of letters in it with a number beneath, and without."""
HEX_ROOM = 42
"""Pixels of a hexagon's width from which a number can be read beneath the name."""
HATCHES = {
    "hatch": {"type": "hatch", "strokeWidth": 220, "gap": 700, "angle": 45},
    "dots": {"type": "dots", "radius": 200, "gap": 900},
    "cross": {"type": "cross-hatch", "strokeWidth": 160, "gap": 800},
    "carried": {"type": "hatch", "strokeWidth": 130, "gap": 1500, "angle": 45},
}
Colour = list[int]


def written(values: Sequence[Any]) -> str:
    """A list as it stands in an expression, without blanks."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def colour_list(colours: Sequence[Colour], members: Sequence[int]) -> str:
    """A colour for each place, as an expression over the feature's number."""
    return f"@@=({written(colours)})[{numbers(members)}]"


def numbers(members: Sequence[int]) -> str:
    """A small number for each place, as an expression: one sign a number where each has one digit."""
    if all(0 <= member <= 9 for member in members):
        return f"('{''.join(map(str, members))}')[properties.i]"
    return f"({written(members)})[properties.i]"


def choice(classified: Classified, colours: Sequence[Colour]) -> str:
    """The colour of each place's class, as an expression."""
    return colour_list(colours, classified.members)


def patterned(classified: Classified) -> bool:
    """Whether any place wears a pattern; where none does, the layer is not worth sending."""
    return any(classified.carried) or any(entry.pattern and entry.count for entry in classified.classes)


def pattern_layer(classified: Classified, data: str, look: Theme, form: str) -> pdk.Layer:
    """Hatching, dots or cross-hatching where there is no number; sparse lines where an old one stands in."""
    kinds = ["none", *HATCHES]
    drawn = [
        kinds.index("carried" if carried else classified.classes[member].pattern or "none")
        for member, carried in zip(classified.members, classified.carried, strict=True)
    ]
    colours = [rgb(look.hatch, 0), *[rgb(look.hatch) for _ in HATCHES]]
    colours[kinds.index("carried")] = rgb(look.surface, 200)
    extra: dict[str, Any] = {
        "extensions": [{"@@type": "FillStyleExtension", "proceduralPattern": True}],
        "fillPatternMapping": HATCHES,
        "getFillPattern": f"({written(kinds)})[{numbers(drawn)}]",
        "getFillPatternScale": 1.0 if form == "hexagon" else 0.5,
        "_subLayerProps": {"polygons-fill": {"getFillColor": colour_list(colours, drawn)}},
    }
    return pdk.Layer(
        "GeoJsonLayer", data=data, id="patterns", pickable=False, stroked=False, filled=True, **extra
    )


def outline_layer(data: str, look: Theme, form: str) -> pdk.Layer:
    """Outlines of the three former provinces."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=data,
        id="former_provinces",
        pickable=False,
        stroked=True,
        filled=False,
        get_line_color=rgb(look.ink, 235 if form == "hexagon" else 150),
        line_width_min_pixels=2.4 if form == "hexagon" else 1.6,
        line_joint_rounded=True,
        line_cap_rounded=True,
    )


def frame_layer(corners: Sequence[tuple[float, float]], look: Theme) -> pdk.Layer:
    """The frame of the part that an inset shows larger."""
    shape = {"type": "LineString", "coordinates": corners}
    return pdk.Layer(
        "GeoJsonLayer",
        data={"type": "Feature", "geometry": shape, "properties": {}},
        id="inset_frame",
        pickable=False,
        stroked=True,
        filled=False,
        get_line_color=rgb(look.accent),
        line_width_min_pixels=2,
    )


def selection_layers(data: str, chosen: int, look: Theme, form: str, radii: Sequence[int]) -> list[pdk.Layer]:
    """A strong frame round the chosen commune, light beneath dark so that it stands out on every colour."""
    extra: dict[str, Any] = {}
    if form == "bubble":
        extra = {"getPointRadius": f"({written(radii)})[properties.i]", "pointRadiusMinPixels": 5}
    return [
        pdk.Layer(
            "GeoJsonLayer",
            data=data,
            id=name,
            pickable=False,
            stroked=True,
            filled=False,
            get_line_color=f"(properties.i == {chosen} ? {rgb(colour)} : [0, 0, 0, 0])",
            line_width_min_pixels=width,
            line_joint_rounded=True,
            **extra,
        )
        for name, colour, width in (("chosen_halo", look.surface, 8), ("chosen", look.ink, 4))
    ]
