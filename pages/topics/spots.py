"""Điểm lõm sóng: how many spots are open, whose, how late, until when, and the life of each."""

import streamlit as st

from pages.shell import (
    gate,
    spots_clocks_view,
    spots_life_view,
    spots_list,
    spots_map_view,
    spots_operators,
    spots_places,
    spots_view,
    topic,
)

viewer = gate.guard()
with topic.opened("spots", viewer, "S1", group=False) as chosen:
    now = spots_view.situation(chosen, viewer)

wide, narrow = st.columns([2, 1], gap="medium")
with wide:
    spots_map_view.show(now, chosen, viewer)
with narrow:
    spots_view.answer(now, chosen, viewer)
    if viewer.whole:
        spots_view.keys(chosen, viewer)
spots_life_view.show(now)
left, right = st.columns(2, gap="medium")
with left:
    spots_operators.funnel(now, chosen, viewer) if viewer.whole else spots_operators.steps(now)
with right:
    spots_operators.promises(now, chosen, viewer)
    if viewer.whole:
        spots_operators.types(now)
if viewer.whole:
    spots_operators.table(now)
spots_list.show(now, chosen)
if viewer.whole:
    left, right = st.columns(2, gap="medium")
    with left:
        spots_operators.steps(now)
    with right:
        spots_view.through_time(chosen, viewer)
spots_clocks_view.show(now, viewer)
if viewer.whole:
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        spots_places.communes(now, chosen)
    with right:
        spots_places.deficit(now, chosen, viewer)
