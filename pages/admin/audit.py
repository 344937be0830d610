"""Nhật ký hệ thống: what was done by whom, newest first, and whether the log is whole; for administrators."""

import streamlit as st

from pages.shell import audit_view, gate

viewer = gate.guard()
if not viewer.may("audit"):
    st.stop()
audit_view.title()
audit_view.state()
audit_view.events()
