"""The map of open weak-signal spots: where they are, which are overdue, and the click on one."""

from typing import Any

import streamlit as st

from figures import geometry, spots_words
from figures.deck import Map
from figures.figure import Figure
from figures.labels import word
from figures.mapped_spots import spots_map_figure, spots_map_whole
from figures.place import Place
from figures.spot_marks import SPOTS, Mark, Spot, legend, marks
from figures.spots_map import Ground, spots_deck
from figures.theme import theme
from figures.viewport import fit
from pages.shell import access, address, device, figure_menu, layers, map_pinch, map_room, map_spots, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation
from pages.shell.whole import whole
from queries.viewer import Viewer

AT, DECK = "spot_at", "spots_deck"


def show(now: Situation, chosen: Filters, who: Viewer) -> None:
    """The map with its legend; a click on a spot opens its life, one on a circle looks closely."""
    placed = map_spots.open_spots(who)
    if not placed:
        st.html(f"<h2>{word('spots.map')}</h2><p class='hint'>{word('spots.map_none')}</p>")
        return
    figure = spots_map_figure(placed, now.docket["as_of"][0])
    figure_menu.titled(figure, lambda: _whole(figure, placed, now, who))
    shapes = layers.addresses()
    beneath = (shapes["bubble"], shapes.get("boundary"))
    spot, at = (address.chosen(name, now.codes, None) for name in ("spot", AT))
    mode, room = device.look().name, map_room.room(legend=False)
    deck, drawn, place = _drawn(access.identity(), beneath, spot, at, mode, room, who)
    if at is not None:
        st.button(word("find.whole"), on_click=address.choose, args=(AT, None), key="spots_whole")
    st.pydeck_chart(
        deck,
        height=room[1],
        key=DECK,
        on_select=_clicked,
        selection_mode="single-object",
        alt=figure.words,
    )
    map_pinch.listen(DECK, place, drawn, AT)
    st.html(_legend(placed, drawn, now, mode))
    row = access.row_of(now.communes, "commune_code", chosen.commune)
    if row is not None:
        parts.commune_line(row, spots_words.of_commune(row))


def _whole(figure: Figure, placed: tuple[Spot, ...], now: Situation, who: Viewer) -> Figure:
    """The figure with the map as data; outlines where a boundary layer is installed."""
    outlines = layers.shapes("boundary_outlines") or {"features": []}
    return spots_map_whole(figure, placed, now.opened, access.ask("communes", who), outlines)


@remembered(60)
def _drawn(
    identity: Any, beneath: tuple[str, str | None], spot: str | None, at: str | None, mode: str,
    room: tuple[int, int], who: Viewer,
) -> tuple[Map, tuple[Mark, ...], Place]:  # fmt: skip
    communes, placed = access.ask("communes", who), map_spots.open_spots(who)
    lands = layers.shapes("boundary") or {"features": []}
    points = [corner for land in lands["features"] for corner in geometry.corners(land["geometry"])]
    points += communes.select("lon", "lat").iter_rows()
    place = map_spots.close_to(at, who, room) or fit(
        [*points, *((one.lon, one.lat) for one in placed)], *room, margin=0.03
    )
    drawn = marks(placed, place.zoom)
    return spots_deck(drawn, Ground(communes, *beneath, place), theme(mode), spot), drawn, place


def _legend(placed: tuple[Spot, ...], drawn: tuple[Mark, ...], now: Situation, mode: str) -> str:
    """What the signs mean, with their number, and how old the docket is."""
    missing = now.opened["spot_code"].n_unique() - len(placed)
    notes = word("spots.map_note", day=now.today)
    notes += " " + word("spots.map_unplaced", n=missing) if missing else ""
    items = legend(placed, theme(mode), drawn)
    return f"<section class='legend'><ul>{items}</ul><p>{notes}</p></section>"


@whole
def _clicked() -> None:
    """A click on a spot chooses it; one on a circle looks closely; one beside the spots lets the spot go."""
    event = st.session_state.get(DECK)
    if event is not None and "selection" in event:
        found = event["selection"]["objects"].get(SPOTS) or []
        name = AT if found and found[0]["properties"]["m"] > 1 else "spot"
        address.choose(name, found[0]["properties"]["s"] if found else None)
