"""The pages' own line: who is on it is asked again at each message, for as long as it is open.

The frame carries out what a click asked for before the page's script runs, and parts of a page without
running the gate at all. So a message of somebody who may no longer come in reaches neither: in its place
the frame is told to draw the page anew, without any click, and the gate then says why nothing is there.
"""

from collections.abc import Callable
from typing import Any

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from pages.shell.belongings import Belongings
from pages.shell.sign_in import Person

_OFFER = b"sec-websocket-protocol"
"""The header that carries the frame's name, the token against forged lines, and the session to go on with."""
ANEW = BackMsg(rerun_script=ClientState()).SerializeToString()
"""The message that asks for the page as it is, without a click."""

NEEDED = ("rerun_script", "stop_script", "file_urls_request", "app_heartbeat")
ASKED = ("deferred_file", "dataframe_chunk")
"""Messages, and questions in one, that pages need; the frame would also clear everybody's cache, say."""


async def attend(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, *,
    visitor: Callable[[Scope], Person | None], given: Belongings,
) -> None:  # fmt: skip
    """One line from its opening to its end; ``visitor`` says who is on it now, None for nobody known.

    Somebody with other rights than at its opening gets a new line and a new session.
    """
    first = visitor(scope)

    async def heard() -> Message:
        message = await receive()
        while message["type"] == "websocket.receive" and not _needed(message.get("bytes") or b""):
            message = await receive()
        if message["type"] != "websocket.receive" or (now := visitor(scope)) == first:
            return message
        if now is None:
            return {"type": "websocket.receive", "bytes": ANEW}
        await send({"type": "websocket.close", "code": 1012})
        return {"type": "websocket.disconnect", "code": 1012}

    async def said(message: Message) -> None:
        if first is not None and message.get("bytes"):
            given.told(first, message["bytes"])
        await send(message)

    await app(_own_session(scope, first, given), heard, said)


def _needed(message: bytes) -> bool:
    """Whether it is a message that pages need; the frame also takes orders meant for its makers."""
    try:
        told = BackMsg.FromString(message)
    except DecodeError:
        return True  # the frame refuses it and ends the line
    kind = told.WhichOneof("type")
    if kind == "backend_operation_request":
        return bool(told.backend_operation_request.WhichOneof("payload") in ASKED)
    return kind in NEEDED


def _own_session(scope: Scope, who: Person | None, given: Belongings) -> Scope:
    """Without the session to go on with, where it is not this person's: a new one begins."""
    headers: list[Any] = []
    for key, value in scope["headers"]:
        parts = value.decode("latin-1").split(",") if key == _OFFER else []
        if len(parts) > 2 and (who is None or not given.has(who, parts[2].strip())):
            value = ",".join(parts[:2]).encode("latin-1")
        headers.append((key, value))
    return {**scope, "headers": headers}
