"""VNeID và an toàn số: accounts of level 2, who is left and where, what teams did, safety sessions."""

import streamlit as st

from pages.shell import accounts_table, accounts_view, gate, topic

viewer = gate.guard()
with topic.opened("accounts", viewer, "E1") as chosen:
    now = accounts_view.situation(chosen, viewer)

wide, narrow = st.columns([1.5, 1], gap="medium")
with wide:
    accounts_view.remaining(now, chosen, viewer)
with narrow:
    accounts_view.answer(now)
    accounts_view.keys(chosen, viewer)
left, right = st.columns(2, gap="medium")
with left:
    accounts_view.through_time(chosen, viewer)
with right:
    accounts_view.new_accounts(now)
left, right = st.columns(2, gap="medium")
with left:
    accounts_view.elderly(now, chosen, viewer)
with right:
    accounts_view.sessions(now)
accounts_table.show(now, chosen)
