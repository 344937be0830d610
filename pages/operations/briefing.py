"""Trình chiếu và báo cáo: the visitor's own deck, periods published for good, and what differs since."""

import streamlit as st

from figures.labels import word
from pages.shell import briefing_view, filters, gate, header, outbox_view

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer, indicator=False, group=False)
with top:
    header.show(word("menu.briefing"), chosen, viewer)
briefing_view.answer(viewer)
left, right = st.columns([1, 1.6], gap="medium")
with left:
    briefing_view.deck(chosen, viewer)
with right:
    briefing_view.frozen(chosen, viewer)
briefing_view.restated(chosen, viewer)
outbox_view.show()
