"""The menu: sections at the top, each with its screens; a new screen is one line in SECTIONS."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from figures.labels import word
from pages.shell import access, gate, preview
from pages.shell.empty import show_empty, show_error
from queries.door import NoSnapshotError, door
from queries.viewer import Viewer

PAGES = Path(__file__).resolve().parent.parent
SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "overview": (("coverage_map", "overview/coverage_map.py", ""),),
    "analysis": (
        ("lagging", "analysis/lagging.py", "xa-phuong-cham"),
        ("commune_profile", "analysis/commune_profile.py", "ho-so"),
    ),
    "topics": (
        ("teams", "topics/teams.py", "to-cnscd"),
        ("people", "topics/people.py", "nguoi-dan"),
        ("accounts", "topics/accounts.py", "vneid"),
        ("spots", "topics/spots.py", "diem-lom-song"),
        ("campaigns", "topics/campaigns.py", "chien-dich"),
    ),
    "operations": (
        ("duties", "operations/duties.py", "nhiem-vu"),
        ("quality", "operations/quality.py", "bao-cao"),
        ("briefing", "operations/briefing.py", "trinh-chieu"),
    ),
    "data": (
        ("upload", "data/upload.py", "nap-so-lieu"),
        ("dictionary", "data/dictionary.py", "chi-tieu"),
    ),
    "admin": (("preview", "admin/preview.py", "xem-nhu"), ("audit", "admin/audit.py", "nhat-ky")),
}
ACROSS = ("coverage_map",)
"""Screens that hold communes against each other: for a commune only where it may see others' figures."""
ADDRESSES = tuple(
    address
    for screens in SECTIONS.values()
    for _, file, address in screens
    if address and (PAGES / file).exists()
)


def run() -> None:
    """One visit: gate, menu, the chosen page; an empty home explains itself instead."""
    st.set_page_config(page_title=word("product.name"), layout="wide", initial_sidebar_state="collapsed")
    viewer = gate.admit()
    page = st.navigation(_menu(viewer), position="top")
    try:
        door().identity()
    except NoSnapshotError:
        show_empty(viewer)
        return
    page.run()


def page(name: str, who: Viewer) -> Any:
    """The page of a screen, to link to; None where it is not among the visitor's."""
    return _page(name) if name in mine(who) else None


def mine(who: Viewer) -> list[str]:
    """The screens of this visitor, in order."""
    closed = () if who.commune_code is None or access.ranking(who) else ACROSS
    return [name for name in names() if who.opens(name) and name not in closed]


def on_error(error: Exception) -> bool:
    """Say in Vietnamese that a page failed; the cause stays in the server's log."""
    show_error(error)
    return True


def _menu(who: Viewer) -> dict[str, list[Any]]:
    """The screens of this visitor; at the addresses of the others, unseen, what says why not."""
    found = {
        word(f"menu.{section}"): there
        for section, screens in SECTIONS.items()
        if (there := [one for name, *_ in screens if (one := page(name, who))])
    }
    known = mine(who)
    others = [_elsewhere(name, known[0]) for name in names() if name not in known]
    return {**found, next(iter(found)): [*next(iter(found.values())), *others]}


def _page(name: str) -> Any:
    file, address = names()[name]
    return st.Page(PAGES / file, title=word(f"menu.{name}"), url_path=address or None, default=not address)


def _elsewhere(name: str, first: str) -> Any:
    """The address of a screen that is not the visitor's; the first of all, and a preview begun, lead on."""
    _, address = names()[name]

    def closed() -> None:
        if not address or name == "preview":
            st.switch_page(_page(first))
        st.title(word("product.name"))
        st.write(word("sign_in.not_yours", screen=word(f"menu.{name}")))
        st.page_link(_page(first), label=word(f"menu.{first}"))
        preview.way_back(gate.person())

    closed.__name__ = f"closed_{name}"
    title = word("product.name")
    return st.Page(closed, title=title, url_path=address or None, default=not address, visibility="hidden")


@cache
def names() -> dict[str, tuple[str, str]]:
    """The screens that are there, in order: file and address by name."""
    return {
        name: (file, address)
        for screens in SECTIONS.values()
        for name, file, address in screens
        if (PAGES / file).exists()
    }
