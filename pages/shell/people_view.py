"""What the screen of people shows of a scope: the answer, targets, contents, declared beside confirmed."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import people_figures, people_words
from figures.coverage import mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


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
    cut_off = access.passport(who, chosen.period).cut_off
    made = _targets(access.identity(), chosen.period, chosen.group, known=known)
    if made is None:
        title = word("people.targets")
        st.html(f"<h2>{title}</h2><p class='hint'>{word('people.goals_none')}</p>")
        return
    parts.figure(made)
    st.html(f"<p>{escape(people_words.pace(known, cut_off))}</p>")


@remembered(200)
def _targets(identity: Any, period: str, group: str, *, known: people_words.Figures) -> Figure | None:
    return people_figures.targets(known)


def contents(chosen: Filters, who: Viewer) -> None:
    """People guided by content in the scope, and the chosen commune's shares."""
    frame = _inside(access.identity(), "people_contents", chosen.period, chosen.group, who)
    if frame.is_empty():
        title = word("people.contents")
        st.html(f"<h2>{title}</h2><p class='hint'>{word('people.contents_none')}</p>")
        return
    own = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    name = own["full_name"] if own else None
    parts.figure(_contents(access.identity(), chosen.period, chosen.group, chosen.commune, name, frame=frame))


@remembered(200)
def _contents(
    identity: Any, period: str, group: str, commune: str | None, name: str | None, *, frame: pl.DataFrame
) -> Figure:
    return people_figures.contents(frame, commune, name)


def sides(known: people_words.Figures, chosen: Filters, who: Viewer) -> None:
    """Declared beside confirmed, group by group."""
    aims = people_figures.aims(known)
    made = _sides(access.identity(), chosen.period, who, aims=aims)
    if made is None:
        st.html(f"<h2>{word('people.dumbbell')}</h2><p class='hint'>{word('missing.figure')}</p>")
    else:
        parts.figure(made)


@remembered(200)
def _sides(identity: Any, period: str, who: Viewer, *, aims: dict[str, float]) -> Figure | None:
    return people_figures.sides(access.ask("people_groups", who, period=period), aims)
