"""The way back: tỉnh › xã › thôn, each a step up."""

from html import escape
from typing import Any

import streamlit as st

from figures.labels import word
from pages.shell import access, address, parts
from pages.shell.filters import Filters
from queries.viewer import Viewer


def show(found: dict[str, Any], chosen: Filters, who: Viewer) -> None:
    """Province (to the map), commune (without the hamlet), hamlet (where one is open)."""
    hamlet = st.query_params.get("hamlet")
    given = {"period": chosen.period, "commune": chosen.commune, "indicator": chosen.indicator.code}
    rows = access.ask("hamlet_heat", who, **given)
    inside = access.row_of(rows, "hamlet_code", hamlet) if hamlet else None
    with st.container(horizontal=True, key="crumbs", vertical_alignment="center", gap="small"):
        parts.link("coverage_map", word("profile.province_crumb"), hamlet=None)
        st.html("<span>›</span>")
        if inside is None:
            st.html(f"<b>{escape(found['full_name'])}</b>")
            return
        st.button(found["full_name"], type="tertiary", on_click=address.choose, args=("hamlet", None))
        st.html(f"<span>›</span> <b>{escape(inside['full_name'])}</b>")
