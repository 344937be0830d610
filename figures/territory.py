"""A map as data: each commune's shape, class and number, the legend with counts; for paper and slides."""

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Land:
    """One commune: its outline (none for a circle), its middle, the circle's radius in degrees, its class.

    ``said`` is its number or the word of its state, ``label`` its name on the map, in lines; ``carried``: an
    earlier number stands in; ``sign`` stands in its circle.
    """

    code: str
    name: str
    label: str
    said: str
    rings: tuple[Ring, ...]
    middle: Point
    radius: float
    kind: int
    size: float
    carried: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Swatch:
    """An entry of the legend: its words, colour (``#RRGGBB``, for paper), pattern and number of communes."""

    label: str
    colour: str
    pattern: str
    count: int


@dataclass(frozen=True)
class Territory:
    """A map. Coordinates are degrees with the width squeezed, so that shapes are true; north is up.

    ``unit`` is what the legend counts: communes unless told.
    """

    form: str
    lands: tuple[Land, ...]
    legend: tuple[Swatch, ...]
    lines: tuple[Ring, ...] = ()
    unit: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        points = [p for land in self.lands for ring in land.rings for p in ring]
        points += [
            (land.middle[0] + side * land.radius, land.middle[1] + side * land.radius)
            for land in self.lands
            for side in (-1, 1)
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)
