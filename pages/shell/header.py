"""The header line that is always true: period, cut-off, who reported, snapshot, simulated or not."""

from datetime import UTC, datetime, timedelta, timezone
from html import escape
from typing import Any

import streamlit as st

from figures import format as vi
from figures.labels import word
from pages.shell import access, basket_view, building, clicks, gate, passports, preview, sign_in_view
from pages.shell.filters import Filters
from pages.shell.sign_in import Person
from queries.viewer import Viewer

ZONE = timezone(timedelta(hours=7))
"""Viet Nam's time, which knows no summer time; snapshots say theirs in UTC."""


def show(title: str, chosen: Filters, who: Viewer) -> None:
    """Title of the screen and the line beneath it."""
    passports.here(title, chosen, who)
    passport = access.passport(who, chosen.period)
    reported = word("header.reported", n=vi.share_of(*passports.reported(chosen, who)))
    facts = [
        f"{word('header.period')} <b>{escape(passport.period)}</b>",
        word("header.as_of", day=f"<b>{vi.day(passport.cut_off)}</b>"),
        *([] if _closed(chosen, who) else [word("header.open")]),
        *([] if who.operator else [f"<b>{escape(reported)}</b>"]),
        f"<span class='snapshot'>{escape(word('header.snapshot', id=passport.snapshot_id))}</span>",
        f"<span class='person'>{escape(sign_in_view.line(gate.person()))}</span>",
        *([f"<b class='preview'>{escape(said)}</b>"] if (said := preview.line(gate.person())) else []),
    ]
    mark = f"<span class='simulated'>{word('product.simulated')}</span>" if passport.simulated else ""
    clicks.listen()
    with _head(gate.person()):
        st.html(
            f"<header class='screen'>"
            f"<p class='product'>{word('product.name')} · {word('product.tagline')}</p>"
            f"<h1>{escape(title)}</h1>"
            f"<p class='facts'>{mark}{' · '.join(facts)}</p>{_building(who)}</header>"
        )
        preview.way_back(gate.person())
        sign_in_view.way_out(gate.person())
    basket_view.show(passport.snapshot_id)


def _head(who: Person) -> Any:
    """Where the header stands: beside the way out, where somebody is signed in."""
    return st.container(horizontal=True, key="head", vertical_alignment="top") if who.name else st.container()


def _building(who: Viewer) -> str:
    """While new figures are being computed: that they are, and of when those shown are."""
    if not building.running():
        return ""
    published = datetime.fromisoformat(access.ask("meta", who)["built_at"][0]).replace(tzinfo=UTC)
    at = vi.moment(published.astimezone(ZONE).isoformat())
    return f"<p class='building' role='status'>{escape(word('header.building', moment=at))}</p>"


def _closed(chosen: Filters, who: Viewer) -> bool:
    row = access.row_of(access.ask("periods", who), "period", chosen.period)
    return row is None or bool(row["closed"])
