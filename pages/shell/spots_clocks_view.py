"""The clocks of weak-signal spots on the screen, against the limits of the settings."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_clocks, tables
from figures.labels import label, word
from figures.spots_clocks import Clock
from pages.shell import access
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation
from queries.viewer import Viewer


def show(now: Situation, who: Viewer) -> None:
    """Clocks against the limits of the settings; what is only proposed says so."""
    if now.docket.is_empty():
        return
    st.html(f"<h2>{word('spots.clocks')}</h2>{_clocks(access.identity(), who, now=now)}")


@remembered(8)
def _clocks(identity: Any, who: Viewer, *, now: Situation) -> str:
    found = spots_clocks.clocks(now.docket, access.ask("spots_limits", who))
    frame = pl.DataFrame({"at": range(len(found))})

    def column(heading: str, text: Any, *, wide: bool = False) -> tables.Column:
        return tables.Column(word(heading), lambda row: text(found[row["at"]]), words=wide, wide=wide)

    columns = [
        column("spots.clock", _clock_name, wide=True),
        column("spots.clock_limit", _limit),
        column("spots.clock_within", lambda one: vi.number(one.within)),
        column("spots.clock_late", lambda one: vi.number(one.late)),
        column("spots.clock_waiting", lambda one: f"<b>{vi.number(one.waiting)}</b>"),
        column("spots.clock_operators", _waiting, wide=True),
    ]
    holidays = "clocks_holidays" if now.docket["holidays_known"][0] else "clocks_weekends"
    note = word(
        "spots.clocks_note", day=now.today, holidays=word(f"spots.{holidays}"), undecided=_undecided(now)
    )
    return f"{tables.sheet(frame, columns)}<p class='hint'>{escape(note)}</p>"


def _undecided(now: Situation) -> str:
    many = spots_clocks.undecided(now.docket)
    return word("spots.clocks_undecided", n=vi.number(many)) if many else ""


def _clock_name(one: Clock) -> str:
    since = "repair" if one.name in ("optimise", "new_site") else one.name
    return f"<b>{word(f'spots.clock_{one.name}')}</b><small>{word(f'spots.clock_{since}_from')}</small>"


def _limit(one: Clock) -> str:
    if one.limit is None:
        return word("spots.clock_promise_limit")
    status = "proposed" if one.status == "proposed" else "official"
    return f"{vi.quantity(one.limit, one.unit)}<small>{word(f'spots.{status}')}</small>"


def _waiting(one: Clock) -> str:
    named = [
        word("spots.one_operator", name=label(f"operator.{name}"), n=vi.number(n))
        for name, n in one.waiting_by.items()
    ]
    return escape(" · ".join(named)) or "–"
