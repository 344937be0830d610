"""Báo cáo và chất lượng số liệu: who has sent what, what was refused, what to ask about, how fresh it is."""

import streamlit as st

from figures.labels import word
from pages.shell import (
    access,
    filters,
    gate,
    header,
    quality_checks_view,
    quality_rows_view,
    quality_view,
)

viewer = gate.guard()
top = st.container()
chosen = filters.bar(viewer, indicator=False, group=False)
access.ahead(
    viewer, "quality_signals", "quality_reporting", "quality_communes", "quality_files", "quality_kinds",
    "quality_months", "quality_productive", period=chosen.period,
)  # fmt: skip
with top:
    header.show(word("menu.quality"), chosen, viewer)
quality_view.answer(chosen, viewer)
quality_view.chosen_commune(chosen, viewer)

view = quality_view.switch()
if view == "sent":
    quality_view.charts(chosen, viewer)
    quality_view.matrix(chosen, viewer)
elif view == "rows":
    quality_rows_view.show(chosen, viewer)
elif view == "signals":
    quality_checks_view.show(chosen, viewer)
else:
    quality_rows_view.fresh(chosen, viewer)
