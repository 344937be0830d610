"""The switches above the map: form, colouring, classes, spots, a second map, play through time."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from figures.cuts import METHODS
from figures.deck import FORMS
from figures.labels import word
from pages.shell import address, device, layers, map_beside, map_find, map_room, play
from pages.shell.filters import Filters
from queries.viewer import Viewer


@dataclass(frozen=True)
class View:
    """How maps are drawn: form, colouring, classes, spots, light or dark, phone, the shapes' address, size.

    ``half``: the map stands beside another. ``at``: the commune that it looks at closely, if any.
    """

    form: str
    by: str
    classes: str
    spots: bool
    mode: str
    phone: bool
    shapes: str
    room: tuple[int, int]
    half: bool = False
    at: str | None = None


def drawn(chosen: Filters, who: Viewer) -> tuple[View, DeltaGenerator]:
    """Draw the switches; returns what they say, and the place on their last line for the map's title."""
    shapes = layers.addresses()
    forms = [form for form in FORMS if form in shapes]
    default = "boundary" if "boundary" in shapes else "hexagon"
    at = map_find.looked_at(who)
    with st.container(horizontal=True, key="map_switches", vertical_alignment="bottom"):
        map_find.show(at, who)
        form = address.segments("form", word("filter.form"), forms, default, lambda f: word(f"form.{f}"))
        by = address.segments("by", word("filter.by"), ["value", "gap"], "value", lambda b: word(f"by.{b}"))
        with st.popover(word("map.more"), key="map_more"):
            classes = _classes() if by == "value" else "auto"
            map_beside.control(chosen, who)
    with st.container(horizontal=True, key="map_bar", vertical_alignment="center"):
        title = st.container(key="map_title")
        spots = address.toggle("spots", word("filter.spots"))
        play.control(chosen, who)
    mode, phone = device.look().name, device.phone()
    return View(form, by, classes, spots, mode, phone, shapes[form], map_room.room(), at=at), title


def _classes() -> str:
    """How values are cut into classes."""
    title = word("classes.title")
    return address.selectbox("classes", title, METHODS, "auto", lambda one: word(f"classes.{one}")) or "auto"
