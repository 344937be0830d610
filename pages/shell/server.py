"""What the server does besides Streamlit: first page, style and map shapes by address, a warm start.

Shapes and style travel by address and are kept by the browser, so a rerun of the map sends a few kilobytes.
Only public things are served here: hexagons, the installed boundary layer, style and scripts.
"""

import asyncio
import gc
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from figures.labels import word
from figures.theme import on_paper
from pages.shell import basket, device, health, jobs, layers, network, scripts, sign_in_page
from pages.shell.menu import ADDRESSES
from queries.door import warm

PagesManager.uses_pages_directory = False
"""Else the first session that opens a page's own address would run a script in pages/ without app.py."""
HERE = Path(__file__).resolve().parent
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
BRIEFLY = {"Cache-Control": "no-cache"}


def routes() -> list[Route]:
    """Routes in front of Streamlit's own."""
    first = [Route(f"/{address}", _first_page) for address in ("", *ADDRESSES)]
    return [
        *first,
        *sign_in_page.routes(),
        *health.routes(),
        Route("/phuso/style.css", _style),
        Route("/phuso/icon.svg", _icon),
        Route("/phuso/layers/{name}.json", _layer),
        Route("/phuso/scripts/{name}.js", _script),
    ]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Import what the first visit needs before it comes, and keep it out of the collector's way."""
    network.send_at_once()
    jobs.wake()
    warming = asyncio.get_running_loop().run_in_executor(None, _warm)
    warming.add_done_callback(health.warmed)
    yield
    warming.cancel()


def _warm() -> None:
    import plotly.graph_objects
    import plotly.io

    import figures.deck
    import figures.plotly_chart

    warm()
    _ = (plotly.graph_objects.Figure().to_json(), figures.plotly_chart, figures.deck)
    for name in layers.NAMES:
        layers.shapes(name)  # the outlines of an installed layer take seconds, which no visitor should wait
    gc.collect()
    gc.freeze()


@cache
def _index() -> str:
    """Streamlit's first page in Vietnamese: language, title, icon, our style; it tells the window's size."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    stamp = int((HERE / "style.css").stat().st_mtime)
    told = f"document.cookie='{device.COOKIE}='+innerWidth+'x'+innerHeight+';path=/;samesite=lax'"
    base = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+'/'}};{told}</script>"
    colours = json.dumps(on_paper())
    paper = f"<script defer src='{scripts.address('paper')}' data-colours='{colours}'></script>"
    style = f'{base}{paper}<link rel="stylesheet" href="./phuso/style.css?v={stamp}">'
    for old, new in (
        ('<html lang="en">', '<html lang="vi">'),
        ("<title>Streamlit</title>", f"{style}<title>{word('product.name')}</title>"),
        ('href="./favicon.png"', 'href="./phuso/icon.svg"'),
    ):
        page = page.replace(old, new)
    return page


def _first_page(request: Request) -> Response:
    page = HTMLResponse(_index(), headers=BRIEFLY)
    if basket.COOKIE not in request.cookies:
        page.set_cookie(
            basket.COOKIE, basket.new_secret(), max_age=basket.DAYS * 86400, httponly=True, samesite="lax",
            secure=request.url.scheme == "https",
        )  # fmt: skip
    return page


def _style(request: Request) -> Response:
    return FileResponse(HERE / "style.css", media_type="text/css", headers=FOREVER)


def _icon(request: Request) -> Response:
    return FileResponse(HERE / "icon.svg", media_type="image/svg+xml", headers=FOREVER)


def _script(request: Request) -> Response:
    """One of our scripts; 404 where there is none. The address carries its version."""
    if (name := request.path_params["name"]) not in scripts.NAMES:
        return Response(status_code=404)
    return FileResponse(scripts.file(name), media_type="text/javascript", headers=FOREVER)


def _layer(request: Request) -> Response:
    """A layer's shapes as GeoJSON; 404 where there is none. The address carries the layer's version."""
    shapes = layers.shapes(request.path_params["name"])
    if shapes is None:
        return Response(status_code=404)
    return Response(json.dumps(shapes, separators=(",", ":")), media_type="application/json", headers=FOREVER)
