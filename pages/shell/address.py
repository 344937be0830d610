"""Choices kept in the address: a link restores the exact view, and a choice follows from page to page."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.shell.whole import whole

_KEPT, _BARE = "_kept", "_bare"
_ALWAYS = "period"
"""The choice that every screen writes: an address without it was opened from the menu."""


def arrive() -> None:
    """Once a run, before any choice: does the address speak for itself, or follow from the screen before?

    An address that a screen wrote is taken as it stands, so that the browser's way back also undoes a choice.
    """
    st.session_state[_BARE] = _ALWAYS not in st.query_params


def _wanted(name: str, default: str | None) -> str | None:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    follows = st.session_state.get(_BARE, True)
    return st.query_params.get(name, kept.get(name, default) if follows else default)


def chosen(name: str, allowed: Sequence[str], default: str | None) -> str | None:
    """The choice ``name``: from the address, else as last chosen in this visit, else the default.

    What is not allowed is ignored. The address is brought up to date, so that copying it is enough.
    """
    wanted = _wanted(name, default)
    value = wanted if wanted in allowed else default
    _write(name, value)
    return value


@whole
def choose(name: str, value: str | None) -> None:
    """Set a choice from a click; the page then draws it everywhere."""
    _write(name, value)
    if value is None:
        st.session_state[_KEPT].pop(name, None)


def parameters(**changed: str | None) -> dict[str, str]:
    """The address's choices with some changed, for a link to another page."""
    kept = {**st.session_state.get(_KEPT, {}), **changed}
    return {name: value for name, value in kept.items() if value is not None}


def selectbox(
    name: str,
    label: str,
    options: Sequence[str],
    default: str | None,
    text: Callable[[str], str],
    **extra: Any,
) -> str | None:
    """A select box whose choice lives in the address under ``name``."""  # fmt: skip
    _adopt(name, options, default)
    st.selectbox(label, options, key=_key(name), format_func=text, on_change=_taken, args=(name,), **extra)
    return chosen(name, options, default)


def segments(name: str, label: str, options: Sequence[str], default: str, text: Callable[[str], str]) -> str:
    """A row of buttons, one always pressed, whose choice lives in the address under ``name``."""
    _adopt(name, options, default)
    st.segmented_control(
        label, options, key=_key(name), format_func=text, on_change=_taken, args=(name,), required=True
    )
    return chosen(name, options, default) or default


def toggle(name: str, label: str) -> bool:
    """A switch that lives in the address as 1 while it is on."""
    st.session_state[_key(name)] = chosen(name, ("1",), None) == "1"
    st.toggle(label, key=_key(name), on_change=_switched, args=(name,))
    return bool(st.session_state[_key(name)])


def _adopt(name: str, options: Sequence[str], default: str | None) -> None:
    """Show in the widget what the address says."""
    st.session_state[_key(name)] = chosen(name, options, default)


@whole
def _taken(name: str) -> None:
    choose(name, st.session_state[_key(name)])


@whole
def _switched(name: str) -> None:
    choose(name, "1" if st.session_state[_key(name)] else None)


def _write(name: str, value: str | None) -> None:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
        return
    kept[name] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def _key(name: str) -> str:
    return f"choice_{name}"


def several(
    name: str, label: str, options: Sequence[str], text: Callable[[str], str], most: int, placeholder: str
) -> list[str]:
    """A choice of several, at most ``most``, in the address as codes joined by commas."""  # fmt: skip
    wanted = str(_wanted(name, "")).split(",")
    codes = [code for code in dict.fromkeys(wanted) if code in options][:most]
    st.session_state[_key(name)] = codes
    st.multiselect(
        label, options, key=_key(name), format_func=text, max_selections=most, placeholder=placeholder,
        on_change=_several_taken, args=(name,),
    )  # fmt: skip
    _write(name, ",".join(codes) or None)
    return codes


@whole
def _several_taken(name: str) -> None:
    choose(name, ",".join(st.session_state[_key(name)]) or None)
