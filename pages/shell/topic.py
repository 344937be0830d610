"""What screens of a topic share: the figure that the header speaks of, a group inside, cells of figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from figures import format as vi
from figures.labels import word
from figures.tables import Column
from pages.shell import access, cells, filters, header
from pages.shell.filters import Filters
from queries.viewer import Viewer

Row = dict[str, Any]


def about(chosen: Filters, who: Viewer, code: str) -> Filters:
    """The same choices with a topic's own indicator, so that the header counts who reported it."""
    known = access.catalogue(who)
    return replace(chosen, indicator=known[code]) if code in known else chosen


@contextmanager
def opened(name: str, who: Viewer, code: str, *, group: bool = True) -> Iterator[Filters]:
    """The choices on a topic's screen; its header, which stands above them, is drawn at the end.

    What is asked inside is asked before the header's own questions.
    """
    top = st.container()
    chosen = about(filters.bar(who, indicator=False, group=group), who, code)
    yield chosen
    with top:
        header.show(word(f"menu.{name}"), chosen, who)


def figure(heading: str, field: str, unit: str = "%", decimals: int = 1) -> Column:
    """A column of figures kept as structs (value, numerator, denominator, state …)."""

    def cell(row: Row) -> str:
        return text(row[field], unit, decimals)

    return Column(heading, cell, lambda row: row[field]["value"] if row[field] else None)


def text(known: Row | None, unit: str = "%", decimals: int = 1) -> str:
    """A figure's value with numerator and denominator beneath, or the word of its state."""
    if not known or known["state"] != "ok":
        said = vi.state_word(known["state"] if known else "not_reported")
        return f"<span class='state'>{escape(said)}</span>"
    shown = vi.number(known["value"], decimals) + (f"{vi.NO_BREAK}%" if unit == "%" else "")
    return f"<b>{escape(shown)}</b>{_beneath(known, unit)}"


def _beneath(known: Row, unit: str) -> str:
    """Numerator and denominator, and in a word or two what a reader must know of the value."""
    part = vi.ratio(known["numerator"], known["denominator"]) if unit == "%" else ""
    kind = vi.remark(known, unit)
    said = word(f"topic.{kind}") if kind else ""
    return "".join(f"<small>{escape(text)}</small>" for text in (part, said) if text)


def value(row: Row) -> str:
    """A figure of a scope (scope_figures) with numerator and denominator beneath."""
    shown = vi.quantity(row["value"], row["unit"], row["decimals"], row["state"])
    part = vi.ratio(row["numerator"], row["denominator"]) if row["state"] == "ok" else ""
    return f"<b>{escape(shown)}</b><small>{part}</small>"


def plan(row: Row) -> str:
    """The plan of the period; the target's status in words where it is only proposed."""
    if row["plan"] is None:
        return "–"
    shown = vi.quantity(row["plan"], row["unit"], row["decimals"])
    proposed = f"<small>{word('topic.proposed')}</small>" if row["target_status"] == "proposed" else ""
    return f"{escape(shown)}{proposed}"


def standing(row: Row) -> str:
    """The status; nothing where none is judged (a group, or what we add up ourselves)."""
    return cells.standing(row) if row["tone"] or row["value"] is None else ""


def reporting(row: Row) -> str:
    """Communes with this figure, of all in the scope."""
    return vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0) if row["communes"] else "–"


def former(row: Row) -> str:
    """A hamlet's name with its former commune beneath."""
    old = row["old_commune"]
    beneath = f"<small>{escape(word('topic.old', name=old))}</small>" if old else ""
    return f"{escape(row['full_name'] or row['hamlet_code'])}{beneath}"
