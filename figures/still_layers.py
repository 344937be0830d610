"""Renderer of pictures, the layers: bars, lines, marks and ranges on matplotlib's axes, for paper (light)."""

from datetime import date
from typing import Any

from matplotlib.dates import date2num

from figures.drawing import Bars, Drawing, Line, Marks, Ranges, Value
from figures.shades import shade
from figures.theme import LIGHT, legible_on

HATCHES = {"": "", "/": "////", "x": "xxxx"}
SYMBOLS = {"": "", "circle": "o", "circle_open": "o", "diamond": "D", "diamond_open": "D", "square": "s",
           "triangle": "^", "star": "*", "tick": "|"}  # fmt: skip
DASHES = {"solid": "-", "dash": "--", "dot": ":", "dashdot": "-."}
NAN = float("nan")
ROOM = 0.055
OFFSETS = {"right": (7, 0, "left", "center"), "left": (-7, 0, "right", "center"),
           "above": (0, 7, "center", "bottom"), "below": (0, -7, "center", "top"),
           "above_left": (-6, 5, "right", "bottom"), "above_right": (6, 5, "left", "bottom"),
           "below_right": (6, -5, "left", "top")}  # fmt: skip
"""Where words stand beside a mark: points along and up, and how they are set."""


def plain(value: Value) -> float:
    """A value as a number for the axes; NaN, which nothing draws, where it is missing."""
    return NAN if value is None else float(date2num(value)) if isinstance(value, date) else float(value)


def draw(layer: Any, drawing: Drawing, axes: Any) -> None:
    """One layer on its axes."""
    if isinstance(layer, Bars):
        _bars(layer, drawing, axes)
    elif isinstance(layer, Line):
        _line(layer, axes)
    elif isinstance(layer, Ranges):
        _ranges(layer, drawing, axes)
    else:
        _marks(layer, drawing, axes)


def _bars(layer: Bars, drawing: Drawing, axes: Any) -> None:
    all_bars = [one for one in drawing.layers if isinstance(one, Bars)]
    order, width = all_bars.index(layer), 1 - drawing.gap
    each = width if drawing.stacked else width / len(all_bars)
    longest = _longest(all_bars, drawing.stacked)
    for at, value in enumerate(layer.values):
        if value is None:
            continue
        start = _before(all_bars[:order], at) if drawing.stacked else 0.0
        place = at if drawing.stacked else at - width / 2 + each * (order + 0.5)
        box = _style(layer, at, drawing)
        if drawing.across:
            axes.barh(place, plain(value), each, left=start, **box)
        else:
            axes.bar(place, plain(value), each, bottom=start, **box)
        if layer.words and layer.words[at]:
            _bar_words(axes, layer.words[at], (start, plain(value), place), (layer, at), drawing, longest)


def _longest(bars: list[Bars], stacked: bool) -> float:
    count = len(bars[0].values)
    known = [[plain(v) if v is not None else 0.0 for v in one.values] for one in bars]
    return max((sum(one[at] for one in known) if stacked else max(one[at] for one in known)
                for at in range(count)), default=0.0) or 1.0  # fmt: skip


def _before(bars: list[Bars], at: int) -> float:
    return sum(plain(one.values[at]) for one in bars if one.values[at] is not None)


def _style(layer: Bars, at: int, drawing: Drawing) -> dict[str, Any]:
    role = layer.colour if isinstance(layer.colour, str) else layer.colour[at]
    hatch = layer.hatch if isinstance(layer.hatch, str) else layer.hatch[at]
    colour = shade(role, LIGHT)
    ink = LIGHT.hatch if role in ("blank", "outside") else legible_on(colour)
    edge = LIGHT.surface if not hatch else ink
    return {"color": colour, "hatch": HATCHES[hatch], "edgecolor": edge, "linewidth": 0.4}


def _bar_words(
    axes: Any, said: str, where: tuple[float, float, float], of: tuple[Bars, int], drawing: Drawing,
    longest: float,
) -> None:  # fmt: skip
    """Inside a part of a stack where there is room, else behind the bar or above it."""
    start, value, place = where
    layer, at = of
    if not drawing.stacked and not drawing.across:
        axes.annotate(said, (place, value), xytext=(0, 3), textcoords="offset points", ha="center",
                      fontsize=10, color=LIGHT.ink, annotation_clip=False)  # fmt: skip
    elif not drawing.stacked:
        axes.annotate(said, (value, place), xytext=(5, 0), textcoords="offset points", va="center",
                      fontsize=10, color=LIGHT.ink, annotation_clip=False)  # fmt: skip
    elif value / longest >= ROOM:
        role = layer.colour if isinstance(layer.colour, str) else layer.colour[at]
        ink = LIGHT.ink if role in ("blank", "outside") else legible_on(shade(role, LIGHT))
        hatched = layer.hatch if isinstance(layer.hatch, str) else layer.hatch[at]
        ground = {"facecolor": shade(role, LIGHT), "edgecolor": "none", "pad": 1.2} if hatched else None
        axes.text(
            start + value / 2, place, said, ha="center", va="center", fontsize=9, color=ink, bbox=ground
        )


def _line(layer: Line, axes: Any) -> None:
    numbers = [plain(value) for value in layer.values]
    colour = shade(layer.colour, LIGHT)
    axes.plot(range(len(numbers)), numbers, DASHES[layer.dash], color=colour, marker=SYMBOLS[layer.symbol],
              linewidth=2.2, markersize=6)  # fmt: skip
    along, up, across, down = OFFSETS[layer.side]
    for at, said in enumerate(layer.words):
        if layer.values[at] is not None:
            axes.annotate(said, (at, numbers[at]), xytext=(along, up), textcoords="offset points", ha=across,
                          va=down, color=colour, annotation_clip=False)  # fmt: skip


def _ranges(layer: Ranges, drawing: Drawing, axes: Any) -> None:
    for at, (low, high) in enumerate(zip(layer.lows, layer.highs, strict=True)):
        if low is not None and high is not None:
            ends, place = [plain(low), plain(high)], [at, at]
            axes.plot(*((ends, place) if drawing.across else (place, ends)), color=shade(layer.colour, LIGHT),
                      linewidth=layer.width * 0.8, solid_capstyle="butt", zorder=1.5)  # fmt: skip


def _marks(layer: Marks, drawing: Drawing, axes: Any) -> None:
    places = layer.at or tuple(float(at) for at in range(len(layer.values)))
    colour, size = shade(layer.colour, LIGHT), layer.size * 0.72
    hollow = layer.symbol.endswith("open")
    for at, value in enumerate(layer.values):
        if value is None:
            continue
        point = (plain(value), places[at]) if drawing.across else (places[at], plain(value))
        axes.plot(*point, SYMBOLS[layer.symbol], color=colour, markersize=size, zorder=3, clip_on=False,
                  markerfacecolor="none" if hollow else colour,
                  markeredgewidth=2.2 if hollow or layer.symbol == "tick" else 0.6,
                  markeredgecolor=colour if hollow or layer.symbol == "tick" else LIGHT.surface)  # fmt: skip
        if layer.words and layer.words[at]:
            side = layer.side if isinstance(layer.side, str) else layer.side[at]
            along, up, across, down = OFFSETS[side]
            axes.annotate(layer.words[at], point, xytext=(along, up), textcoords="offset points", ha=across,
                          va=down, fontsize=9.5, color=LIGHT.ink, annotation_clip=False)  # fmt: skip
