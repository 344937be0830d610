"""Weak-signal spots on a map: near ones as one counted circle; tones in colour, sign and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

import pydeck as pdk

from figures import format as vi
from figures.declutter import TILE, Disc
from figures.labels import word
from figures.theme import FONT, ICONS, Theme, rgb

SPOTS = "spots"
TONES = ("on_track", "attention", "no_data", "behind")
"""From calm to pressing: promised and in time, sent without a promise, not sent, past the promise."""
NEAR = 26
"""Spots nearer than so many pixels are one circle."""
SINGLE, RING, LARGE = 7.0, 13.0, 16.0
"""Radii in pixels of the sign of one spot, of several, and of ten and more."""
OPEN_FROM = 10.7
"""From this zoom on every spot stands for itself."""


@dataclass(frozen=True)
class Spot:
    """One open spot: where, its code, what the pointer shows (HTML), its tone."""

    lon: float
    lat: float
    code: str
    words: str
    tone: str


@dataclass(frozen=True)
class Mark:
    """One sign on the map for ``count`` spots: at the spot, or amid them with the most pressing tone."""

    spot: Spot
    count: int = 1


def marks(spots: Sequence[Spot], zoom: float) -> tuple[Mark, ...]:
    """The spots as they are drawn at a zoom: those with most near ones around them gather them first."""
    if zoom >= OPEN_FROM:
        return tuple(Mark(spot) for spot in _pressing_last(spots))
    spots = sorted(spots, key=lambda spot: spot.code)
    around = _around(spots, TILE * 2**zoom / 360)
    left, found = set(range(len(spots))), []
    for i in sorted(left, key=lambda i: (-len(around[i]), spots[i].code)):
        if i in left:
            members = [j for j in around[i] if j in left]
            left -= set(members)
            found.append(_gathered([spots[j] for j in members]))
    return tuple(sorted(found, key=lambda mark: (TONES.index(mark.spot.tone), mark.spot.code)))


def discs(drawn: Sequence[Mark]) -> list[Disc]:
    """Where the signs stand, for names that must give way."""
    return [(mark.spot.lon, mark.spot.lat, _radius(mark.count)) for mark in drawn]


def _radius(count: int) -> float:
    """In pixels, of a sign for so many spots."""
    return SINGLE if count == 1 else LARGE if count > 9 else RING


def _around(spots: Sequence[Spot], scale: float) -> list[list[int]]:
    """For each spot those nearer than NEAR, itself too; ``scale`` is pixels a degree."""
    plane = [(s.lon * scale, s.lat * scale / cos(radians(s.lat))) for s in spots]
    return [[j for j, (a, b) in enumerate(plane) if hypot(a - x, b - y) < NEAR] for x, y in plane]


def _gathered(members: Sequence[Spot]) -> Mark:
    """One circle for the members, in their middle; its code is that of the member nearest to it."""
    if len(members) == 1:
        return Mark(members[0])
    lon, lat = (sum(place) / len(members) for place in zip(*((s.lon, s.lat) for s in members), strict=True))
    nearest = min(members, key=lambda s: (hypot(s.lon - lon, s.lat - lat), s.code))
    counted = [(tone, sum(s.tone == tone for s in members)) for tone in reversed(TONES)]
    parts = ", ".join(word(f"spot_tone.{tone}_n", n=vi.number(n)) for tone, n in counted if n)
    said = word("spot_tone.cluster", n=vi.number(len(members)), parts=parts)
    return Mark(Spot(lon, lat, nearest.code, said, _pressing_last(members)[-1].tone), len(members))


def _pressing_last(spots: Sequence[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda spot: TONES.index(spot.tone))


def marks_layer(drawn: Sequence[Mark], look: Theme, chosen: str | None = None) -> pdk.Layer:
    """The signs: a disc with the sign of its tone, or for several a ring with their number and that sign."""
    features = [_feature(mark) for mark in drawn]
    tones, paper = [rgb(look.tones[tone]) for tone in TONES], rgb(look.surface)
    one, own = "properties.m == 1", f"properties.m == 1 && properties.s == '{chosen}'"
    each = f"({tones})[properties.o]"
    inner: dict[str, Any] = {
        "points-circle": {
            "getFillColor": f"@@={one} ? {each} : {paper}",
            "getLineColor": f"@@={own} ? {rgb(look.ink)} : ({one} ? {paper} : {each})",
        },
    }
    signs = [ICONS[tone] for tone in TONES]
    return pdk.Layer(
        "GeoJsonLayer",
        data={"type": "FeatureCollection", "features": features},
        id=SPOTS,
        pickable=True,
        stroked=True,
        point_type=pdk.types.String("circle+text"),
        get_line_width=f"{own} ? 4 : ({one} ? 1 : 2.5)",
        line_width_units=pdk.types.String("pixels"),
        get_point_radius=f"{own} ? 11 : ({one} ? {SINGLE} : (properties.m > 9 ? {LARGE} : {RING}))",
        point_radius_units=pdk.types.String("pixels"),
        get_text=f"({one} ? '' : properties.m + '\u2009') + ({signs})[properties.o]",
        get_text_color=f"{one} ? {paper} : {each}",
        get_text_size=f"{one} ? 9 : 12",
        text_size_units=pdk.types.String("pixels"),
        text_character_set=pdk.types.String("auto"),
        text_font_family=pdk.types.String(FONT),
        text_font_weight=700,
        _subLayerProps=inner,
    )


def _feature(mark: Mark) -> dict[str, Any]:
    spot = mark.spot
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(spot.lon, 4), round(spot.lat, 4)]},
        "properties": {"s": spot.code, "n": spot.words, "o": TONES.index(spot.tone), "m": mark.count},
    }


def hover_rule() -> str:
    """The style that puts the word of its tone after a single spot (class k0-1 …), said once."""
    named = word("spot_tone.named")
    said = (
        f".k{at}-1::after{{content:' · {named} {ICONS[tone]} {word(f'spot_tone.{tone}')}'}}"
        for at, tone in enumerate(TONES)
    )
    return f"<style>{''.join(said)}</style>"


HOVER = "<span class='k{o}-{m}'></span>"
"""What a tooltip ends with, so that the rule above can speak."""


def legend(spots: Sequence[Spot], look: Theme, drawn: Sequence[Mark], where: str = "spot_tone") -> str:
    """List items: each tone with sign, word and number of spots; what a circle with a number is."""
    items = [
        f"<li><i class='dot sign' style='--c:{look.tones[tone]};--k:{look.surface}'>{ICONS[tone]}</i>"
        f"{word(f'{where}.{tone}')} <b>{vi.number(sum(spot.tone == tone for spot in spots))}</b></li>"
        for tone in reversed(TONES)
    ]
    if any(mark.count > 1 for mark in drawn):
        style = f"--c:{look.ink};--k:{look.surface}"
        items.append(f"<li><i class='dot many' style='{style}'>5</i>{word('spot_tone.circle')}</li>")
    return "".join(items)
