"""Người dân và lớp học: households guided, classes, older and disabled people, declared and confirmed."""

import streamlit as st

from pages.shell import (
    access,
    desk_view,
    gate,
    people_commune,
    people_equity,
    people_lists,
    people_view,
    topic,
)

viewer = gate.guard()
with topic.opened("people", viewer, "C1") as chosen:
    access.ahead(viewer, "scope_figures", period=chosen.period, group=chosen.group)
    access.ahead(
        viewer, "people_counted", "people_communes", "people_equity", "people_groups", "people_contents",
        "desk_communes", period=chosen.period,
    )  # fmt: skip
known = people_view.figures(chosen, viewer)

wide, narrow = st.columns([1.2, 1], gap="medium")
with wide:
    people_view.answer(known, chosen, viewer)
    people_view.targets(known, chosen, viewer)
with narrow:
    people_equity.show(chosen, viewer)
left, right = st.columns(2, gap="medium")
with left:
    people_view.contents(chosen, viewer)
with right:
    people_view.sides(known, chosen, viewer)
low, near = st.columns([1.7, 1], gap="medium") if chosen.commune else [st.container() for _ in range(2)]
with low:
    people_lists.listing(chosen, viewer)
with near:
    people_commune.show(people_lists.communes(chosen, viewer), chosen, viewer)
    people_lists.counted(people_view.counted(chosen, viewer))
desk_view.show(known, chosen, viewer)
people_lists.figures(known, chosen)
