"""Xã, phường chậm: who lags, why, what it takes, and two to four communes side by side."""

import streamlit as st

from figures.labels import word
from pages.shell import (
    calling_view,
    compare_view,
    filters,
    gate,
    header,
    lagging_clusters,
    lagging_view,
    lagging_week,
)

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer)
lagging_view.ahead(chosen, viewer)
with top:
    header.show(word("menu.lagging"), chosen, viewer)
communes = lagging_view.communes(chosen, viewer)
clusters = lagging_clusters.members(communes, chosen, viewer)

wide, narrow = st.columns([2.5, 1], gap="medium")
with wide:
    lagging_view.listing(lagging_clusters.marked(communes, clusters), chosen)
with narrow:
    lagging_view.answer(communes, chosen, viewer)
    lagging_clusters.show(clusters, chosen, viewer)
    lagging_view.causes(communes)
    lagging_view.chosen_commune(communes, chosen, viewer)
    whom = st.container(key="calling")
with wide if chosen.commune else st.container(), st.container(key="below_list"):
    lagging_week.show(chosen, viewer)
    compare_view.show(chosen, viewer)
with whom:
    calling_view.show(chosen, viewer)
