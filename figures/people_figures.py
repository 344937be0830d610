"""Figures of households, classes and learners, for the screen and for documents alike."""

import polars as pl

from figures import desk_words, equity_charts, people_charts
from figures import format as vi
from figures.equity_words import ORDER
from figures.figure import Figure
from figures.labels import word
from figures.people_words import Figures, Row, has
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


def equity(groups: pl.DataFrame, province: Figures, kind: str) -> Figure | None:
    """The gap between groups of a kind (the people_groups answer); None where nothing is known."""
    known = groups.filter(
        (pl.col("group_kind") == kind) & pl.col("indicator").is_in(ORDER) & pl.col("value").is_not_null()
    )
    if known.is_empty():
        return None
    averages = {code: province[f"{code}_1"]["value"] for code in ORDER if has(province, f"{code}_1")}
    if kind == "former_province":
        named = pl.format(word("people.former", name="{}"), "group_name")
        known = known.with_columns(named.alias("group_name"))
    return Figure(
        "people_equity", word("people.equity"), unit="%", scope=word("filter.all"),
        drawing=equity_charts.ranges(known, averages), note=word("people.apart_note"),
    )  # fmt: skip


def desk(known: Figures, frame: pl.DataFrame, commune: str | None = None) -> Figure:
    """Files online against shifts held, a dot a commune (the desk_communes answer of the scope)."""
    row = known.get("C7_1")
    level = row["value"] if row and row["state"] == "ok" else None
    note = word("desk.note", n=vi.number(frame.height - desk_words.drawn(frame).height))
    fields = (
        Field(word("column.full_name"), "full_name", words=True),
        Field(word("desk.column_held"), "shifts"),
        Field(word("desk.column_online"), "share", "%", 1),
    )
    return Figure(
        "desk", word("desk.title"), desk_words.beside(frame), unit="%", note=note,
        drawing=desk_words.scatter(frame, level, commune), table=Table(frame, fields),
    )  # fmt: skip
