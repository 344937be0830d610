"""The header line that is always true: period, cut-off, who reported, snapshot, simulated or not."""

from html import escape

import streamlit as st

from figures import format as vi
from figures.labels import word
from pages.shell import access, clicks
from pages.shell.filters import Filters
from queries.viewer import Viewer


def show(title: str, chosen: Filters, who: Viewer) -> None:
    """Title of the screen and the line beneath it."""
    passport = access.passport(who, chosen.period)
    row = access.row_of(access.ask("province", who, period=chosen.period), "indicator", chosen.indicator.code)
    reported = word("header.reported_none")
    if row is not None:
        count = vi.share_of(row["communes_reporting"], row["communes_total"])
        reported = word("header.reported", n=count)
    facts = [
        f"{word('header.period')} <b>{escape(passport.period)}</b>",
        word("header.as_of", day=f"<b>{vi.day(passport.cut_off)}</b>"),
        f"<b>{escape(reported)}</b>",
        f"<span class='snapshot'>{escape(word('header.snapshot', id=passport.snapshot_id))}</span>",
    ]
    mark = f"<span class='simulated'>{word('product.simulated')}</span>" if passport.simulated else ""
    clicks.listen()
    st.html(
        f"<header class='screen'><p class='product'>{word('product.name')} · {word('product.tagline')}</p>"
        f"<h1>{escape(title)}</h1>"
        f"<p class='facts'>{mark}{' · '.join(facts)}</p></header>"
    )
