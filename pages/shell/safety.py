"""What every answer tells the browser to refuse: foreign frames, other hosts, guessing what a file is."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        # The frame writes scripts into its first page, and its drawings compile code of their own.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""Nothing is fetched from, or sent to, another host, whatever stands in a name that a screen shows."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ALWAYS_HTTPS = "max-age=31536000"
"""Said where the visitor came by https, which a proxy in front of us tells."""


def foreign(headers: Headers) -> bool:
    """Whether a page of another site, or of another port of this one, sent this."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is None:
        return False
    told = urlsplit(origin)
    # A proxy may name the host without the port that the visitor sees.
    return host not in (told.netloc, told.hostname)


def guarded(send: Send, scope: Scope) -> Send:
    """Answers with these headers, where they do not bring stricter ones of their own."""
    https = "https" in (scope.get("scheme"), Headers(scope=scope).get("x-forwarded-proto"))

    async def answered(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                told.setdefault(name, value)
            if https:
                told.setdefault("Strict-Transport-Security", ALWAYS_HTTPS)
        await send(message)

    return answered
