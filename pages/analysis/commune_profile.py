"""Hồ sơ xã, phường: one commune against province and peers, hamlets, what it sent, spots, teams."""

import streamlit as st

from figures.labels import word
from pages.shell import crumbs, filters, gate, header, profile_checks, profile_records, profile_view

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer, group=False)
if chosen.commune:
    profile_view.ahead(chosen, viewer)
with top:
    header.show(word("menu.commune_profile"), chosen, viewer)
found = profile_view.place(chosen, viewer)
if found is None:
    st.stop()

crumbs.show(found, chosen, viewer)
wide, narrow = st.columns([2.5, 1], gap="medium")
with wide:
    profile_view.indicators(chosen, viewer)
with narrow:
    profile_view.summary(found, chosen, viewer)
    profile_view.team(chosen, viewer)
    profile_view.through_time(found, chosen, viewer)
profile_records.heat(chosen, viewer)
left, right = st.columns([1.15, 1.45], gap="medium")
with left:
    profile_records.sent(chosen, viewer)
with right:
    profile_records.spots(chosen, viewer)
profile_checks.signals(chosen, viewer)
profile_checks.duties(chosen, viewer)
