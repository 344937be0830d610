"""The page where people with a local account sign in: plain HTML, before anything of the figures."""

from html import escape
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from figures.labels import word
from pages.shell import safety, sign_in
from queries import sessions
from queries.accounts import LONGEST, AccountError, accounts, verified
from queries.audit import record
from queries.home import home_folder

ADDRESS = "/phuso/dang-nhap"
_MOST = 4096
"""Bytes that a form may have."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def routes() -> list[Route]:
    """The form, and where it is sent to."""
    return [Route(ADDRESS, _show, methods=["GET"]), Route(ADDRESS, _take, methods=["POST"])]


def address(wanted: str) -> str:
    """The address of the page, from which one comes back to ``wanted``."""
    return f"{ADDRESS}?next={quote(within(wanted), safe='')}"


def within(wanted: str) -> str:
    """An address of this dashboard: path and query; any other becomes the first page."""
    parts = urlsplit(wanted.replace("\\", "/"))
    plain = wanted.isprintable() and not parts.scheme and not parts.netloc
    good = plain and wanted.startswith("/") and not wanted.startswith(("//", "/\\", "/phuso/"))
    return wanted if good else "/"


def _show(request: Request) -> Response:
    return _page(request.query_params.get("next", "/"))


async def _take(request: Request) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            return _page("/", word("sign_in.wrong"), 413)
    form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    wanted = within(form.get("next", "/"))
    if safety.foreign(request.headers):
        return _page(wanted, word("sign_in.elsewhere"), 403)
    name = form.get("name", "").strip().casefold()[:LONGEST]
    if not sessions.may_try(name):
        return _page(wanted, word("sign_in.wait", minutes=sessions.WAIT // 60), 429)
    from starlette.concurrency import run_in_threadpool

    try:
        found = await run_in_threadpool(verified, name, form.get("password", ""))
    except AccountError:
        return _page(wanted, word("sign_in.closed"), 503)
    if found is None or sign_in.mode() != "local":
        record(home_folder(), "sign_in_failed", name if name in accounts() else "", kind="local")
        return _page(wanted, word("sign_in.wrong"), 401, name)
    sessions.forget_tries(name)
    record(home_folder(), "signed_in", found.name, found.role, kind="local")
    answer = RedirectResponse(wanted, 303, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        sign_in.COOKIE, sessions.begin(found), max_age=sessions.LONGEST, httponly=True, samesite="lax",
        secure=_https(request),
    )  # fmt: skip
    return answer


def _https(request: Request) -> bool:
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))


def _page(wanted: str, fault: str = "", status: int = 200, name: str = "") -> Response:
    told = f"<p class='fault' role='alert'>{escape(fault)}</p>" if fault else ""
    page = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{word("sign_in.title")} · {word("product.name")}</title>
<link rel="icon" href="/phuso/icon.svg"><link rel="stylesheet" href="/phuso/style.css"></head>
<body class="sign_in"><main><p class="product">{word("product.name")}<br>{word("product.tagline")}</p>
<h1>{word("sign_in.title")}</h1>{told}
<form method="post" action="{ADDRESS}"><input type="hidden" name="next" value="{escape(within(wanted))}">
<label for="name">{word("sign_in.name")}</label>
<input id="name" name="name" autocomplete="username" required autofocus value="{escape(name)}">
<label for="password">{word("sign_in.password")}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>{word("sign_in.enter")}</button></form>
<p class="hint">{word("sign_in.forgotten")}</p></main></body></html>"""
    return HTMLResponse(page, status, headers=_HEADERS)
