"""What a figure draws, said as data: categories, layers of numbers, axes, levels; no colours.

Every renderer (screen, still, slide, sheet) reads the same drawing, so all of them hold the same numbers.
A number that is missing is None, and is drawn by none of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = float | int | date | None
Values = tuple[Value, ...]


class Strong(str):
    """A piece of a label in strong type."""

    __slots__ = ()


Text = str | tuple[str, ...]
"""Words in pieces, some of them Strong; a line feed begins a new line."""

Shade = str
"""A role of the theme: ink, accent, blank, track, coverage.3, burden.3, tones.behind (figures.shades)."""

Symbol = Literal["", "circle", "circle_open", "diamond", "diamond_open", "square", "triangle", "star", "tick"]
Dash = Literal["solid", "dash", "dot", "dashdot"]
Side = Literal["right", "left", "above", "below", "above_left", "above_right", "below_right"]


@dataclass(frozen=True)
class Category:
    """A place on the axis of categories: its label, its name uncut, and what a click on it chooses."""

    label: Text
    full: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """Its name in one line."""
        return one_line(self.full or self.label)


@dataclass(frozen=True)
class Bars:
    """A bar a category. ``colour`` and ``hatch`` ("/" or "x") are one for all or one each.

    ``words`` stand inside the bars of a stack where they have room, else behind the bar; ``told`` is more
    that is said when a bar is pointed at.
    """

    name: str
    values: Values
    colour: Shade | tuple[Shade, ...]
    sign: str = ""
    hatch: str | tuple[str, ...] = ""
    words: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line over the categories, broken where a value is missing; ``second``: against the second axis."""

    name: str
    values: Values
    colour: Shade
    dash: Dash = "solid"
    symbol: Symbol = "circle"
    second: bool = False
    words: tuple[str, ...] = ()
    side: Side = "above"


@dataclass(frozen=True)
class Marks:
    """Marks without a line; ``at``: numbers of their categories, or figures where there are no categories.

    Without ``at`` there is one a category. ``keys`` are what a click chooses, ``told`` what is said.
    """

    name: str
    values: Values
    colour: Shade
    symbol: Symbol = "circle"
    at: tuple[float, ...] = ()
    size: int = 12
    words: tuple[str, ...] = ()
    side: Side | tuple[Side, ...] = "right"
    keys: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranges:
    """A bar or stem from one value to another in each category."""

    name: str
    lows: Values
    highs: Values
    colour: Shade
    width: int = 4


Layer = Bars | Line | Marks | Ranges


@dataclass(frozen=True)
class Axis:
    """An axis of figures; ``low`` and ``high`` where the data should not say, ``ticks`` given one by one."""

    unit: str = ""
    decimals: int = 0
    low: Value = None
    high: Value = None
    ticks: tuple[float, ...] = ()
    shown: bool = True
    title: str = ""
    step: float = 0


@dataclass(frozen=True)
class Rule:
    """A level: a dotted line at a value, or with ``along`` on the other axis; words at its end or foot."""

    at: Value
    words: str = ""
    colour: Shade = "accent"
    along: bool = False
    foot: bool = False


@dataclass(frozen=True)
class Drawing:
    """A chart: ``across`` has its categories down the side and values to the right, else values go up.

    ``along`` is the other axis where there are no categories; ``missing`` stands where a category has no
    value in any layer; ``chosen`` is the key that stands out; ``together``: pointing tells all layers.
    ``height`` is what it wants on a screen, in pixels.
    """

    layers: tuple[Layer, ...]
    categories: tuple[Category, ...] = ()
    across: bool = True
    stacked: bool = False
    axis: Axis = Axis()
    second: Axis | None = None
    along: Axis | None = None
    rules: tuple[Rule, ...] = ()
    chosen: str = ""
    missing: str = ""
    together: bool = False
    slanted: bool = False
    height: int = 300
    gap: float = 0.3

    def __post_init__(self) -> None:
        """Raises ValueError where a layer does not fit its categories."""
        for layer in self.layers:
            numbers = layer.lows if isinstance(layer, Ranges) else layer.values
            given: tuple[float, ...] = getattr(layer, "at", ())
            places = given if given or self.along else self.categories
            if len(numbers) != len(places):
                raise ValueError(f"{layer.name}: {len(numbers)} values for {len(places)} places")


def one_line(text: Text) -> str:
    """The words in one line."""
    return "".join(pieces(text)).replace("\n", " ")


def pieces(text: Text) -> tuple[str, ...]:
    """The pieces of a label."""
    return (text,) if isinstance(text, str) else text


def categories(
    labels: Sequence[Text], full: Sequence[str] = (), keys: Sequence[str] = ()
) -> tuple[Category, ...]:
    """Categories of labels, with their whole names and keys where they have some."""
    names, chosen = full or [""] * len(labels), keys or [""] * len(labels)
    return tuple(Category(*one) for one in zip(labels, names, chosen, strict=True))


def values_of(layer: Layer) -> Values:
    """Every number that a layer draws."""
    return (*layer.lows, *layer.highs) if isinstance(layer, Ranges) else layer.values
