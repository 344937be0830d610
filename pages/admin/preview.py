"""Xem như: an administrator looks at the screens as another role sees them."""

import streamlit as st

from pages.shell import gate, preview

viewer = gate.guard()
if not viewer.may("preview"):
    st.stop()
preview.choose(gate.person())
