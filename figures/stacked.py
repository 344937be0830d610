"""Bars made of parts that add up, each part with its colour, sign and word; and plain bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Text, categories


@dataclass(frozen=True)
class Layer:
    """One part of every bar: word, sign, colour and a number a bar; ``hatched`` for what is missing."""

    name: str
    sign: str
    colour: str
    values: tuple[int | None, ...]
    hatched: bool = False

    def bars(self, *, numbered: bool) -> Bars:
        """As a layer of a drawing, with sign and number of each part where asked."""
        said = tuple(f"{self.sign} {vi.number(value)}".strip() for value in self.values) if numbered else ()
        return Bars(self.name, self.values, self.colour, self.sign, "/" if self.hatched else "", said)


def stacked(
    labels: Sequence[Text],
    layers: Sequence[Layer],
    *,
    each: int = 30,
    keys: Sequence[str] = (),
    full: Sequence[str] = (),
    chosen: str | None = None,
) -> Drawing:
    """Horizontal bars, the first on top; ``keys`` go with a click, ``full`` are the labels not cut short."""
    return Drawing(
        tuple(layer.bars(numbered=True) for layer in layers), categories(labels, full, keys),
        stacked=True, chosen=chosen or "", height=each * max(1, len(labels)) + 44, gap=0.2,
        axis=Axis(shown=False),
    )  # fmt: skip


def columns(
    labels: Sequence[Text],
    layers: Sequence[Layer],
    *,
    height: int = 250,
    full: Sequence[str] = (),
) -> Drawing:
    """The same parts as upright bars through time; numbers are read by pointing and in the table."""
    return Drawing(
        tuple(layer.bars(numbered=False) for layer in layers), categories(labels, full),
        across=False, stacked=True, height=height, gap=0.25,
    )  # fmt: skip


def bars(
    labels: Sequence[Text],
    values: Sequence[float | None],
    said: Sequence[str],
    colours: str | Sequence[str],
    *,
    each: int = 32,
    room: float = 1.45,
    full: Sequence[str] = (),
    unit: str = "",
    decimals: int = 0,
) -> Drawing:
    """Plain horizontal bars, the first on top, each with words behind it, for which ``room`` is left."""
    top = max([value for value in values if value] or [1])
    colour = colours if isinstance(colours, str) else tuple(colours)
    return Drawing(
        (Bars("", tuple(values), colour, words=tuple(said)),), categories(labels, full),
        axis=Axis(unit, decimals, high=top * room, shown=False), gap=0.35,
        height=each * max(1, len(labels)) + 10,
    )  # fmt: skip
