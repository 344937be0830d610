"""From a coverage figure and the shapes of a form to its map as data."""

from collections.abc import Sequence
from typing import Any

from figures import format as vi
from figures.classes import Classified
from figures.figure import Figure
from figures.geometry import SQUEEZE
from figures.labels import word
from figures.table import Field, Table
from figures.territory import Land, Point, Ring, Swatch, Territory

DEGREE = 111_000
"""Metres of a degree northwards."""


def territory(
    figure: Figure, classified: Classified, form: str, shapes: Any, outlines: Any, radii: Sequence[float]
) -> Territory:
    """The map of a coverage figure; ``shapes`` and ``outlines`` as geometry makes them, radii in metres."""
    indicator = figure.options["indicator"]
    rows = figure.frame.to_dicts()
    lands = []
    for feature in shapes["features"]:
        known, at = feature["properties"], feature["properties"]["i"]
        row = rows[at]
        own = rings(feature["geometry"])
        said = vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"])
        point = form == "bubble"
        lands.append(
            Land(known["c"], known["n"], known["t"], said, () if point else own, _middle(own),
                 radii[at] / DEGREE if point else 0.0, classified.members[at],
                 float(row["population"] or 0) * bool(row["inside"]), classified.carried[at])
        )  # fmt: skip
    legend = tuple(Swatch(one.label, one.colour, one.pattern, one.count) for one in classified.classes)
    lines = tuple(ring for feature in outlines["features"] for ring in rings(feature["geometry"]))
    return Territory(form, tuple(lands), legend, lines)


def rings(shape: Any) -> tuple[Ring, ...]:
    """Every ring or line of a geometry, squeezed."""
    kind, held = shape["type"], shape["coordinates"]
    if kind == "Point":
        return ((_flat(held),),)
    if kind == "LineString":
        return (tuple(map(_flat, held)),)
    if kind in ("Polygon", "MultiLineString"):
        return tuple(tuple(map(_flat, ring)) for ring in held)
    return tuple(tuple(map(_flat, ring)) for part in held for ring in part)


def _flat(point: Sequence[float]) -> Point:
    return (round(point[0] * SQUEEZE, 5), round(point[1], 5))


def _middle(held: tuple[Ring, ...]) -> Point:
    """The middle of the longest ring's extent: where its name stands."""
    ring = max(held, key=len)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def table(figure: Figure) -> Table:
    """The table behind a map: every commune of the scope with its figure or the word of its state."""
    indicator = figure.options["indicator"]
    unit, decimals = indicator.unit, indicator.decimals
    rows = figure.frame.filter("inside").sort("value", "name", nulls_last=True)
    return Table(rows, (
        Field(word("column.full_name"), "full_name", words=True),
        Field(word("column.peer_group_name"), "peer_group_name", words=True),
        Field(word("column.value"), "value", unit, decimals, state="state"),
        Field(word("drawn.numerator"), "numerator", state="state"),
        Field(word("drawn.denominator"), "denominator", state="state"),
        Field(word("column.plan"), "plan", unit, decimals, missing="–"),
        Field(word("column.gap"), "gap", "", decimals, missing="–"),
    ))  # fmt: skip
