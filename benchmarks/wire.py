"""A visitor who speaks Streamlit's protocol without a browser: asks for pages, and counts time and bytes."""

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass(frozen=True)
class View:
    """A screen by its address ('' for the home page) and the choices in it."""

    page: str
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        """The choices as the address holds them."""
        return urlencode(self.choices)


@dataclass(frozen=True)
class Seen:
    """One rerun: milliseconds until the script had finished, and kilobytes received."""

    ms: float
    kb: float


def connected(address: str) -> Any:
    """A session with the dashboard; to be used as an asynchronous context."""
    where = address.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(where, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


async def look(socket: websockets.ClientConnection, view: View) -> Seen:
    """One rerun. Raises RuntimeError where the page failed."""
    ask = BackMsg()
    ask.rerun_script.query_string, ask.rerun_script.page_name = view.query, view.page
    started, size = time.perf_counter(), 0
    await socket.send(ask.SerializeToString())
    while True:
        frame = await socket.recv()
        size += len(frame)
        told = ForwardMsg()
        told.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        kind = told.WhichOneof("type")
        if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"{view}: {told.delta.new_element.exception.message}")
        if kind == "script_finished":
            return Seen(1000 * (time.perf_counter() - started), size / 1000)
