"""Hamlets with most guidance a member and month: those above the limit named, and the first as bars."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Rule, Strong, categories
from figures.labels import word

SHOWN, NAMED = 12, 3
LINE = 26
"""Letters of a label that stand in one line."""


def answer(rows: pl.DataFrame) -> str:
    """Who is above the limit, or that nobody is and who is nearest; empty where nothing is known.

    ``rows`` is the quality_productive answer: highest first, the limit in ``most``.
    """
    if rows.is_empty():
        return ""
    above = rows.filter(pl.col("value") > pl.col("most"))
    named = above.head(NAMED) if len(above) else rows.head(1)
    proposed = word("productive.proposed") if rows["status"][0] == "proposed" else ""
    return word(
        "productive.above" if len(above) else "productive.none", n=vi.number(len(above)), proposed=proposed,
        most=vi.number(rows["most"][0]), names="; ".join(_one(row) for row in named.iter_rows(named=True)),
    )  # fmt: skip


def _one(row: dict[str, Any]) -> str:
    name, value = row["full_name"], vi.number(row["value"], 1)
    return word("productive.one", name=name, commune=row["commune"], value=value)


def _place(hamlet: str, commune: str) -> str:
    """A hamlet and its commune in one line, a long one in two: a phone has no room for it."""
    line = f"{hamlet} · {commune}"
    return line if len(line) <= LINE else f"{hamlet}\n{commune}"


def drawing(rows: pl.DataFrame, chosen: str | None) -> Drawing:
    """The first hamlets as bars, those above the limit in another tone; a click carries the commune."""
    shown, most = rows.head(SHOWN), float(rows["most"][0])
    values = shown["value"].to_list()
    labels = shown.select("full_name", "name", "value")
    names = [
        (f"{_place(name, commune)} ", Strong(vi.number(value, 1)))
        for name, commune, value in labels.iter_rows()
    ]
    folded = any("\n" in place for place, _ in names)
    tones = tuple("tones.behind" if value > most else "coverage.3" for value in values)
    return Drawing(
        (Bars("", tuple(values), tones),),
        categories(names, keys=shown["commune_code"].to_list()),
        axis=Axis("", 1, 0, max([*values, most]) * 1.05, shown=False), chosen=chosen or "",
        rules=(Rule(most, word("productive.limit", most=vi.number(most))),),
        height=(38 if folded else 28) * len(names) + 40, gap=0.3,
    )  # fmt: skip
