"""Tổ CNSCĐ: are the teams complete, what is short and where, who was late, what the teams are made of."""

import streamlit as st

from pages.shell import (
    access,
    gate,
    teams_active,
    teams_commune,
    teams_force,
    teams_lists,
    teams_view,
    topic,
)

viewer = gate.guard()
with topic.opened("teams", viewer, "A1") as chosen:
    access.ahead(
        viewer, "teams_communes", "teams_short", "teams_active", "teams_dormant", period=chosen.period
    )
    access.ahead(viewer, "scope_figures", period=chosen.period, group=chosen.group)
communes = teams_view.communes(chosen, viewer)

wide, narrow = st.columns([1.35, 1], gap="medium")
with wide:
    teams_view.answer(communes, chosen)
    teams_view.picture(communes, chosen)
with narrow:
    teams_view.ranked(communes, chosen)
left, right = st.columns([1.5, 1], gap="medium")
with left:
    teams_lists.listing(communes, chosen)
with right:
    teams_commune.show(communes, chosen, viewer)
teams_active.show(chosen, viewer)
teams_force.show(communes, chosen, viewer)
