"""The map on the screen: the map itself, its legend, a second one beside it, and the click on them."""

from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pydeck as pdk
import streamlit as st

from figures import geometry
from figures.classes import Class, Classified, Cutting, classify
from figures.deck import UNITS, MapRequest, coverage_deck
from figures.figure import Figure
from figures.labels import word
from figures.place import Place
from figures.spot_marks import SPOTS, Mark
from figures.theme import SIGNS, Theme, theme
from figures.viewport import fit
from pages.shell import (
    access,
    address,
    device,
    layers,
    map_beside,
    map_find,
    map_inset,
    map_menu,
    map_pinch,
    map_room,
    map_spots,
    map_switches,
)
from pages.shell.filters import Filters
from pages.shell.map_switches import View
from pages.shell.memory import remembered
from pages.shell.whole import whole
from queries.viewer import Viewer

CLOSE = {"hexagon": 0.13, "boundary": 0.05, "bubble": 0.07}
"""Degrees round a commune that was searched for, by form."""


def show(figure: Figure, chosen: Filters, who: Viewer) -> None:
    """Draw the switches, the map and its legend; beside it a second map, where one is asked for."""
    view, title = map_switches.drawn(chosen, who)
    second = map_beside.asked(chosen, who)
    if second is None:
        with title:
            map_menu.titled(figure, chosen, view, _by(figure, view), who)
        one(figure, chosen, view, who)
        return
    view = replace(view, half=True, room=map_room.room(half=True))
    for place, (drawn, of) in zip(st.columns(2, gap="small"), ((figure, chosen), second), strict=True):
        with place:
            map_menu.titled(drawn, of, view, _by(drawn, view), who)
            st.html(f"<p class='hint'>{escape(drawn.words)}</p>")
            one(drawn, of, view, who)


def one(figure: Figure, chosen: Filters, view: View, who: Viewer) -> None:
    """One map; beside it, or beneath where there is no room, its most crowded part larger and its legend."""
    classified, deck, inset, marks, place = _drawn(access.identity(), chosen, view, who, figure=figure)
    beside = f"_{chosen.period}_{chosen.indicator.code}" if view.half else ""
    alt = word("map.alt", title=figure.title, period=figure.stamp.period, words=figure.words)
    with st.container(key=f"map_half{beside}" if view.half else "map_stage"):
        _chart(deck, f"map_{view.form}{beside}", view.room[1], alt)
        if view.spots and view.form != "hexagon":
            map_pinch.listen(f"map_{view.form}{beside}", place, marks, map_find.AT)
        with st.container(key=f"map_side{beside}"):
            if inset is not None:
                st.html(f"<p class='hint'>{escape(word('inset.title'))}</p>")
                _chart(inset, f"inset_{view.form}", map_inset.HEIGHT, word("inset.alt", title=figure.title))
            spots = map_spots.legend(view, who, marks)
            st.html(legend(classified, device.look(), view.form, _unit(figure, view), spots))


def _chart(deck: pdk.Deck, key: str, height: int, alt: str) -> None:
    st.pydeck_chart(
        deck,
        height=height,
        key=key,
        on_select=partial(_clicked, key),
        selection_mode="single-object",
        alt=alt,
    )


def legend(classified: Classified, look: Theme, form: str, unit: str = "", spots: str = "") -> str:
    """The classes with their counts, states with their pattern, as a list."""
    drawn = [entry for entry in classified.classes if entry.count or entry.key == "not_reported"]
    items = "".join(
        f"<li>{_sign(entry, look, form)}{escape(entry.label)} <b>{entry.count}</b></li>" for entry in drawn
    )
    if any(classified.carried):
        style = f"--c:{look.coverage[3]};--h:{look.hatch};--k:{look.surface}"
        carried = "" if form == "bubble" else f"<i class='carried' style='{style}'></i>"
        items += f"<li>{carried}{escape(word('map.carried'))} <b>{sum(classified.carried)}</b></li>"
    note = word("map.bubble_note") if form == "bubble" else word("map.outline_note")
    title = word("map.legend", unit=unit) if unit else word("map.legend_plain")
    return f"<section class='legend'><h2>{title}</h2><ul>{items}{spots}</ul><p>{note}</p></section>"


def _unit(figure: Figure, view: View) -> str:
    """What the numbers of the classes are in; the words of the gap's classes say it themselves."""
    return "" if _by(figure, view) == "gap" else figure.unit


def _by(figure: Figure, view: View) -> str:
    """What the colours show: the value where there is no plan to compare with."""
    return "value" if figure.frame["gap"].null_count() == len(figure.frame) else view.by


def _sign(entry: Class, look: Theme, form: str) -> str:
    """The little picture beside a class: a swatch, or a ring with its sign on the bubble map."""
    kind, sign = entry.pattern or "plain", ""
    if form == "bubble":
        kind, sign = "ring", SIGNS.get(entry.key, "")
    return f"<i class='{kind}' style='--c:{entry.colour};--h:{look.hatch}'>{sign}</i>"


@remembered(600)
def _drawn(
    identity: Any, chosen: Filters, view: View, who: Viewer, *, figure: Figure
) -> tuple[Classified, pdk.Deck, pdk.Deck | None, tuple[Mark, ...], Place]:
    look = theme(view.mode)
    cutting = Cutting(view.classes, map_beside.levels(chosen, who))
    classified = classify(figure.frame, chosen.indicator, look, _by(figure, view), cutting)
    codes = figure.frame["commune_code"].to_list()
    ask = MapRequest(
        form=view.form,
        layers=layers.addresses(),
        look=look,
        place=_place(figure, view, who),
        chosen=codes.index(chosen.commune) if chosen.commune in codes else None,
        names=not ((view.phone or view.half) and chosen.group == "all"),
    )
    asked = map_inset.asked(figure, view, ask)
    marks = [
        map_spots.drawn(view, who, one.place.zoom, within)
        for one, within in zip(asked, ((), asked[0].frame), strict=False)
    ]
    whole, *part = [
        coverage_deck(figure, classified, replace(one, spots=signs))
        for one, signs in zip(asked, marks, strict=True)
    ]
    return classified, whole, part[0] if part else None, marks[0], ask.place


def _place(figure: Figure, view: View, who: Viewer) -> Place:
    if view.form != "hexagon" and (opened := map_spots.close_to(view.at, who, view.room)):
        return opened
    communes = access.ask("communes", who)
    near = view.at in set(communes["commune_code"])
    kept = {view.at} if near else set(figure.frame.filter("inside")["commune_code"])
    # Circles stand on the outlines of the communes where these are installed: all of them must be seen.
    lands = layers.shapes("boundary") if view.form == "bubble" and not near else None
    shapes = lands or layers.shapes(view.form) or {"features": []}
    points = [
        p for f in shapes["features"] if f["properties"]["c"] in kept for p in geometry.corners(f["geometry"])
    ]
    return fit(
        points or geometry.hexagon_centres(communes),
        *view.room,
        margin=CLOSE[view.form] if near else 0.06 if view.form == "bubble" and lands is None else 0.015,
    )


@whole
def _clicked(key: str) -> None:
    """A click on a commune chooses it; a second click on it, or one beside the map, lets it go.

    A click on a circle of several spots looks closely at them; one on a single spot changes nothing.
    """
    objects = st.session_state[key]["selection"]["objects"]
    if spots := objects.get(SPOTS):
        if spots[0]["properties"]["m"] > 1:
            address.choose(map_find.AT, spots[0]["properties"]["s"])
        return
    found = objects.get(UNITS) or []
    address.choose("commune", found[0]["properties"]["c"] if found else None)
