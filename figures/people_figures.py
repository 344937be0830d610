"""Figures of households, classes and learners, for the screen and for documents alike."""

import polars as pl

from figures import format as vi
from figures import people_charts
from figures.figure import Figure
from figures.labels import word
from figures.people_words import Figures, Row
from figures.table import Field, Table

SIDES = {"declared": "D7", "confirmed": "D8"}


def targets(known: Figures) -> Figure | None:
    """The figures of 80/100/50 against their targets; None where none is known."""
    rows = people_charts.goals(known)
    if not rows:
        return None
    sides = {side: _reported(known.get(f"{code}_1")) for side, code in SIDES.items()}
    return Figure(
        "people_targets", word("people.targets"), unit="%", drawing=people_charts.targets(rows),
        note=word("people.target_note", **sides),
    )  # fmt: skip


def _reported(row: Row | None) -> str:
    return vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0) if row else "0"


def aims(known: Figures) -> dict[str, float]:
    """The targets of the declared and of the confirmed share, where they have some."""
    found = {side: known[f"{code}_1"]["target"] for side, code in SIDES.items() if f"{code}_1" in known}
    return {side: target for side, target in found.items() if target is not None}


def contents(frame: pl.DataFrame, commune: str | None = None, name: str | None = None) -> Figure:
    """People guided by content (the people_contents answer), and a commune's shares beside."""
    rows = people_charts.shares(frame)
    own = people_charts.shares(frame.filter(commune_code=commune) if commune else frame.clear())
    reported, total = frame["commune_code"].n_unique(), float(rows["count"].sum())
    return Figure(
        "people_contents", word("people.contents"), unit="%",
        drawing=people_charts.contents(rows, own, name if len(own) else None),
        note=word("people.contents_note", n=vi.number(reported), total=vi.number(total)),
        table=Table(rows, (
            Field(word("people.content"), "name", words=True), Field(word("people.count"), "count"),
            Field(word("people.share"), "share", "%", 1),
        )),
    )  # fmt: skip


def sides(groups: pl.DataFrame, goals: dict[str, float]) -> Figure | None:
    """Declared beside confirmed, group by group (the people_groups answer); None where neither is known."""
    rows = people_charts.sides(groups)
    if rows.is_empty():
        return None
    fields = [Field(word(f"people.{side}"), side, "%", 1) for side in SIDES]
    return Figure(
        "people_sides", word("people.dumbbell"), unit="%", scope=word("filter.all"),
        drawing=people_charts.dumbbell(rows, goals), note=word("people.dumbbell_note"),
        table=Table(rows, (Field(word("table.group"), "name", words=True), *fields)),
    )  # fmt: skip
