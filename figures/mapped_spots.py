"""The map of open weak-signal spots as data: circles by tone over communes, and the table behind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import polars as pl

from figures import format as vi
from figures.figure import Figure
from figures.geometry import SQUEEZE
from figures.labels import word, words
from figures.mapped import rings
from figures.spot_marks import TONES, Spot
from figures.spots_words import operators
from figures.table import Field, Table
from figures.territory import Land, Swatch, Territory
from figures.theme import ICONS, LIGHT

CENTRE, SIGN = 0.0035, 0.008
"""Radii in degrees of a commune's centre and of a spot."""


def spots_placed(rows: pl.DataFrame) -> tuple[Spot, ...]:
    """Every open spot that has a place, once (the spots answer)."""
    return tuple(
        Spot(row["lon"], row["lat"], row["spot_code"], escape(_said(row)), row["tone"])
        for row in rows.iter_rows(named=True)
    )


def _said(row: dict[str, str]) -> str:
    return word("map.spot", code=row["spot_code"], operator=operators(row))


def spots_map_figure(placed: Sequence[Spot], day: date) -> Figure:
    """The map of open spots without its shapes; ``day`` is that to which the docket is known."""
    late = sum(one.tone == "behind" for one in placed)
    said = word("spots.map_alt", n=len(placed), late=late, day=vi.day(day))
    return Figure("map_spots", word("spots.map"), said, scope=word("filter.all"), listed=day)


def spots_map_whole(
    figure: Figure, placed: Sequence[Spot], opened: pl.DataFrame, communes: pl.DataFrame, outlines: Any
) -> Figure:
    """The map with its shapes and the table behind (``opened``: figures.spots_docket.opened)."""
    drawn = spots_territory(placed, communes, outlines)
    return replace(figure, drawing=drawn, table=spots_table(opened))


def spots_territory(placed: Sequence[Spot], communes: pl.DataFrame, outlines: Any) -> Territory:
    """Spots where they are; ``outlines`` are the installed boundary's, or nothing."""
    counts = [sum(spot.tone == tone for spot in placed) for tone in TONES]
    legend = [Swatch(word("spot_tone.centre"), LIGHT.hatch, "", len(communes))]
    legend += [
        Swatch(f"{ICONS[tone]} {word(f'spot_tone.{tone}')}", LIGHT.tones[tone], "", n)
        for tone, n in zip(TONES, counts, strict=True)
    ]
    lines = tuple(ring for feature in outlines["features"] for ring in rings(feature["geometry"]))
    lands = (*_centres(communes), *_signs(placed))
    return Territory("bubble", lands, tuple(legend), lines, word("spot_tone.unit"))


def _centres(communes: pl.DataFrame) -> Iterable[Land]:
    columns = ("commune_code", "full_name", "name", "lon", "lat", "population")
    for code, full, name, lon, lat, people in communes.select(columns).iter_rows():
        middle = (lon * SQUEEZE, lat)
        yield Land(code, full, name, word("spot_tone.centre"), (), middle, CENTRE, 0, float(people or 0))


def _signs(placed: Sequence[Spot]) -> Iterable[Land]:
    """The pressing ones last, so that nothing hides them."""
    for spot in sorted(placed, key=lambda one: TONES.index(one.tone)):
        middle, kind = (spot.lon * SQUEEZE, spot.lat), TONES.index(spot.tone) + 1
        said = word(f"spot_tone.{spot.tone}")
        yield Land(
            spot.code, spot.code, "", said, (), middle, SIGN, kind, 0.0, sign=ICONS[spot.tone]
        )  # fmt: skip


def spots_table(opened: pl.DataFrame) -> Table:
    """Open spots, a row a spot and operator, the longest overdue first; no coordinates."""
    states = words("spot_status")
    rows = opened.sort("committed_date", "spot_code", nulls_last=True).to_dicts()
    said = {
        "operator": [operators(row) for row in rows],
        "said": [states.get(row["status"], row["status"]) for row in rows],
    }
    frame = pl.DataFrame(rows, schema=opened.schema).with_columns(
        pl.Series(name, values, pl.String) for name, values in said.items()
    )
    return Table(frame, (
        Field(word("spot_tone.code"), "spot_code", words=True),
        Field(word("column.full_name"), "full_name", words=True),
        Field(word("column.hamlet"), "hamlet", words=True, missing="–"),
        Field(word("spots.column_operator"), "operator", words=True),
        Field(word("drawn.state"), "said", words=True),
        Field(word("drawn.detected"), "detected_date", missing="–"),
        Field(word("drawn.sent"), "sent_date", missing=word("spot_tone.no_data")),
        Field(word("drawn.committed"), "committed_date", missing="–"),
        Field(word("spots.column_households"), "affected_households"),
    ))  # fmt: skip
