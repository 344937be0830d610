"""Addresses for those who run the product: alive, ready, figures of operation; for this machine only.

A proxy on this machine that tells for whom it asks is turned away too: whom else it lets ask is its own rule.
"""

import asyncio
import ipaddress
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from figures.labels import word
from pages.shell import logs, metrics
from pages.shell.sign_in import FORWARDED
from queries.door import NoSnapshotError, door
from queries.viewer import PUBLIC

_FRESH = {"Cache-Control": "no-store"}
_WARM = threading.Event()
_STARTED = time.monotonic()
_log = logging.getLogger(__name__)


def routes() -> list[Route]:
    """The three addresses."""
    return [
        Route("/phuso/health", _inside(lambda: PlainTextResponse("ok\n", headers=_FRESH))),
        Route("/phuso/ready", _inside(_ready)),
        Route("/phuso/metrics", _inside(_metrics)),
    ]


def warmed(warming: asyncio.Future[Any]) -> None:
    """The warm-up has ended; one that failed makes first visits slow: no reason to send them away."""
    if warming.cancelled():
        return
    if error := warming.exception():
        _log.error("warm-up failed", exc_info=error)
    _WARM.set()
    logs.tell("warm", seconds=round(time.monotonic() - _STARTED, 3))


def why_not() -> str:
    """Why visitors should not be sent here now, in words; empty where they may come."""
    if not _WARM.is_set():
        return word("health.warming")
    try:
        door().ask("meta", PUBLIC)
    except NoSnapshotError:
        return word("health.empty")
    except Exception:  # whatever the file's fault is, it can not be shown
        _log.exception("the snapshot does not answer")
        return word("health.broken")
    return ""


def _ready() -> Response:
    if reason := why_not():
        return PlainTextResponse(reason + "\n", 503, headers={**_FRESH, "Retry-After": "5"})
    return PlainTextResponse(word("health.ready") + "\n", headers=_FRESH)


def _metrics() -> Response:
    return Response(metrics.text(), headers={**_FRESH, "Content-Type": CONTENT_TYPE_LATEST})


def _inside(answer: Callable[[], Response]) -> Callable[[Request], Response]:
    """For anybody else there is no such address."""

    def asked(request: Request) -> Response:
        return answer() if _near(request) else Response(status_code=404)

    return asked


def _near(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        found = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback
