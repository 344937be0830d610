"""What the quality screen shows of reporting: the answer, forms by state, communes by forms."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import productive_words, quality_charts, quality_figures, quality_words, tables
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, address, device, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
VIEWS = ["sent", "rows", "signals", "fresh"]
MONTHS = 6


def answer(chosen: Filters, who: Viewer) -> None:
    """Who sent, whom to chase, what was refused, what to ask about."""
    with st.container(key="quality_answer"):
        parts.answer(_answer(access.identity(), chosen.period, who))


@remembered(60)
def _answer(identity: Any, period: str, who: Viewer) -> list[str]:
    def ask(name: str) -> pl.DataFrame:
        return access.ask(f"quality_{name}", who, period=period)

    label = vi.short_period(access.passport(who, period).period)
    said = quality_words.answer(
        label, ask("reporting"), ask("communes"), ask("files"), ask("kinds"), ask("signals")
    )
    most = productive_words.answer(ask("productive"))
    return [*said, most] if most else said


def chosen_commune(chosen: Filters, who: Viewer) -> None:
    """The way to the profile of the chosen commune."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    if row:
        parts.link("commune_profile", word("chosen.open", name=row["full_name"]), commune=chosen.commune)


def switch() -> str:
    """Which of the four views is open."""
    return address.segments(
        "quality", word("quality.view"), VIEWS, "sent", lambda one: word(f"quality.view_{one}")
    )


def charts(chosen: Filters, who: Viewer) -> None:
    """Forms of the period by state, and the months before."""
    frame = access.ask("quality_reporting", who, period=chosen.period)
    months = access.ask("quality_months", who, period=chosen.period)
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    left, right = st.columns(2, gap="medium")
    with left:
        parts.figure(_forms(access.identity(), chosen.period, device.phone(), _frame=frame))
    with right:
        parts.figure(_months(access.identity(), chosen.period, _frame=months))


@remembered(60)
def _forms(identity: Any, period: str, phone: bool, _frame: pl.DataFrame) -> Figure:
    return quality_figures.forms(_frame, phone=phone)


@remembered(60)
def _months(identity: Any, period: str, _frame: pl.DataFrame) -> Figure:
    return quality_figures.months(_frame)


def matrix(chosen: Filters, who: Viewer) -> None:
    """Communes by forms of the period, or by the last six months; worst first."""
    frame = access.ask("quality_reporting", who, period=chosen.period)
    if frame.is_empty():
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="quality_head"):
        st.html(f"<h2>{word('quality.matrix_title')}</h2>")
        shown = _choice("matrix_show", ["trouble", "all"])
        by = _choice("matrix_by", ["forms", "months"])
    made = _matrix(access.identity(), chosen.period, chosen.commune, shown, by, who)
    st.html(made or f"<p class='hint'>{word('quality.matrix_none')}</p>")


def _choice(name: str, options: list[str]) -> str:
    return address.segments(
        name, word(f"quality.{name}"), options, options[0], lambda one: word(f"quality.matrix_{one}")
    )


@remembered(200)
def _matrix(identity: Any, period: str, commune: str | None, shown: str, by: str, who: Viewer) -> str:
    frame = access.ask("quality_reporting", who, period=period)
    rows = quality_words.worst_first(frame, access.ask("quality_communes", who, period=period))
    if shown == "trouble":
        rows = rows.filter(pl.col("missing") + pl.col("late") > 0)
    if rows.is_empty():
        return ""
    inner = _form_columns(frame) if by == "forms" else _month_columns(period, who)
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b>",
            lambda row: row["name"],
        ),
        *inner,
        tables.plain(word("quality.missing"), lambda row: vi.number(row["missing"]), "missing"),
        tables.plain(word("quality.late_days"), lambda row: vi.number(row["late_days"]), "late_days"),
        tables.plain(word("quality.complete"), _complete, "complete"),
    ]
    note = word("quality.matrix_note" if by == "forms" else "quality.matrix_month_note")
    made = tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=commune)
    return f"{made}<p class='hint'>{note}</p>"


def _complete(row: Row) -> str:
    return "–" if row["complete"] is None else vi.quantity(row["complete"], "%", 1)


def _form_columns(frame: pl.DataFrame) -> list[tables.Column]:
    cells = quality_charts.form_cells(frame)

    def column(form: str) -> tables.Column:
        return _sign_column(form, lambda row: cells.get((row["commune_code"], form)))

    return [column(form) for form in frame["form"].unique().sort()]


def _month_columns(period: str, who: Viewer) -> list[tables.Column]:
    months = access.ask("quality_months", who, period=period)
    cells = quality_charts.month_cells(months)
    labels = months.select("period", "label").unique(maintain_order=True).tail(MONTHS)

    def column(month: str, label: str) -> tables.Column:
        heading = vi.short_period(label).split()[-1]
        return _sign_column(heading, lambda row: cells.get((row["commune_code"], month)))

    return [column(*row) for row in labels.iter_rows()]


def _sign_column(heading: str, of: Any) -> tables.Column:
    order = {state: at for at, state in enumerate(quality_words.STATES)}

    def cell(row: Row) -> str:
        state, text = of(row) or ("not_expected", "")
        return f"<b class='mark {state}'>{quality_words.SIGNS[state]}{text}</b>"

    return tables.Column(heading, cell, lambda row: order[(of(row) or ("not_expected", ""))[0]])
