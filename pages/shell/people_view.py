"""What the screen of people shows of a scope: the answer, targets, contents, declared beside confirmed."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import people_charts, people_words, tables
from figures.coverage import mark_group
from figures.drawing import Drawing
from figures.labels import word
from pages.shell import access, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
SIDES = {"declared": "D7", "confirmed": "D8"}


def figures(chosen: Filters, who: Viewer) -> people_words.Figures:
    """The figures of the chosen scope by indicator and part."""
    return _figures(access.identity(), chosen.period, chosen.group, who)


@remembered(200)
def _figures(identity: Any, period: str, group: str, who: Viewer) -> people_words.Figures:
    return people_words.by_key(access.ask("scope_figures", who, period=period, group=group))


def counted(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """The hamlets of the scope whose households are counted."""
    return _inside(access.identity(), "people_counted", chosen.period, chosen.group, who)


@remembered(200)
def _inside(identity: Any, question: str, period: str, group: str, who: Viewer) -> pl.DataFrame:
    return mark_group(access.ask(question, who, period=period), group).filter("inside")


def answer(known: people_words.Figures, chosen: Filters, who: Viewer) -> None:
    """Households, classes, learners, 80/100/50."""
    parts.answer(list(_answer(access.identity(), chosen.period, chosen.group, who, known=known)))
    st.html(f"<p class='hint'>{word('people.bases')}</p>")


@remembered(200)
def _answer(
    identity: Any, period: str, group: str, who: Viewer, *, known: people_words.Figures
) -> tuple[str, ...]:
    logs = _inside(identity, "people_counted", period, group, who)
    communes = _inside(identity, "people_communes", period, group, who)
    return tuple(people_words.answer(known, len(logs), people_words.based(communes, "households")))


def targets(known: people_words.Figures, chosen: Filters, who: Viewer) -> None:
    """The figures of 80/100/50 against their targets, and what is missing."""
    st.html(f"<h2>{word('people.targets')}</h2>")
    drawn = _targets(access.identity(), chosen.period, chosen.group, known=known)
    if drawn is None:
        st.html(f"<p class='hint'>{word('people.goals_none')}</p>")
        return
    parts.chart(drawn, "people_targets", word("people.targets"))
    cut_off = access.passport(who, chosen.period).cut_off
    missing = escape(people_words.pace(known, cut_off))
    sides = {side: _reported(known.get(f"{code}_1")) for side, code in SIDES.items()}
    st.html(f"<p>{missing}</p><p class='hint'>{word('people.target_note', **sides)}</p>")


def _reported(row: Row | None) -> str:
    return vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0) if row else "0"


@remembered(200)
def _targets(identity: Any, period: str, group: str, *, known: people_words.Figures) -> Drawing | None:
    rows = people_charts.goals(known)
    return people_charts.targets(rows) if rows else None


def contents(chosen: Filters, who: Viewer) -> None:
    """People guided by content in the scope, and the chosen commune's shares."""
    st.html(f"<h2>{word('people.contents')}</h2>")
    frame = _inside(access.identity(), "people_contents", chosen.period, chosen.group, who)
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('people.contents_none')}</p>")
        return
    own = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    name = own["full_name"] if own else None
    rows, drawn = _contents(access.identity(), chosen.period, chosen.group, chosen.commune, name, frame=frame)
    parts.chart(drawn, "people_contents", word("people.contents"))
    reported = vi.number(frame["commune_code"].n_unique())
    total = vi.number(float(rows["count"].sum()))
    st.html(f"<p class='hint'>{word('people.contents_note', n=reported, total=total)}</p>")
    columns = [
        tables.plain(word("people.content"), lambda row: row["name"], "name", words=True),
        tables.plain(word("people.count"), lambda row: vi.number(row["count"]), "count"),
        tables.plain(word("people.share"), lambda row: vi.quantity(row["share"], "%", 1), "share"),
    ]
    parts.table_behind("table_contents", word("table.behind_chart"), lambda: tables.sheet(rows, columns))


@remembered(200)
def _contents(
    identity: Any, period: str, group: str, commune: str | None, name: str | None, *,
    frame: pl.DataFrame,
) -> tuple[pl.DataFrame, Drawing]:  # fmt: skip
    rows = people_charts.shares(frame)
    own = people_charts.shares(frame.filter(commune_code=commune) if commune else frame.clear())
    return rows, people_charts.contents(rows, own, name if len(own) else None)


def sides(known: people_words.Figures, chosen: Filters, who: Viewer) -> None:
    """Declared beside confirmed, group by group."""
    st.html(f"<h2>{word('people.dumbbell')}</h2>")
    aims = {
        side: known[f"{code}_1"]["target"]
        for side, code in SIDES.items()
        if f"{code}_1" in known and known[f"{code}_1"]["target"] is not None
    }
    rows, drawn = _sides(access.identity(), chosen.period, who, aims=aims)
    if rows.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    parts.chart(drawn, "people_sides", word("people.dumbbell"))
    st.html(f"<p class='hint'>{word('people.dumbbell_note')}</p>")

    def column(field: str) -> tables.Column:
        return tables.plain(word(f"people.{field}"), lambda row: vi.quantity(row[field], "%", 1), field)

    columns = [
        tables.plain(word("table.group"), lambda row: row["name"], "name", words=True),
        column("declared"),
        column("confirmed"),
    ]
    parts.table_behind("table_sides", word("table.behind_chart"), lambda: tables.sheet(rows, columns))


@remembered(200)
def _sides(
    identity: Any, period: str, who: Viewer, *, aims: dict[str, float]
) -> tuple[pl.DataFrame, Drawing]:
    rows = people_charts.sides(access.ask("people_groups", who, period=period))
    return rows, people_charts.dumbbell(rows, aims)
