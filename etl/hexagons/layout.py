"""Find each commune its cell: the best assignment first, then moves that bring neighbours together."""

import random
from collections.abc import Mapping
from math import dist, exp, hypot, sqrt

from etl.hexagons.grid import Cell, Place, around, centre, holes, pieces, touch
from etl.hexagons.quality import kept, pairs, same_way, way

Layout = dict[str, Cell]

RANK_SHARE = 0.4
"""How far a place is drawn from where it is (0) to where its rank puts it (1): evens out crowded wards."""
PULL = 0.06
"""Cost of a squared hexagon width away from the wanted place, against 1 for a neighbouring pair kept."""
WAY = 0.3
"""Worth of a neighbour that lies in the same direction as on the ground (cosine of the two ways)."""
MOVES, HOT, COLD = 600_000, 0.5, 0.03


def wanted(places: Mapping[str, Place]) -> dict[str, Place]:
    """Blend of place and rank for every code, scaled so that one commune has one hexagon's area on average.

    ``places`` are kilometres east and south of any point.
    """
    blended = [_blend([place[axis] for place in places.values()]) for axis in (0, 1)]
    area = len(places) * sqrt(3) / 2
    scale = sqrt(area / _hull_area(list(zip(*blended, strict=True))))
    return {code: (x * scale, y * scale) for code, x, y in zip(places, *blended, strict=True)}


def _blend(values: list[float]) -> list[float]:
    ordered = sorted(values)
    low, span = ordered[0], ordered[-1] - ordered[0]
    step = span / (len(values) - 1)
    return [(1 - RANK_SHARE) * (v - low) + RANK_SHARE * ordered.index(v) * step for v in values]


def _hull_area(points: list[Place]) -> float:
    from scipy.spatial import ConvexHull

    return float(ConvexHull(points).volume)


def assign(places: Mapping[str, Place]) -> Layout:
    """The cells nearest to the wanted places, all told: least sum of squared distances, a cell a commune."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    cells = [
        (q, r)
        for r in range(int(min(ys)) - 2, int(max(ys) * 1.2) + 3)
        for q in range(int(min(xs)) - r // 2 - 3, int(max(xs)) - r // 2 + 4)
    ]
    centres = np.array([centre(cell) for cell in cells])
    cost = ((np.array(list(places.values()))[:, None, :] - centres[None]) ** 2).sum(axis=2)
    chosen = linear_sum_assignment(cost)[1]
    return {code: cells[int(index)] for code, index in zip(places, chosen, strict=True)}


def score(layout: Layout, places: Mapping[str, Place], near: Mapping[str, frozenset[str]]) -> float:
    """What the moves raise, for a whole layout; a broken or holed one is worth nothing."""
    if pieces(layout.values()) > 1 or holes(layout.values()):
        return 0.0
    away = sum(dist(centre(cell), places[code]) ** 2 for code, cell in layout.items())
    return kept(layout, near) + WAY * len(pairs(near)) * same_way(layout, places, near) - PULL * away


class Improver:
    """Swaps cells and steps into empty ones, cooling down, while the map stays in one piece without holes."""

    def __init__(
        self, layout: Layout, places: Mapping[str, Place], near: Mapping[str, frozenset[str]]
    ) -> None:
        self.layout = dict(layout)
        self.at = {cell: code for code, cell in layout.items()}
        self.places = places
        self.near = {code: tuple(sorted(friends)) for code, friends in near.items()}
        self.flaws = pieces(self.at) + holes(self.at)
        self.ways = {(a, b): way(places[a], places[b]) for a, friends in near.items() for b in friends}

    def run(self, seed: int, moves: int = MOVES) -> Layout:
        """The best layout met on the way."""
        dice = random.Random(seed)
        codes = sorted(self.layout)
        energy = best = 0.0
        found = dict(self.layout)
        for turn in range(moves):
            heat = HOT * (COLD / HOT) ** (turn / moves)
            code = codes[int(dice.random() * len(codes))]
            target = self._target(code, dice)
            change = self._change(code, target)
            if (change > 0 and dice.random() >= exp(-change / heat)) or not self._move(code, target):
                continue
            energy += change
            if energy < best - 1e-9:
                best, found = energy, dict(self.layout)
        return found

    def _target(self, code: str, dice: random.Random) -> Cell:
        """A cell beside the commune, or beside one of its neighbours."""
        around_whom = code if dice.random() < 0.4 else dice.choice(self.near[code])
        return around(self.layout[around_whom])[int(dice.random() * 6)]

    def _change(self, code: str, target: Cell) -> float:
        home, other = self.layout[code], self.at.get(target)
        if target == home:
            return 0.0
        before = self._cost(code, home, other, target)
        return self._cost(code, target, other, home) - before

    def _cost(self, code: str, cell: Cell, other: str | None, other_cell: Cell) -> float:
        where = {code: cell} | ({other: other_cell} if other else {})
        total = 0.0
        for moved, place in where.items():
            x, y = centre(place)
            total += PULL * ((x - self.places[moved][0]) ** 2 + (y - self.places[moved][1]) ** 2)
            for friend in self.near[moved]:
                if friend in where and friend < moved:
                    continue
                total -= self._pair(moved, place, friend, where.get(friend) or self.layout[friend])
        return total

    def _pair(self, code: str, cell: Cell, friend: str, friend_cell: Cell) -> float:
        (x, y), (fx, fy), (real_x, real_y) = centre(cell), centre(friend_cell), self.ways[code, friend]
        dx, dy = fx - x, fy - y
        same_way = (dx * real_x + dy * real_y) / hypot(dx, dy)
        return touch(cell, friend_cell) + WAY * same_way

    def _move(self, code: str, target: Cell) -> bool:
        home, other = self.layout[code], self.at.get(target)
        if other is None and not self._steps_well(home, target):
            return False
        self.layout[code] = target
        self.at[target] = code
        if other is None:
            del self.at[home]
        else:
            self.layout[other] = home
            self.at[home] = other
        return True

    def _steps_well(self, left: Cell, entered: Cell) -> bool:
        """Whether the map has no more pieces and holes after one cell is left and another entered."""
        cells = set(self.at)
        cells.discard(left)
        cells.add(entered)
        flaws = pieces(cells) + holes(cells)
        if flaws > self.flaws:
            return False
        self.flaws = flaws
        return True
