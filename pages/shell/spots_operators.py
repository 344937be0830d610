"""Operators on the weak-signal screen: funnel, promises, where open spots are, and the table behind."""

from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_docket, spots_figures, spots_words, tables
from figures.figure import Figure
from figures.labels import label, word, words
from figures.measures import Measures
from pages.shell import access, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation
from queries.viewer import Viewer

Row = dict[str, Any]


def funnel(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Found, sent and fixed by operator."""
    _shown("funnel", _funnel(access.identity(), now.period, _day(chosen, who), now=now))


def promises(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Spots sent and open: overdue, in time, without a day."""
    _shown("promises", _promises(access.identity(), now.period, _day(chosen, who), now=now))


def _day(chosen: Filters, who: Viewer) -> date:
    return access.passport(who, chosen.period).cut_off


def _shown(key: str, made: Figure | None) -> None:
    if made is None:
        st.html(f"<h2>{word(f'spots.{key}')}</h2>")
        _nothing()
    else:
        parts.figure(made)


@remembered(60)
def _funnel(identity: Any, period: str, day: date, *, now: Situation) -> Figure | None:
    return spots_figures.funnel(now.measures, day)


@remembered(60)
def _promises(identity: Any, period: str, day: date, *, now: Situation) -> Figure | None:
    return spots_figures.promises(now.measures, day)


def table(now: Situation) -> None:
    """The whole and each operator in one table: the table behind the charts."""
    st.html(f"<h2>{word('spots.operators_table')}</h2>{_operators(access.identity(), now.period, now=now)}")


@remembered(60)
def _operators(identity: Any, period: str, *, now: Situation) -> str:
    names = [("", word("spots.whole")), *[(one, label(f"operator.{one}")) for one in spots_docket.OPERATORS]]
    frame = pl.DataFrame(names, schema=["operator", "name"], orient="row")

    def column(heading: str, code: str, part: int = 1, *, share: bool = True) -> tables.Column:
        return tables.Column(
            word(f"spots.column_{heading}"), lambda row: _figure(now.measures, code, part, row, share)
        )

    def found(row: Row) -> str:
        return vi.number(now.measures.counts("S2", 1, _breakdown(row))[1])

    def median(row: Row) -> str:
        return (
            spots_words.median(now.measures, _breakdown(row)).removesuffix(word("spots.day_unit")).strip()
            or "–"
        )

    columns = [
        tables.plain(word("spots.column_operator"), lambda row: row["name"], words=True),
        column("open", "S1", share=False),
        tables.plain(word("spots.column_found"), found),
        column("sent", "S2"),
        column("fixed", "S3"),
        column("late", "S4"),
        column("unpromised", "S4", 2, share=False),
        tables.plain(word("spots.column_median"), median),
        column("rechecked", "S8"),
        column("reopened", "S8", 2),
    ]
    return tables.sheet(frame, columns) + f"<p class='hint'>{word('spots.operators_note')}</p>"


def _figure(measures: Measures, code: str, part: int, row: Row, share: bool) -> str:
    """A count, or a count of a count with its share beneath; the word of the state where there is none."""
    known = measures.row(code, part, _breakdown(row))
    if known["value"] is None:
        state = "spots.not_in_period" if known["state"] == "not_applicable" else f"state.{known['state']}"
        return f"<span class='hint'>{escape(word(state))}</span>"
    if not share:
        return f"<b>{vi.number(known['value'])}</b>"
    beneath = word(
        "spots.share_of",
        share=measures.share(code, part, _breakdown(row)),
        of=vi.number(known["denominator"]),
    )
    return f"<b>{vi.number(known['numerator'])}</b><small>{beneath}</small>"


def steps(now: Situation) -> None:
    """Where the open spots are now, by operator."""
    if now.opened.is_empty():
        st.html(f"<h2>{word('spots.steps')}</h2>")
        _nothing()
        return
    counted = spots_docket.steps(now.opened)
    made = _steps(access.identity(), now.docket["as_of"][0], counted=counted)
    parts.figure(made, table=lambda: _steps_table(counted))


@remembered(20)
def _steps(identity: Any, today: date, *, counted: pl.DataFrame) -> Figure:
    return spots_figures.steps(counted, today)


def _steps_table(counted: pl.DataFrame) -> str:
    known = {(row["operator"], row["step"]): row["spots"] for row in counted.iter_rows(named=True)}

    def column(step: str, name: str) -> tables.Column:
        return tables.plain(name, lambda row: vi.number(known.get((row["operator"], step), 0)))

    names = [(one, label(f"operator.{one}")) for one in spots_docket.OPERATORS]
    columns = [tables.plain(word("spots.column_operator"), lambda row: row["name"], words=True)]
    columns += [column(step, name) for step, name in words("spot_step").items()]
    return tables.sheet(pl.DataFrame(names, schema=["operator", "name"], orient="row"), columns)


def types(now: Situation) -> None:
    """Kinds of open spots, total and partial not-spots, households."""
    if now.opened.is_empty():
        return
    st.html(_types(access.identity(), now=now))


@remembered(20)
def _types(identity: Any, *, now: Situation) -> str:
    total = len(spots_docket.everyone(now.opened))
    spots = spots_docket.reach(now.opened)
    kinds = spots["spot_type"].value_counts(sort=True, name="n")
    known = words("spot_type")
    listed = " · ".join(
        f"{escape(known.get(kind, '–'))} <b>{vi.number(n)}</b>" for kind, n in kinds.iter_rows()
    )
    blank = spots["households"].null_count()
    said = word(
        "spots.types_note",
        total=vi.number(total),
        partial=vi.number(len(spots) - total),
        priority=vi.number(int(spots["urgent"].sum())),
        households=vi.number(int(spots["households"].sum())),
        blank=word("spots.types_blank", n=vi.number(blank)) if blank else "",
    )
    hint = word("spots.steps_note", day=now.today)
    return f"<h2>{word('spots.types')}</h2><p class='chosen'>{listed}</p><p class='hint'>{said} {hint}</p>"


def _nothing() -> None:
    st.html(f"<p class='hint'>{word('missing.figure')}</p>")


def _breakdown(row: Row) -> str:
    return f"operator={row['operator']}" if row["operator"] else ""
