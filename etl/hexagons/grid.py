"""Hexagon cells in axial coordinates: centres, neighbours, and whether a set of them is one piece."""

from collections.abc import Iterable
from math import sqrt

Cell = tuple[int, int]
Place = tuple[float, float]
STEPS: tuple[Cell, ...] = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))


def centre(cell: Cell) -> Place:
    """Centre of a cell in hexagon widths, y downwards."""
    return cell[0] + cell[1] / 2, cell[1] * sqrt(3) / 2


def around(cell: Cell) -> tuple[Cell, ...]:
    """The six cells that touch this one."""
    return tuple((cell[0] + q, cell[1] + r) for q, r in STEPS)


def touch(first: Cell, second: Cell) -> bool:
    """Whether two cells share an edge."""
    return (second[0] - first[0], second[1] - first[1]) in STEPS


def pieces(cells: Iterable[Cell]) -> int:
    """Into how many connected pieces the cells fall."""
    left, count = set(cells), 0
    while left:
        count += 1
        front = [left.pop()]
        while front:
            near = left.intersection(around(front.pop()))
            left -= near
            front.extend(near)
    return count


def holes(cells: Iterable[Cell]) -> int:
    """How many connected sets of empty cells are closed in by these cells."""
    full = set(cells)
    columns, rows = [q for q, _ in full], [r for _, r in full]
    box = {
        (q, r) for q in range(min(columns) - 1, max(columns) + 2) for r in range(min(rows) - 1, max(rows) + 2)
    }
    return pieces(box - full) - 1
