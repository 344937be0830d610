"""Classes of a map: where to cut, what colour, how many places in each; states without a number apart."""

from dataclasses import dataclass
from itertools import pairwise
from math import inf, ulp

import polars as pl

from figures import format as vi
from figures.cuts import cuts, nice
from figures.figure import Indicator
from figures.labels import word
from figures.theme import Theme, spread

PATTERNS = {"not_reported": "hatch", "not_applicable": "dots", "suppressed": "cross", "not_ranked": "cross"}
OUTSIDE = "outside"
NOUGHT = ulp(0.0)
"""Just above zero: the top of the class of zeros."""


@dataclass(frozen=True)
class Class:
    """One entry of the legend: its label, colour, pattern (or none) and number of places."""

    key: str
    label: str
    colour: str
    pattern: str = ""
    count: int = 0


@dataclass(frozen=True)
class Classified:
    """The classes in legend order and, for each row of the frame, the place of its class among them."""

    classes: tuple[Class, ...]
    members: tuple[int, ...]
    carried: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Cutting:
    """How values are cut: the method (METHODS), and all values that the classes must hold, of other periods
    or of a second map too, so that one colour means one thing; none: those of the frame alone."""

    method: str = "auto"
    over: tuple[float, ...] = ()


def classify(
    frame: pl.DataFrame, indicator: Indicator, look: Theme, by: str = "value", cutting: Cutting = Cutting()
) -> Classified:
    """Classes for ``value`` or for ``gap`` (to plan). Rows with ``inside`` false fall outside the group.

    ``frame`` has columns ``value``, ``gap``, ``state``, ``carried`` (an earlier number stands in) and
    ``inside``, a row a place.
    """
    kept = frame.filter(pl.col("inside") & (pl.col("state") == "ok"))[by].drop_nulls().to_list()
    if by == "gap":
        drawn = _gap_classes(kept, indicator, look)
    else:
        drawn = _value_classes(kept, indicator, look, _unproved(frame), cutting)
    entries = [entry for _, entry in drawn] + _state_classes(look)
    places = {entry.key: i for i, entry in enumerate(entries)}
    members = [
        places[_key(row[by], row["state"], row["inside"], drawn)]
        for row in frame.select(by, "state", "inside").iter_rows(named=True)
    ]
    counted = [Class(e.key, e.label, e.colour, e.pattern, members.count(i)) for i, e in enumerate(entries)]
    carried = tuple(frame.select(pl.col("carried") & pl.col("inside")).to_series())
    return Classified(tuple(counted), tuple(members), carried)


def unproved() -> pl.Expr:
    """Whether a nought stands for a commune that reported nothing: a count of documents never sent."""
    return (pl.col("units_reporting") == 0) & (pl.col("value") == 0) & ~pl.col("stale")


def _unproved(frame: pl.DataFrame) -> int:
    if not {"units_reporting", "stale"} <= set(frame.columns):
        return 0
    return frame.filter(pl.col("inside") & (pl.col("state") == "ok") & unproved()).height


Drawn = list[tuple[float, Class]]


def _key(value: float | None, state: str, inside: bool, drawn: Drawn) -> str:
    if not inside:
        return OUTSIDE
    if state != "ok" or value is None:
        return state if state in PATTERNS else "not_reported"
    return next((entry.key for top, entry in drawn if value < top), drawn[-1][1].key)


def _state_classes(look: Theme) -> list[Class]:
    states = [Class(state, vi.state_word(state), look.blank, pattern) for state, pattern in PATTERNS.items()]
    return [*states, Class(OUTSIDE, word("map.outside"), look.outside)]


def _value_classes(
    values: list[float], indicator: Indicator, look: Theme, silent: int, cutting: Cutting
) -> Drawn:
    values = [*values, *cutting.over]
    # What passes 100 % is to be verified: it stands in the highest class and does not stretch the others.
    most = 100.0 if indicator.unit == "%" else inf
    scale = look.burden if indicator.burden else look.coverage
    if values and set(values) <= {0.0, 100.0} and indicator.unit == "%":
        return [
            (50.0, Class("no", word("map.not_met"), look.burden[1])),
            (101.0, Class("yes", word("map.met"), look.coverage[3])),
        ]
    above = [min(value, most) for value in values if value > 0]
    bounds = cuts(above, cutting.method, _even(above, indicator))
    nought = word("map.zero_unproved", n=silent) if silent else word("map.zero")
    zero = [(NOUGHT, Class("zero", nought, look.zero))] if len(above) < len(values) else []
    colours = spread(scale, max(1, len(bounds) - 1))
    places = 0 if all(bound == round(bound) for bound in bounds) else indicator.decimals or 1
    named = [
        (top, Class(f"c{i}", _range(low, top, indicator, bool(zero), places), colours[i]))
        for i, (low, top) in enumerate(pairwise(bounds))
    ]
    return zero + named or [(NOUGHT, Class("zero", nought, look.zero))]


def _gap_classes(gaps: list[float], indicator: Indicator, look: Theme) -> Drawn:
    """Three classes behind plan, plan itself, three ahead; for a burden, above plan is behind."""
    step = nice(max((abs(gap) for gap in gaps), default=1.0) / 3 or 1.0)
    sign = -1 if indicator.burden else 1
    colours = [*look.diverging[::sign][:3], look.zero, *look.diverging[::sign][3:]]
    even = 0.5 * 10**-indicator.decimals
    tops = [-2 * step, -step, -even, even, step + even, 2 * step + even, inf]
    less = "_burden" if indicator.burden else ""
    unit = word("unit.points") if indicator.unit == "%" else indicator.unit
    near, far = (vi.number(size, 0 if step >= 1 else 2) for size in (step, 2 * step))
    labels = [
        word(f"map.below_by_over{less}", n=far, unit=unit),
        word(f"map.below_by{less}", low=near, high=far, unit=unit),
        word(f"map.below_to{less}", n=near, unit=unit),
        word("map.gap_met"),
        word(f"map.above_to{less}", n=near, unit=unit),
        word(f"map.above_by{less}", low=near, high=far, unit=unit),
        word(f"map.above_by_over{less}", n=far, unit=unit),
    ]
    return [
        (top, Class(f"g{i}", label, colour))
        for i, (top, label, colour) in enumerate(zip(tops, labels, colours, strict=True))
    ]


def _even(values: list[float], indicator: Indicator) -> bool:
    """Whether equal steps are natural: for shares and scores, and for counts up to a dozen."""
    return indicator.unit in ("%", word("unit.score")) or max(values, default=0.0) <= 12


def _range(low: float, high: float, indicator: Indicator, zero: bool, places: int) -> str:
    """The words of a class; nought has a class of its own where there is one."""
    if indicator.unit == "%" and low < 100:
        high = min(high, 100.0)
    whole = indicator.decimals == 0
    if whole and zero:
        low = max(low, 1.0)
    if whole and high - low <= 1:
        return vi.number(low)
    name = "map.range_above" if zero and low == 0 else "map.range"
    return word(name, low=vi.number(low, places), high=vi.number(high - 1 if whole else high, places))
