"""Lists of the screen of campaigns: what each commune held, and what money and rules it gave."""

from collections.abc import Callable
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.coverage import mark_group
from figures.labels import word
from figures.tables import Column
from pages.shell import access, address, cells, parts, topic
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
SHOWN = 15
"""Communes listed at once; the full table opens below."""
ORDERS = ["lacking", "most"]


def campaigns(chosen: Filters, period: str, month: str | None, who: Viewer) -> None:
    """Campaigns, what was seen around the chosen month, 10/10, models, rewards by commune."""
    _listed("campaigns", chosen, period, month, who)


def money(chosen: Filters, period: str, who: Viewer) -> None:
    """Money, its use, members of mass organisations and the criterion by commune."""
    _listed("money", chosen, period, None, who)


def _listed(name: str, chosen: Filters, period: str, month: str | None, who: Viewer) -> None:
    """The first communes, the chosen one on top; all when opened."""
    st.html(f"<h2>{word(f'campaigns_list.{name}_title')}</h2>")
    if not _anybody(access.identity(), name, chosen, period, who):
        st.html(f"<p class='hint'>{word(f'campaigns_list.{name}_none')}</p>")
        return
    order = "most"
    if name == "money":
        order = address.segments(
            "money", word("campaigns_list.order"), ORDERS, ORDERS[0],
            lambda one: word(f"campaigns_list.order_{one}"),
        )  # fmt: skip
    st.html(_html(access.identity(), name, chosen, period, (month, order), SHOWN, who))
    of = len(_communes(chosen, period, who))
    if of > SHOWN:
        st.html(f"<p class='hint'>{word('campaigns_list.shown', n=SHOWN, of=of)}</p>")
        label = word("campaigns_list.all", n=of)
        parts.table_behind(
            f"table_all_{name}", label,
            lambda: _html(access.identity(), name, chosen, period, (month, order), of, who),
        )  # fmt: skip


@remembered(100)
def _anybody(identity: Any, name: str, chosen: Filters, period: str, who: Viewer) -> bool:
    """Whether any commune of the scope has a figure for the list."""
    rows = _with_day(_communes(chosen, period, who), chosen, who)
    fields = ("campaigns", "hamlets", "day", "news") if name == "campaigns" else ("allotted", "organised")
    return any(known and known["state"] == "ok" for field in fields for known in rows[field].to_list())


@remembered(100)
def _html(
    identity: Any,
    name: str,
    chosen: Filters,
    period: str,
    how: tuple[str | None, str],
    most: int,
    who: Viewer,
) -> str:
    month, order = how
    rows = _with_day(_communes(chosen, period, who), chosen, who)
    if month:
        near = access.ask("campaigns_around", who, period=month)
        near = near.select("commune_code", "guided_before", "guided_during", "guided_after")
        rows = rows.join(near, on="commune_code", how="left", maintain_order="left")
    rows = _ordered(rows, "people" if name == "campaigns" else "monthly", chosen.commune, order)
    columns = _held(chosen, month) if name == "campaigns" else _given()
    return tables.sheet(rows.head(most), columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _held(chosen: Filters, month: str | None) -> list[Column]:
    return [
        cells.place(),
        _number("campaigns"),
        topic.figure(word("campaigns_list.hamlets"), "hamlets"),
        _number("people"),
        *([_around()] if month else []),
        _yes_no("day", word("campaigns_list.day", year=chosen.period[:4])),
        _number("news"),
        _number("models"),
        _yes_no("copied", quiet=True),
        _number("awards"),
        _number("movements"),
    ]


def _given() -> list[Column]:
    return [
        cells.place(),
        _yes_no("allotted"),
        topic.figure(word("campaigns_list.monthly"), "monthly", "", 1),
        topic.figure(word("campaigns_list.spent"), "spent"),
        topic.figure(word("campaigns_list.organised"), "organised"),
        _yes_no("criterion"),
    ]


def _communes(chosen: Filters, period: str, who: Viewer) -> pl.DataFrame:
    return mark_group(access.ask("campaigns_communes", who, period=period), chosen.group).filter("inside")


def _with_day(rows: pl.DataFrame, chosen: Filters, who: Viewer) -> pl.DataFrame:
    """The tenth of October stands in the figures of the year, not of a quarter before it."""
    year = access.ask("campaigns_day", who, period=chosen.period[:4])
    return rows.drop("day").join(year, on="commune_code", how="left", maintain_order="left")


def _ordered(rows: pl.DataFrame, field: str, first: str | None, order: str) -> pl.DataFrame:
    """The chosen commune, then most first and those without a figure last; or those that lack first."""
    ahead, lacking = pl.col("commune_code") == (first or ""), order == "lacking"
    by = pl.col(field).struct.field("value")
    return rows.sort(ahead, by, "name", descending=[True, not lacking, False], nulls_last=not lacking)


def _number(field: str) -> Column:
    return topic.figure(word(f"campaigns_list.{field}"), field, "", 0)


def _yes_no(field: str, heading: str | None = None, *, quiet: bool = False) -> Column:
    """A figure that is there or not (100 or 0, or a count of one): said in words, with a sign."""

    def cell(row: Row) -> str:
        known = row[field]
        if not known or known["state"] != "ok":
            return topic.text(known)
        if not known["value"] and quiet:
            return word(f"campaigns_list.{field}_no")
        tone, sign, said = ("on_track", "✓", "yes") if known["value"] else ("attention", "–", "no")
        return f"<span class='chip {tone}'>{sign} {word(f'campaigns_list.{field}_{said}')}</span>"

    key: Callable[[Row], Any] = lambda row: row[field]["value"] if row[field] else None  # noqa: E731
    return Column(heading or word(f"campaigns_list.{field}"), cell, key, words=True)


def _around() -> Column:
    def cell(row: Row) -> str:
        values = [row[f"guided_{slot}"] for slot in ("before", "during", "after")]
        if all(value is None for value in values):
            return f"<span class='state'>{escape(vi.state_word('not_reported'))}</span>"
        return escape(" / ".join(vi.number(value) if value is not None else "?" for value in values))

    return Column(word("campaigns_list.around"), cell, lambda row: row["guided_during"])
