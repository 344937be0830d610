"""Bản đồ độ phủ: one indicator over the 129 communes, its answer in words, extremes, time and groups."""

import streamlit as st

from figures.labels import word
from pages.shell import coverage_view, filters, gate, header, map_view, parts

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer)
coverage_view.ahead(chosen, viewer)
with top:
    header.show(word("menu.coverage_map"), chosen, viewer)
figure, said = coverage_view.coverage(chosen, viewer)

wide, narrow = st.columns([2, 1], gap="medium")
with wide:
    map_view.show(figure, chosen, viewer)
    parts.chosen_commune(figure.frame, chosen)
    with st.container(key="below_map"):
        left, right = st.columns(2, gap="medium")
        with left:
            coverage_view.through_time(chosen, viewer)
        with right:
            coverage_view.between_groups(chosen, viewer)
with narrow:
    parts.answer(said)
    parts.key_figures(chosen, viewer)
    coverage_view.extremes(figure, chosen)
coverage_view.table(figure, chosen)
