"""Find a commune on the map: a search box that takes names with or without marks, and the way back out."""

import streamlit as st

from figures.labels import word
from pages.shell import access, address, filters, layers, scripts
from pages.shell.whole import whole
from queries.viewer import Viewer

_KEY, AT = "find", "at"
_BOX = """<label for="find-box"></label><div class="find"><input id="find-box" type="text" role="combobox"
 autocomplete="off" aria-expanded="false" aria-controls="find-list" aria-autocomplete="list">
<ul id="find-list" role="listbox" hidden></ul></div><p role="status"></p>"""


def looked_at(who: Viewer) -> str | None:
    """The commune, or the open spot, that the map looks at closely; None for the whole."""
    spots = access.ask("spots", who)["spot_code"].to_list()
    return address.chosen(AT, [*filters.commune_names(who), *spots], None)


def show(at: str | None, who: Viewer) -> None:
    """The box, and where the map looks at one commune a button for the whole."""
    mount = st.components.v2.component(
        "phuso_find", html=_BOX, js=scripts.loader("map_find"), isolate_styles=False
    )
    said = {name: word(f"find.{name}") for name in ("label", "hint", "none", "found")}
    mount(
        key=_KEY, data={"names": layers.addresses()["hexagon_centres"], **said}, on_found_change=_taken,
        width=230, height="content",
    )  # fmt: skip
    if at is not None:
        st.button(word("find.whole"), on_click=address.choose, args=(AT, None), key="find_whole")


@whole
def _taken() -> None:
    """The commune found is chosen everywhere, and the map looks at it."""
    code = str(st.session_state[_KEY].found or "")
    if code:
        address.choose("commune", code)
        address.choose(AT, code)
