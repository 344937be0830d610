"""Charts of the screen of teams: how complete each group's hamlet teams are, who lacks most people."""

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Marks, Ranges, categories
from figures.labels import word

MOST = 20
"""Communes in the ranked chart; the table has all."""
QUARTERS = (0, 25, 50, 75, 100)
STATES = (("full", "coverage.3", ""), ("lacking", "burden.2", "/"), ("unlisted", "blank", "x"))
"""State, colour and hatching of each part of a bar."""


def by_group(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Hamlets by state of their team in each group: group_name, communes, hamlets, full, lacking, unlisted.

    ``frame`` is the standing of communes; ``kind`` is peer_group or former_province. Worst share first.
    """
    name = "peer_group_name" if kind == "peer_group" else "former_province"
    states = ("hamlets", "full", "lacking", "unlisted")
    known = frame.filter(pl.col("hamlets") > 0)
    counted = known.group_by(pl.col(name).alias("group_name")).agg(
        pl.len().alias("communes"), *(pl.col(state).sum() for state in states)
    )
    return counted.sort(pl.col("full") / pl.col("hamlets"), "group_name")


def completeness(groups: pl.DataFrame) -> Drawing:
    """Each group's hamlets as one bar of 100 %: full, short of members, without a list."""
    hamlets = groups["hamlets"].to_list()
    names = [
        f"{name} ({vi.number(n)})" for name, n in zip(groups["group_name"].to_list(), hamlets, strict=True)
    ]
    layers = []
    for state, colour, hatch in STATES:
        counts = groups[state].to_list()
        layers.append(
            Bars(
                word(f"teams.{'short' if state == 'lacking' else state}"),
                tuple(100 * n / of for n, of in zip(counts, hamlets, strict=True)), colour, hatch=hatch,
                words=tuple(vi.number(n) for n in counts),
                told=tuple(vi.share_of(int(n), int(of)) for n, of in zip(counts, hamlets, strict=True)),
            )
        )  # fmt: skip
    return Drawing(
        tuple(layers), categories(names), stacked=True, gap=0.35, height=62 * max(1, len(groups)) + 46,
        axis=Axis("%", 1, 0, 101, QUARTERS),
    )  # fmt: skip


def shortest(frame: pl.DataFrame) -> pl.DataFrame:
    """The communes that lack most people, at most MOST."""
    lacking = frame.filter(pl.col("people") > 0)
    return lacking.sort("people", "name", descending=[True, False]).head(MOST)


def shortage(frame: pl.DataFrame, chosen: str | None) -> Drawing:
    """People lacking by commune: a stem and a dot, most first; a click on a dot carries its commune."""
    people = tuple(frame["people"].to_list())
    told = [
        word("teams.hover", hamlets=vi.number(row["hamlets_lack"]), unlisted=vi.number(row["unlisted"]),
             own=vi.number(row["own_lack"]))
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip
    return Drawing(
        (
            Ranges("", (0,) * len(people), people, "line", 3),
            Marks("", people, "burden.3", size=13, words=tuple(map(vi.number, people)), told=tuple(told)),
        ),
        categories(frame["name"].to_list(), keys=frame["commune_code"].to_list()),
        axis=Axis(high=max(people, default=1) * 1.1, shown=False),
        chosen=chosen or "", height=27 * len(frame) + 24,
    )  # fmt: skip
