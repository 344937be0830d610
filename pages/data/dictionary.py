"""Chỉ tiêu và nguồn: the dictionary of indicators, settings with their source, kinds of signals, terms."""

import streamlit as st

from figures.labels import word
from pages.shell import dictionary_lists_view, dictionary_view, gate, header

viewer = gate.guard()
top = st.container()
chosen = dictionary_view.arrive(viewer)
with top:
    header.show(word("menu.dictionary"), chosen, viewer)

view = dictionary_view.switch()
if view == "indicators":
    dictionary_view.answer(viewer)
    dictionary_view.indicators(chosen, viewer)
elif view == "settings":
    dictionary_lists_view.settings(viewer)
elif view == "signals":
    dictionary_lists_view.signals(viewer)
else:
    dictionary_lists_view.terms()
