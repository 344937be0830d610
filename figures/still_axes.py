"""Renderer of pictures, the axes: figures in Vietnamese, categories, levels, what is missing."""

from typing import Any

from matplotlib.dates import DateFormatter, MonthLocator
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Line, Marks, Ranges, one_line, pieces
from figures.labels import word
from figures.shades import shade
from figures.still_layers import plain
from figures.theme import LIGHT

_MOST = 14
"""Labels of periods that stand beside one another."""


def set_axes(axes: Any, second: Any, drawing: Drawing) -> None:
    """Ranges, ticks and grid of all axes, then the levels."""
    values = axes.xaxis if drawing.across else axes.yaxis
    _values(axes, values, drawing.axis, across=drawing.across, drawing=drawing)
    if drawing.along:
        _values(axes, axes.xaxis, drawing.along, across=True, drawing=drawing)
    else:
        _places(axes, drawing)
        _silent(axes, drawing)
    if second is not None and drawing.second:
        for spine in second.spines.values():
            spine.set_visible(False)
        second.set_ylim(plain(drawing.second.low or 0), plain(drawing.second.high))
        _ticks(second.yaxis, drawing.second)
    for rule in drawing.rules:
        _rule(axes, drawing, rule)
    axes.tick_params(length=0, colors=LIGHT.muted, labelcolor=LIGHT.ink, labelsize=10)


def _values(axes: Any, side: Any, axis: Axis, *, across: bool, drawing: Drawing) -> None:
    limit = axes.set_xlim if across else axes.set_ylim
    if axis.high is not None:
        limit(plain(0 if axis.low is None else axis.low), plain(axis.high))
    else:
        limit(left=0) if across else limit(bottom=0)
    if not axis.shown:
        side.set_visible(False)
        return
    _ticks(side, axis)
    side.grid(visible=True, color=LIGHT.line, linewidth=0.7)
    axes.set_axisbelow(True)
    if axis.title:
        side.set_label_text(axis.title, fontsize=10, color=LIGHT.muted)


def _ticks(side: Any, axis: Axis) -> None:
    if hasattr(axis.high, "isoformat"):
        side.set_major_locator(MonthLocator(interval=max(1, _months(axis) // 6)))
        side.set_major_formatter(DateFormatter("%m/%Y"))
        return
    if axis.ticks:
        side.set_ticks(axis.ticks)
    else:
        side.set_major_locator(MaxNLocator(6, integer=axis.decimals == 0))
    unit = f"{vi.NO_BREAK}%" if axis.unit == "%" else ""
    side.set_major_formatter(FuncFormatter(lambda value, _: f"{vi.number(value, _places_of(value))}{unit}"))


def _months(axis: Axis) -> int:
    return int((plain(axis.high) - plain(axis.low)) / 30)


def _places_of(value: float) -> int:
    return 0 if abs(value - round(value)) < 1e-9 else 1


def _places(axes: Any, drawing: Drawing) -> None:
    count = len(drawing.categories)
    labels = ["".join(pieces(one.label)) if count < 8 or not drawing.across else one_line(one.label)
              for one in drawing.categories]  # fmt: skip
    if drawing.across:
        axes.set_ylim(count - 0.4, -0.6)
        axes.set_yticks(range(count), labels)
        return
    every = max(1, -(-count // _MOST)) if drawing.together else 1
    shown = list(range(count))[::-1][::every][::-1]
    axes.set_xlim(-0.6, count - 0.4)
    axes.set_xticks(shown, [labels[at] for at in shown], rotation=40 if drawing.slanted else 0,
                    ha="right" if drawing.slanted else "center")  # fmt: skip


def _silent(axes: Any, drawing: Drawing) -> None:
    """Where a category has no value at all: a hatched patch with the word, never nothing and never nought."""
    known = [
        one.values if not isinstance(one, Ranges) else one.lows for one in drawing.layers
        if isinstance(one, Bars | Line | Ranges) or not one.at
    ]  # fmt: skip
    several = any(isinstance(one, Marks) and one.at for one in drawing.layers)
    if not known or several or any(isinstance(one, Line) for one in drawing.layers):
        return
    mixed = blended_transform_factory(*((axes.transAxes, axes.transData) if drawing.across else (
        axes.transData, axes.transAxes)))  # fmt: skip
    style = {
        "transform": mixed,
        "color": LIGHT.blank,
        "hatch": "////",
        "edgecolor": LIGHT.hatch,
        "linewidth": 0,
    }
    for at in range(len(drawing.categories)):
        if any(values[at] is not None for values in known):
            continue
        if drawing.across:
            axes.barh(at, 0.14, 0.5, **style)
            axes.text(
                0.15, at, word("foot.silent"), transform=mixed, va="center", fontsize=9, color=LIGHT.muted
            )
        else:
            axes.bar(at, 0.16, 0.6, **style)
            axes.text(at, 0.18, word("foot.silent"), transform=mixed, ha="center", va="bottom", rotation=90,
                      fontsize=8, color=LIGHT.muted)  # fmt: skip


def _rule(axes: Any, drawing: Drawing, rule: Any) -> None:
    colour, upright = shade(rule.colour, LIGHT), rule.along or drawing.across
    draw = axes.axvline if upright else axes.axhline
    draw(plain(rule.at), color=colour, linestyle=":", linewidth=1.6, zorder=2.5)
    if rule.words and not upright:
        axes.annotate(rule.words, (1, plain(rule.at)), xycoords=("axes fraction", "data"), xytext=(0, 3),
                      textcoords="offset points", ha="right", va="bottom", fontsize=10, color=colour,
                      annotation_clip=False)  # fmt: skip
    elif rule.words:
        end, gap, down = (0, -26, "top") if rule.foot else (1, 3, "bottom")
        axes.annotate(rule.words, (plain(rule.at), end), xycoords=("data", "axes fraction"), xytext=(0, gap),
                      textcoords="offset points", ha="center", va=down, fontsize=10, color=colour,
                      annotation_clip=False)  # fmt: skip
