"""The map of open weak-signal spots: where they are, which are overdue, and the click on one."""

from html import escape
from typing import Any

import streamlit as st

from figures import spots_words
from figures.deck import Map
from figures.labels import word
from figures.spots_map import KINDS, SPOTS, Ground, colours, spots_deck
from figures.theme import theme
from figures.viewport import fit
from pages.shell import access, address, device, layers, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation
from queries.viewer import Viewer

HEIGHT, PHONE_HEIGHT = 720, 440
WINDOW, PHONE_WINDOW = 840, 350
Spot = tuple[float, float, str, str, str]


def show(now: Situation, chosen: Filters, who: Viewer) -> None:
    """The map with its legend; a click on a spot opens its life."""
    st.html(f"<h2>{word('spots.map')}</h2>")
    placed = _placed(access.identity(), now=now)
    if not placed:
        st.html(f"<p class='hint'>{word('spots.map_none')}</p>")
        return
    shapes = layers.addresses()
    beneath = (shapes["bubble"], shapes.get("boundary"))
    spot = address.chosen("spot", now.codes, None)
    deck = _drawn(access.identity(), beneath, spot, device.look().name, device.phone(), who, placed=placed)
    late = sum(kind == "overdue" for *_, kind in placed)
    st.pydeck_chart(
        deck,
        height=PHONE_HEIGHT if device.phone() else HEIGHT,
        key="spots_deck",
        on_select=_clicked,
        selection_mode="single-object",
        alt=word("spots.map_alt", n=len(placed), late=late, day=now.today),
    )
    st.html(_legend(placed, now, device.look().name))
    row = access.row_of(now.communes, "commune_code", chosen.commune)
    if row is not None:
        parts.commune_line(row, spots_words.of_commune(row))


@remembered(20)
def _placed(identity: Any, *, now: Situation) -> tuple[Spot, ...]:
    """Each open spot once, as the most pressing of its rows."""
    found: dict[str, Spot] = {}
    for row in now.opened.filter(now.opened["lat"].is_not_null() & now.opened["lon"].is_not_null()).iter_rows(
        named=True
    ):
        kind = "overdue" if row["overdue"] else "unsent" if row["step"] == "unsent" else "open"
        known = found.get(row["spot_code"])
        if known is None or KINDS.index(kind) > KINDS.index(known[4]):
            place = (row["lon"], row["lat"], row["spot_code"])
            found[row["spot_code"]] = (*place, escape(spots_words.operators(row)), kind)
    return tuple(found.values())


@remembered(60)
def _drawn(
    identity: Any, beneath: tuple[str, str | None], spot: str | None, mode: str, phone: bool, who: Viewer,
    *, placed: tuple[Spot, ...],
) -> Map:  # fmt: skip
    communes = access.ask("communes", who)
    window = (PHONE_WINDOW, PHONE_HEIGHT) if phone else (WINDOW, HEIGHT)
    points = [(lon, lat) for lon, lat in communes.select("lon", "lat").iter_rows()]
    place = fit([*points, *((lon, lat) for lon, lat, *_ in placed)], *window, margin=0.03)
    return spots_deck(placed, Ground(communes, *beneath, place), theme(mode), spot)


def _legend(placed: tuple[Spot, ...], now: Situation, mode: str) -> str:
    """What the dots mean, with their number, and how old the docket is."""
    shown = colours(theme(mode))
    items = "".join(
        f"<li><i class='dot' style='{_sign(kind, shown[kind])}'></i>{word(f'spots.map_{kind}')} "
        f"<b>{sum(spot[4] == kind for spot in placed)}</b></li>"
        for kind in KINDS
    )
    missing = now.opened["spot_code"].n_unique() - len(placed)
    notes = word("spots.map_note", day=now.today)
    notes += " " + word("spots.map_unplaced", n=missing) if missing else ""
    return f"<section class='legend'><ul>{items}</ul><p>{notes}</p></section>"


def _sign(kind: str, colour: str) -> str:
    """The dot of a kind as it is on the map: hollow where the spot was not sent."""
    return f"--c:transparent;box-shadow:inset 0 0 0 2.5px {colour}" if kind == "unsent" else f"--c:{colour}"


def _clicked() -> None:
    """A click on a spot chooses it; one beside the spots lets it go."""
    event = st.session_state.get("spots_deck")
    if event is not None and "selection" in event:
        found = event["selection"]["objects"].get(SPOTS) or []
        address.choose("spot", found[0]["properties"]["s"] if found else None)
