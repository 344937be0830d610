"""The switches above the map: form, colouring, classes, spots, a second map, play through time."""

from dataclasses import dataclass

import streamlit as st

from figures.cuts import METHODS
from figures.deck import FORMS
from figures.labels import word
from pages.shell import address, device, layers, map_beside, map_find, play
from pages.shell.filters import Filters
from queries.viewer import Viewer


@dataclass(frozen=True)
class View:
    """How maps are drawn: form, colouring, classes, spots, light or dark, phone, the shapes' address.

    ``half``: the map stands beside another. ``at``: the commune that it looks at closely, if any.
    """

    form: str
    by: str
    classes: str
    spots: bool
    mode: str
    phone: bool
    shapes: str
    half: bool = False
    at: str | None = None


def drawn(chosen: Filters, who: Viewer) -> View:
    """Draw the switches and return what they say."""
    shapes = layers.addresses()
    forms = [form for form in FORMS if form in shapes]
    default = "boundary" if "boundary" in shapes else "hexagon"
    at = map_find.looked_at(who)
    with st.container(horizontal=True, key="map_switches", vertical_alignment="bottom"):
        map_find.show(at, who)
        form = address.segments("form", word("filter.form"), forms, default, lambda f: word(f"form.{f}"))
        by = address.segments("by", word("filter.by"), ["value", "gap"], "value", lambda b: word(f"by.{b}"))
        classes = "auto"
        if by == "value":
            classes = (
                address.selectbox(
                    "classes",
                    word("classes.title"),
                    METHODS,
                    "auto",
                    lambda one: word(f"classes.{one}"),
                    width=190,
                )
                or "auto"
            )
        spots = address.toggle("spots", word("filter.spots"))
        map_beside.control(chosen, who)
        play.control(chosen, who)
    return View(form, by, classes, spots, device.look().name, device.phone(), shapes[form], at=at)
