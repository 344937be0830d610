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
from pages.shell import durable
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
    given = str(st.context.cookies.get(COOKIE, ""))
    if not SECRET.fullmatch(given):
        given = st.session_state.setdefault(_OWN, new_secret())
    return home_folder() / "baskets" / sha256(given.encode()).hexdigest()[:32]


def entries() -> list[Entry]:
    """What is in the basket, in its order."""
    return _entries(folder())


def _entries(place: Path) -> list[Entry]:
    try:
        return [Entry(**one) for one in json.loads((place / "order.json").read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def figures() -> list[Figure]:
    """The figures in their order; one whose file is gone is left out."""
    found = [folder() / f"{entry.id}.json" for entry in entries()]
    return [restored(file.read_text(encoding="utf-8")) for file in found if file.exists()]


def add(place: Path, figure: Figure, address: str) -> None:
    """Put a complete figure at the end of the basket in ``place``; what the screen shows is what is kept.

    Nothing asks Streamlit before it is kept, for there the next click would stop it.
    """
    about = " · ".join(part for part in (figure.stamp.screen, figure.about or figure.stamp.scope) if part)
    entry = Entry(secrets.token_hex(6), figure.title, about, address, figure.stamp.snapshot_id)
    if not place.exists():
        _tidy()
        place.mkdir(parents=True, mode=0o700, exist_ok=True)
    with durable.held(place / ".lock"):
        known = _entries(place)
        if len(known) >= MOST:
            said = word("basket.full", n=MOST)
        else:
            durable.write(place / f"{entry.id}.json", stored(figure))
            _order(place, [*known, entry])
            said = word("basket.added", n=len(known) + 1)
    st.toast(said)


def earlier(place: Path, name: str) -> None:
    """Move a figure one place forward."""
    with durable.held(place / ".lock"):
        known = _entries(place)
        at = next((n for n, entry in enumerate(known) if entry.id == name), 0)
        if at:
            known[at - 1], known[at] = known[at], known[at - 1]
            _order(place, known)


def remove(place: Path, name: str) -> None:
    """Take a figure out."""
    with durable.held(place / ".lock"):
        _order(place, [entry for entry in _entries(place) if entry.id != name])
        (place / f"{name}.json").unlink(missing_ok=True)


def empty(place: Path) -> None:
    """Take everything out."""
    shutil.rmtree(place, ignore_errors=True)


def _order(place: Path, known: list[Entry]) -> None:
    durable.write(place / "order.json", json.dumps([asdict(one) for one in known], ensure_ascii=False))


def address_of(key: str) -> str:
    """The path and choices of this view, with the figure as the place to look at."""
    path = urlsplit(st.context.url or "/").path
    return f"{path}?{urlencode({**st.query_params.to_dict(), 'figure': key})}"


def _tidy() -> None:
    """Throw away baskets that were not touched for long."""
    place = home_folder() / "baskets"
    for one in place.iterdir() if place.is_dir() else ():
        if time.time() - os.stat(one).st_mtime > DAYS * 86400:
            shutil.rmtree(one, ignore_errors=True)
