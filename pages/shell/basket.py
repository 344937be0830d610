"""The basket: figures collected from any screen, in an order, kept in the home until they become a deck.

A figure is kept as data, as it was seen, with the address that it was seen under. Whose basket it is says a
cookie that the first page gives to a browser; without one the visit itself has a basket.
"""

import json
import os
import re
import secrets
import shutil
import time
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from figures.figure import Figure
from figures.labels import word
from figures.stored import restored, stored
from pages.shell import durable, passports
from queries.home import home_folder

COOKIE, SECRET = "phuso_basket", re.compile(r"[A-Za-z0-9_-]{22,64}")
MOST = 40
"""Figures in one basket."""
DAYS = 90
"""Days after which a basket that nobody touched is thrown away."""
_OWN = "_basket"


@dataclass(frozen=True)
class Entry:
    """One figure in the basket: its name there, what it is, where it was seen, from which snapshot."""

    id: str
    title: str
    about: str
    address: str
    snapshot: str


def new_secret() -> str:
    """What a browser's cookie holds."""
    return secrets.token_urlsafe(24)


def folder() -> Path:
    """The visitor's own folder in the home; its name tells nothing of the cookie."""
    given = st.context.cookies.get(COOKIE, "")
    if not SECRET.fullmatch(given):
        given = st.session_state.setdefault(_OWN, new_secret())
    return home_folder() / "baskets" / sha256(given.encode()).hexdigest()[:32]


def entries() -> list[Entry]:
    """What is in the basket, in its order."""
    try:
        return [Entry(**one) for one in json.loads((folder() / "order.json").read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def figures() -> list[Figure]:
    """The figures in their order; one whose file is gone is left out."""
    found = [folder() / f"{entry.id}.json" for entry in entries()]
    return [restored(file.read_text(encoding="utf-8")) for file in found if file.exists()]


def add(figure: Figure) -> None:
    """Put a figure at the end; what the screen shows is what is kept."""
    whole = passports.complete(figure)
    about = " · ".join(part for part in (whole.stamp.screen, whole.about or whole.stamp.scope) if part)
    entry = Entry(secrets.token_hex(6), whole.title, about, _address(figure.key), whole.stamp.snapshot_id)
    if not folder().exists():
        _tidy()
        folder().mkdir(parents=True, mode=0o700)
    with durable.held(folder() / ".lock"):
        known = entries()
        if len(known) >= MOST:
            st.toast(word("basket.full", n=MOST))
            return
        durable.write(folder() / f"{entry.id}.json", stored(whole))
        _order([*known, entry])
    st.toast(word("basket.added", n=len(known) + 1))


def earlier(name: str) -> None:
    """Move a figure one place forward."""
    with durable.held(folder() / ".lock"):
        known = entries()
        at = next((n for n, entry in enumerate(known) if entry.id == name), 0)
        if at:
            known[at - 1], known[at] = known[at], known[at - 1]
            _order(known)


def remove(name: str) -> None:
    """Take a figure out."""
    with durable.held(folder() / ".lock"):
        _order([entry for entry in entries() if entry.id != name])
        (folder() / f"{name}.json").unlink(missing_ok=True)


def empty() -> None:
    """Take everything out."""
    shutil.rmtree(folder(), ignore_errors=True)


def _order(known: list[Entry]) -> None:
    durable.write(folder() / "order.json", json.dumps([asdict(one) for one in known], ensure_ascii=False))


def _address(key: str) -> str:
    """The path and choices of this view, with the figure as the place to look at."""
    path = urlsplit(st.context.url or "/").path
    return f"{path}?{urlencode({**st.query_params.to_dict(), 'figure': key})}"


def _tidy() -> None:
    """Throw away baskets that were not touched for long."""
    place = home_folder() / "baskets"
    for one in place.iterdir() if place.is_dir() else ():
        if time.time() - os.stat(one).st_mtime > DAYS * 86400:
            shutil.rmtree(one, ignore_errors=True)
