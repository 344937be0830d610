"""Chart of the gap between groups: a line from the lowest to the highest group, a dot a group."""

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Drawing, Marks, Ranges, Side, categories
from figures.equity_words import ORDER
from figures.labels import word


def ranges(groups: pl.DataFrame, averages: dict[str, float]) -> Drawing:
    """One line an indicator; ``groups`` is the people_groups answer of one kind, with a value.

    The lowest and the highest group carry their name; an upright mark shows the whole province.
    """
    known = groups.filter(pl.col("indicator").is_in(ORDER) & pl.col("value").is_not_null())
    codes = [code for code in ORDER if code in set(known["indicator"])]
    rows = [known.filter(indicator=code).sort("value", "group_name") for code in codes]
    top = max([100.0 if len(known) == 0 else 0.0, *known["value"].to_list()])
    return Drawing(
        (
            Ranges("", tuple(one["value"][0] for one in rows), tuple(one["value"][-1] for one in rows),
                   "coverage.2", 6),
            _groups(rows, top / 3),
            Marks(word("people.average"), tuple(map(averages.get, codes)), "ink", "tick", size=12),
        ),
        categories([_halves(word(f"people_whom.{code}")) for code in codes]),
        axis=Axis("%", 1, 0, top * 1.25), height=96 * max(1, len(codes)) + 60,
    )  # fmt: skip


def _groups(rows: list[pl.DataFrame], low: float) -> Marks:
    """All groups, the ends with their names: the highest above its dot, the lowest below.

    Names of values under ``low`` begin at the dot, so that they do not run into the labels on the left.
    """
    values, places, names, words = [], [], [], []
    sides: list[Side] = []
    for at, one in enumerate(rows):
        for rank, (name, value) in enumerate(one.select("group_name", "value").iter_rows()):
            end = len(one) > 1 and rank in (0, len(one) - 1)
            values.append(value)
            places.append(float(at))
            names.append(name)
            words.append(f"{name} {vi.quantity(value, '%', 1)}" if end else "")
            aside: tuple[Side, Side] = ("below_right", "above_right") if value < low else ("below", "above")
            sides.append(aside[0] if rank == 0 else aside[1])
    return Marks(
        word("people.group"), tuple(values), "accent", at=tuple(places), size=13, words=tuple(words),
        side=tuple(sides), told=tuple(names),
    )  # fmt: skip


def _halves(text: str) -> str:
    """A label on two lines, cut at the middle space."""
    parts = text.split()
    half = (len(parts) + 1) // 2
    return f"{' '.join(parts[:half])}\n{' '.join(parts[half:])}"
