"""Who visits: by the province's identity provider, by a local account, or nobody where no sign-in is set up.

A provider named in Streamlit's secrets always wins; local accounts count where there is none. With neither,
the figures open without sign-in on the machine itself, and anywhere while they are simulated.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from pages.shell import access
from queries import sessions
from queries.accounts import Account, AccountError, accounts
from queries.door import NoSnapshotError
from queries.viewer import PUBLIC, Viewer

Mode = Literal["oidc", "local", "open", "closed"]
COOKIE = "phuso_session"
LONGEST = 12 * 3600
"""Seconds after which the provider is asked again."""
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
"""Headers that a proxy sets: the visitor is then not on this machine."""
LOOPBACK = ("127.0.0.1", "::1")


@dataclass(frozen=True)
class Person:
    """Who visits and what they may see; no name where nobody signs in."""

    name: str
    viewer: Viewer

    @property
    def role(self) -> str:
        """The role's code."""
        return self.viewer.role


NOBODY = Person("", PUBLIC)


def mode() -> Mode:
    """How people sign in here; ``closed`` where accounts cannot be read, or none of them can sign in."""
    if get_secrets_auth_section():
        return "oidc"
    try:
        known = accounts()
    except AccountError:
        return "closed"
    if not known:
        return "open"
    return "local" if any(one.source == "local" for one in known.values()) else "closed"


def person() -> Person | None:
    """Who is behind this run of a page, looked at anew in each; None for nobody who may see anything."""
    match mode():
        case "oidc":
            return vouched(st.user.to_dict()) if st.user.is_logged_in else None
        case "local":
            return keeper(st.context.cookies.get(COOKIE, ""))
        case "open":
            return NOBODY if is_open(st.context.ip_address, st.context.headers) else None
        case _:
            return None


def keeper(token: str) -> Person | None:
    """Whose session with a local account this is; None where it ended or accounts cannot be read."""
    try:
        found = sessions.account_of(token)
    except AccountError:
        return None
    return Person(found.name, found.viewer) if found else None


def is_open(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether somebody at this address may look without signing in; the frame gives none for this machine."""
    near = not isinstance(address, str) or address in LOOPBACK
    return simulated() or (near and not any(name in headers for name in FORWARDED))


def simulated() -> bool:
    """Whether what is published is simulated; nothing published is not."""
    try:
        return bool(access.ask("meta", PUBLIC)["simulated"][0])
    except NoSnapshotError:
        return False


def vouched(claims: Mapping[str, Any]) -> Person | None:
    """Whom the provider vouches for, for a working day after it did; None for one without an account here."""
    if not fresh(claims) or sessions.vouched_over(str(claims.get("sub")), claims["iat"]):
        return None
    try:
        found: Account | None = accounts().get(str(claims.get("sub")))
    except AccountError:
        return None
    if found is None or found.locked or found.source != "oidc":
        return None
    return Person(found.name, found.viewer)


def fresh(claims: Mapping[str, Any]) -> bool:
    """Whether the provider vouched within the last working day."""
    issued = claims.get("iat")
    return isinstance(issued, int | float) and time.time() - issued < LONGEST
