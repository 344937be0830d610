"""Calls the dashboard without a browser: requests that follow no redirect, and the pages' own line."""

import http.client
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.util import calc_hash
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PAGE = {"Accept": "text/html,*/*"}
SIGN_IN = "/phuso/dang-nhap"
AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN
"""How a run ends that leads to another page."""


@dataclass
class Answer:
    """One answer as it came."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def place(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("Location", "")


@dataclass
class Caller:
    """Somebody who calls the dashboard and keeps the cookies it sets."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """One request; ``_`` in the name of a header stands for ``-``."""
        given = {**PAGE, **self.headers, **{name.replace("_", "-"): told for name, told in headers.items()}}
        if self.cookies and "Cookie" not in given:
            given["Cookie"] = "; ".join(f"{name}={told}" for name, told in self.cookies.items())
        line = http.client.HTTPConnection(self.host, timeout=30)
        try:
            line.request(method, path, body, given)
            came = line.getresponse()
            answer = Answer(came.status, came.headers, came.read())
        finally:
            line.close()
        for told in answer.headers.get_all("Set-Cookie", []):
            for name, one in SimpleCookie(told).items():
                self.cookies[name] = one.value
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def sign_in(self, name: str, password: str, wanted: str = "/", **headers: str) -> Answer:
        """Send the form."""
        form = urlencode({"name": name, "password": password, "next": wanted})
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", SIGN_IN, form, **{"Content-Type": kind, **headers})

    @contextmanager
    def line(self, origin: str | None = None, session: str = "") -> Iterator["Line"]:
        """The pages' own line, opened as the browser opens it."""
        self.get("/_stcore/health")
        token = self.cookies.get("_streamlit_xsrf", "")
        offered = ["streamlit", token or "none", *([session] if session else [])]
        cookies = "; ".join(f"{name}={told}" for name, told in self.cookies.items())
        headers = {**self.headers, **({"Cookie": cookies} if cookies else {})}
        with connect(
            f"ws://{self.host}/_stcore/stream", origin=origin or self.address, subprotocols=offered,  # type: ignore[arg-type]
            additional_headers=headers, max_size=None, compression=None, open_timeout=30, proxy=None,
        ) as opened:  # fmt: skip
            yield Line(opened)


class Line:
    """An open line: messages as the frame's own script sends them, or as nobody's would."""

    def __init__(self, opened: ClientConnection) -> None:
        self._opened = opened
        self.messages: list[ForwardMsg] = []

    def send(self, message: BackMsg) -> None:
        self._opened.send(message.SerializeToString())

    def open(self, page: str, query: str = "", *, state: ClientState | None = None) -> bytes:
        """Ask for a page by its address; everything that came until its script had run."""
        asked = state or ClientState()
        asked.query_string, asked.page_script_hash = query, calc_hash(page) if page else ""
        return self.carry(BackMsg(rerun_script=asked))

    def carry(self, message: BackMsg) -> bytes:
        """Send a message; everything that came until a script had run."""
        self.send(message)
        came, self.messages = b"", []
        while True:
            data = self._opened.recv(timeout=60)
            assert isinstance(data, bytes)
            came += data
            self.messages.append(told := ForwardMsg.FromString(data))
            if told.HasField("script_finished") and told.script_finished != AGAIN:
                return came

    def next(self) -> ForwardMsg:
        """The next message that comes."""
        data = self._opened.recv(timeout=60)
        assert isinstance(data, bytes)
        return ForwardMsg.FromString(data)

    def answered(self, question: BackMsg) -> BackendOperationResponse:
        """Ask for something besides a run of the page, such as a file to download."""
        self.send(question)
        while True:
            told = self.next()
            if told.HasField("backend_operation_response"):
                return told.backend_operation_response

    def click(self, button: str, page: str = "") -> bytes:
        """Press a button, whether the page has it or not."""
        state = ClientState()
        pressed = state.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = button, True
        return self.open(page, state=state)

    def closed(self) -> bool:
        """Whether the server closes the line."""
        try:
            while True:
                self._opened.recv(timeout=20)
        except ConnectionClosed:
            return True
        except TimeoutError:
            return False

    @property
    def session(self) -> str:
        """The number by which the frame knows the session."""
        return next(
            one.new_session.initialize.session_id for one in self.messages if one.HasField("new_session")
        )

    def widgets(self, kind: str) -> list[tuple[str, str]]:
        """Kind and id of the elements of one kind, such as ``button``, with the label of each."""
        found = [one.delta.new_element for one in self.messages if one.delta.HasField("new_element")]
        mine = [getattr(one, kind) for one in found if one.WhichOneof("type") == kind]
        return [(one.label, one.id) for one in mine]


def marks(code: str) -> re.Pattern[bytes]:
    """What stands in rows of one commune alone: codes of its hamlets and spots, names of its files."""
    return re.compile(rf"{code}[-_](?:\d{{3}}|LS|M\d\d)".encode())
