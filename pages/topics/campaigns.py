"""Chiến dịch, mô hình, nguồn lực: what was held, did anything move around it, what it costs and who pays."""

import streamlit as st

from pages.shell import (
    access,
    campaigns_around,
    campaigns_lists,
    campaigns_money,
    campaigns_named,
    campaigns_view,
    gate,
    topic,
)

viewer = gate.guard()
with topic.opened("campaigns", viewer, "C2") as chosen:
    records = campaigns_view.records(chosen, viewer)
    access.ahead(viewer, "campaigns_communes", "campaigns_kinds", period=records)
    access.ahead(viewer, "campaigns_named", period=records, place=chosen.commune or "")
    access.ahead(viewer, "campaigns_day", period=chosen.period[:4])

wide, narrow = st.columns([1.5, 1], gap="medium")
with wide:
    campaigns_view.by_month(chosen, viewer)
with narrow:
    campaigns_view.answer(chosen, records, viewer)
campaigns_named.show(chosen, records, viewer)
month = campaigns_around.show(chosen, viewer)
campaigns_lists.campaigns(chosen, records, month, viewer)
left, right = st.columns([1.5, 1], gap="medium")
with left:
    campaigns_money.spread(chosen, records, viewer)
with right:
    campaigns_money.firms(records, viewer)
campaigns_lists.money(chosen, records, viewer)
