"""Nạp số liệu: drop files, watch them being read, see what was understood, mend, decide what waits."""

import streamlit as st

from figures.labels import word
from pages.shell import (
    filters,
    gate,
    header,
    jobs,
    upload_drop,
    upload_jobs,
    upload_review,
    upload_standing,
    upload_templates,
)

viewer = gate.guard()
jobs.wake()
top = st.container()
chosen = filters.bar(viewer, indicator=False, group=False)
with top:
    header.show(word("menu.upload"), chosen, viewer)

wide, narrow = st.columns([2.3, 1], gap="medium")
with wide:
    upload_drop.show(viewer)
    upload_jobs.show(viewer)
with narrow:
    upload_standing.answer(chosen, viewer)
    upload_templates.show(chosen, viewer)
if viewer.may("review"):
    upload_review.show(viewer)
upload_standing.by_form(chosen, viewer)
