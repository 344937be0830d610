"""Nhiệm vụ theo công văn: every duty of the two letters, who owes it, evidence, and its state by commune."""

import streamlit as st

from figures.labels import word
from pages.shell import duties_view, duty_view, filters, gate, header

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer, indicator=False, group=False)
with top:
    header.show(word("menu.duties"), chosen, viewer)
listed = duties_view.choose(chosen, viewer)
if listed.is_empty():
    st.html(f"<p class='hint'>{word('duties.none')}</p>")
    st.stop()

wide, narrow = st.columns([1.7, 1], gap="medium")
with wide:
    duties_view.chart(listed, chosen)
with narrow:
    duties_view.answer(listed, chosen, viewer)
    duty_view.show(listed, chosen, viewer)
    duties_view.owners(listed)
duty_view.communes(listed, chosen, viewer)
duties_view.table(listed, chosen)
