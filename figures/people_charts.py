"""Charts of the screen of people: targets, contents of guidance, declared against confirmed by group."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Layer, Marks, Ranges, Rule, Side, Strong, Symbol, categories
from figures.labels import word, words
from figures.people_words import Figures, has

HALVES = (0, 50, 100)
SIDES: dict[str, tuple[Symbol, str, Side]] = {
    "confirmed": ("circle", "accent", "above_right"),
    "declared": ("diamond", "burden.3", "above_left"),
}
"""Mark, colour and place of the number of each account of the same thing."""
GOALS = ("D7_1", "D9_2", "D8_1", "D10_1")


def goals(known: Figures) -> list[dict[str, Any]]:
    """The figures that have a target: label, value, target, source."""
    return [
        {"label": word(f"people_goal.{key}"), **known[key]}
        for key in GOALS
        if has(known, key) and known[key]["target"] is not None
    ]


def targets(rows: list[dict[str, Any]]) -> Drawing:
    """A bar a figure and an upright line at its target; ``rows`` as goals gives them."""
    official = [row["source"] == "official" for row in rows]
    labels = [
        (f"{row['label']}: ", Strong(vi.quantity(row["value"], "%", 1)), f" / {vi.number(row['target'])}")
        for row in rows
    ]
    return Drawing(
        (
            Bars("", tuple(row["value"] for row in rows),
                 tuple("coverage.4" if sure else "coverage.2" for sure in official),
                 hatch=tuple("" if sure else "/" for sure in official)),
            Marks(word("people.target"), tuple(row["target"] for row in rows), "ink", "tick", size=30),
        ),
        categories(labels, [row["label"] for row in rows]),
        axis=Axis("%", 1, 0, 104, HALVES), height=64 * max(1, len(rows)) + 50, gap=0.58,
    )  # fmt: skip


def shares(frame: pl.DataFrame) -> pl.DataFrame:
    """People guided by content (people_contents, some communes): content, name, count, share, most first."""
    names = words("people_content")
    counted = frame.group_by("content").agg(pl.col("value").sum().alias("count"))
    total = pl.col("count").sum()
    return counted.with_columns(
        pl.col("content").replace_strict(names, default=pl.col("content")).alias("name"),
        pl.when(total > 0).then(100 * pl.col("count") / total).otherwise(0.0).alias("share"),
    ).sort("count", "name", descending=[True, False])


def contents(rows: pl.DataFrame, own: pl.DataFrame, name: str | None) -> Drawing:
    """Shares of the contents as bars; where a commune is chosen, its own shares as diamonds."""
    labels = [
        (f"{row['name']}\n", Strong(vi.number(row["count"])), f" · {vi.quantity(row['share'], '%', 1)}")
        for row in rows.iter_rows(named=True)
    ]
    layers: list[Layer] = [Bars("", tuple(rows["share"].to_list()), "coverage.3")]
    if name and len(own):
        known = {row["content"]: row for row in own.iter_rows(named=True)}
        kept = [known.get(content) for content in rows["content"]]
        layers.append(
            Marks(
                name, tuple(row["share"] if row else None for row in kept), "burden.3", "diamond", size=13,
                told=tuple(vi.number(row["count"]) if row else "" for row in kept),
            )
        )  # fmt: skip
    return Drawing(
        tuple(layers), categories(labels, rows["name"].to_list()),
        axis=Axis("%", 1, 0, max(rows["share"].to_list() or [1.0]) * 1.08, shown=False),
        height=60 * max(1, len(rows)) + (46 if name else 16), gap=0.4,
    )  # fmt: skip


def sides(groups: pl.DataFrame) -> pl.DataFrame:
    """Declared (D7) and confirmed (D8) of each group, from people_groups: name, declared, confirmed."""
    label = (
        pl.when(pl.col("group_kind") == "former_province")
        .then(pl.format(word("people.former").replace("{name}", "{}"), "group_name"))
        .otherwise("group_name")
    )
    kept = groups.filter(pl.col("indicator").is_in(["D7", "D8"])).with_columns(label.alias("name"))
    mine = pl.col("indicator") == "D7"
    both = kept.group_by("group_kind", "name", maintain_order=True).agg(
        pl.col("value").filter(mine).first().alias("declared"),
        pl.col("value").filter(~mine).first().alias("confirmed"),
    )
    known = both.filter(pl.col("declared").is_not_null() & pl.col("confirmed").is_not_null())
    return known.sort("group_kind", "declared", descending=True)


def dumbbell(rows: pl.DataFrame, aims: dict[str, float]) -> Drawing:
    """Two marks a group joined by a line: confirmed and declared; ``aims`` are their targets."""
    rows = rows.reverse()
    ends = {side: tuple(rows[side].to_list()) for side in SIDES}
    marks = [
        Marks(
            word(f"people.{side}"), ends[side], colour, symbol,
            words=tuple(vi.number(one, 1) for one in ends[side]), side=place,
        )
        for side, (symbol, colour, place) in SIDES.items()
    ]  # fmt: skip
    rules = tuple(
        Rule(at, f"{word('people.target')} {vi.number(at)} %", SIDES[side][1], foot=side == "confirmed")
        for side, at in aims.items()
    )
    return Drawing(
        (Ranges("", ends["confirmed"], ends["declared"], "hatch", 3), *marks),
        categories(rows["name"].to_list()), rules=rules,
        axis=Axis("%", 1, -3, 104, HALVES), height=46 * max(1, len(rows)) + 84,
    )  # fmt: skip
