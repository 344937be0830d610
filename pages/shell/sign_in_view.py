"""What a visitor sees who is not let in, and who is signed in, in the header."""

import streamlit as st

from figures.labels import word
from pages.shell import sign_in, sign_in_page
from pages.shell.sign_in import Person
from queries import sessions
from queries.audit import record
from queries.home import home_folder

LEAVE = "/auth/logout"
"""Where the frame ends the sign-in at the provider."""


def show() -> None:
    """Why nothing is shown, and what to do."""
    st.title(word("product.name"))
    how = sign_in.mode()
    if how == "oidc":
        _provider()
    elif how == "local":
        st.write(word("sign_in.ended"))
        st.html(f"<p><a href='{sign_in_page.ADDRESS}' target='_self'>{word('sign_in.again')}</a></p>")
    else:
        st.error(word("sign_in.not_here" if how == "open" else "sign_in.closed"))


def _provider() -> None:
    """The way to the province's identity provider; for one whom it vouches for, that no role is given yet."""
    if st.user.is_logged_in:
        claims = st.user.to_dict()
        told = "unknown" if sign_in.fresh(claims) else "ended"
        st.write(word(f"sign_in.{told}", subject=f"`{claims.get('sub', '')}`"))
        # A link: a click on a button would not be carried out for one who was just shut out.
        st.html(f"<p><a href='{LEAVE}' target='_self'>{word('sign_in.out')}</a></p>")
        return
    st.write(word("sign_in.needed"))
    st.button(word("sign_in.provider"), type="primary", on_click=st.login, key="sign_in")


def line(who: Person) -> str:
    """Who is signed in, in words."""
    if who.viewer.looking:
        return who.name
    role = word(f"role.{who.role}")
    return word("sign_in.as_named", name=who.name, role=role) if who.name else word("sign_in.nobody")


def way_out(who: Person) -> None:
    """The button that ends the session; nothing where nobody signed in."""
    if who.name:
        st.button(word("sign_in.out"), key="sign_out", type="tertiary", on_click=_leave)


def _leave() -> None:
    if (who := sign_in.person()) and who.name:
        record(home_folder(), "signed_out", who.name, who.role, kind=sign_in.mode())
    if sign_in.mode() == "oidc":
        st.logout()
    else:
        sessions.end(st.context.cookies.get(sign_in.COOKIE, ""))
