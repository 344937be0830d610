"""Stands before every address: without sign-in nothing of the figures leaves, whatever address is asked for.

The pages ask again, each for itself; here also files to download, uploads and the pages' own line are
closed to those who are not signed in, and each person's to everybody else.
"""

import json
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from figures.labels import word
from pages.shell import sign_in, sign_in_page, sign_in_view
from pages.shell.belongings import Belongings
from pages.shell.line import attend
from pages.shell.safety import foreign, guarded
from pages.shell.sign_in import Person
from queries import sessions

FREE = ("/phuso/", "/_stcore/health", "/static/", "/auth/", "/oauth2callback", "/favicon")
"""Addresses that hold nothing of anybody: sign-in, style, shapes, health, the frame's own files."""
_FILES, _UPLOADS, _INNER = "/media/", "/_stcore/upload_file", "/_stcore/metrics"


class Doorman:
    """Lets requests and lines through that may come in, and turns the others away."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._given = Belongings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or line."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            if _admitted(scope) and not foreign(Headers(scope=scope)):
                await attend(self._app, scope, receive, send, visitor=_visitor, given=self._given)
            else:
                await send({"type": "websocket.close", "code": 1008})
        elif _admitted(scope) and self._belongs(scope):
            if scope["path"] == sign_in_view.LEAVE:
                _leave(scope)
            await self._app(scope, receive, guarded(send, scope))
        else:
            await _answer(scope)(scope, receive, guarded(send, scope))

    def _belongs(self, scope: Scope) -> bool:
        """Whether a file to download or a session to upload into was given to this person."""
        path = str(scope["path"])
        for where in (_FILES, _UPLOADS):
            if path.startswith(where):
                thing = path[len(where) :].strip("/").split("/")[0].split(".")[0]
                return (who := _visitor(scope)) is not None and self._given.has(who, thing)
        return True


def _admitted(scope: Scope) -> bool:
    path = str(scope["path"])
    if any(path.startswith(free) for free in FREE):
        return True
    if sign_in.mode() == "oidc" and not path.startswith((_FILES, _UPLOADS, _INNER)):
        return True  # the frame and its line show the way to the provider; pages ask for themselves
    return _visitor(scope) is not None


def _visitor(scope: Scope) -> Person | None:
    """Who asks, NOBODY where nobody has to sign in; None for one who may not see anything."""
    match sign_in.mode():
        case "open":
            return sign_in.NOBODY if sign_in.is_open(_address(scope), Headers(scope=scope)) else None
        case "oidc":
            return sign_in.vouched(_claims(_cookies(scope)))
        case "local":
            return sign_in.keeper(_cookies(scope).get(sign_in.COOKIE, ""))
        case _:
            return None


def _leave(scope: Scope) -> None:
    """What the browser of one who signs out keeps is good no more, also where it was copied."""
    claims = _claims(_cookies(scope))
    if sign_in.fresh(claims):
        sessions.end_vouched(str(claims.get("sub")), claims["iat"])


def _claims(cookies: dict[str, str]) -> dict[str, Any]:
    """What the provider said of whom, from the cookie that the frame signed; nothing from a forged one."""
    secret = get_cookie_secret()
    told = get_cookie_with_chunks(
        lambda name: decode_signed_value(secret, name, cookies.get(name, "")), USER_COOKIE_NAME
    )
    try:
        found = json.loads(told or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _answer(scope: Scope) -> Any:
    """The way to the sign-in page for a page, a refusal for anything else."""
    wanted = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
    if sign_in.mode() == "local":
        if "text/html" in Headers(scope=scope).get("accept", "") and scope["method"] == "GET":
            return RedirectResponse(sign_in_page.address(wanted), 303, headers={"Cache-Control": "no-store"})
        return PlainTextResponse(word("sign_in.needed"), 401)
    return PlainTextResponse(word("sign_in.not_here" if sign_in.mode() == "open" else "sign_in.closed"), 403)


def _address(scope: Scope) -> str | None:
    return scope["client"][0] if scope.get("client") else None


def _cookies(scope: Scope) -> dict[str, str]:
    try:
        told = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: one.value for name, one in told.items()}
