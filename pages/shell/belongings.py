"""What the server gave to whom: a session or a file to download is of use only to whom it was given.

The frame knows a session by its number alone and a file by a sum of its contents; whoever learns one of them
could otherwise take up another person's session, put files into it, or fetch what was made for it.
"""

import re
from collections import OrderedDict

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.shell.sign_in import Person

MOST = 50_000
"""Sessions and files remembered, the oldest forgotten first: who is still there is told anew."""
_SMALL = 1 << 15
"""Bytes that the message which names a session stays under."""
_SESSION = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FILE = re.compile(rb"/media/([0-9a-f]{32,128})")


class Belongings:
    """Sessions by the one person each belongs to, files by everyone they were offered to.

    A person with other rights than before counts as another.
    """

    def __init__(self) -> None:
        self._whose: OrderedDict[str, set[Person]] = OrderedDict()

    def told(self, who: Person, message: bytes) -> None:
        """Note what a message of the server offers to a person."""
        for found in _FILE.findall(message):
            self._note(found.decode(), who)
        if len(message) < _SMALL and _SESSION.search(message):
            session = _session(message)
            if session and session not in self._whose:
                self._note(session, who)

    def has(self, who: Person, thing: str) -> bool:
        """Whether this session or file was given to the person."""
        return who in self._whose.get(thing, ())

    def _note(self, thing: str, who: Person) -> None:
        self._whose.setdefault(thing, set()).add(who)
        self._whose.move_to_end(thing)
        if len(self._whose) > MOST:
            self._whose.popitem(last=False)


def _session(message: bytes) -> str:
    try:
        told = ForwardMsg.FromString(message)
    except ValueError:
        return ""
    return str(told.new_session.initialize.session_id) if told.HasField("new_session") else ""
