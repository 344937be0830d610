"""How good a hexagon layout is: what it keeps of neighbours, places and directions on the ground."""

from collections.abc import Mapping
from math import dist, hypot

from etl.hexagons.grid import Cell, Place, centre, holes, pieces, touch

Layout = Mapping[str, Cell]
Neighbours = Mapping[str, frozenset[str]]


def pairs(near: Neighbours) -> list[tuple[str, str]]:
    """Every pair of neighbouring communes once."""
    return sorted({(min(a, b), max(a, b)) for a, others in near.items() for b in others})


def kept(layout: Layout, near: Neighbours) -> int:
    """How many pairs of neighbours touch in the layout."""
    return sum(touch(layout[a], layout[b]) for a, b in pairs(near))


def way(start: Place, end: Place) -> Place:
    """Unit vector from one place to another (nowhere where they are one place)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    return dx / length, dy / length


def same_way(layout: Layout, places: Mapping[str, Place], near: Neighbours) -> float:
    """Mean cosine between the way to a neighbour on the ground and in the layout: 1 where all agree."""
    total = 0.0
    for a, b in pairs(near):
        (x, y), (u, v) = way(places[a], places[b]), way(centre(layout[a]), centre(layout[b]))
        total += x * u + y * v
    return total / len(pairs(near))


def measure(layout: Layout, places: Mapping[str, Place], near: Neighbours) -> dict[str, float | int]:
    """The measures committed beside the layout; ``places`` are the wanted ones, in hexagon widths."""
    away = [dist(centre(cell), places[code]) for code, cell in layout.items()]
    return {
        "communes": len(layout),
        "neighbouring_pairs": len(pairs(near)),
        "pairs_kept": kept(layout, near),
        "share_of_pairs_kept": round(kept(layout, near) / len(pairs(near)), 4),
        "pieces": pieces(layout.values()),
        "holes": holes(layout.values()),
        "mean_displacement_in_hexagon_widths": round(sum(away) / len(away), 3),
        "greatest_displacement_in_hexagon_widths": round(max(away), 3),
        "mean_cosine_of_directions": round(same_way(layout, places, near), 4),
    }
