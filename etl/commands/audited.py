"""What a command writes into the audit log: once, when its work is done."""

import os
import pwd
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from etl.audit import record
from etl.home import Home

if TYPE_CHECKING:
    from etl.ingest import Reading  # its libraries take longer to load than a short command takes

ASKED_BY = "PHUSO_ASKED_BY"
"""Environment variable in which the dashboard says whose job a command carries out."""


def note(home: Home, event: str, **what: str | int) -> None:
    """Record that a person changed or took something out by a command."""
    who, role = person()
    record(home.root, event, who, role, **what)


def person() -> tuple[str, str]:
    """Who gave the command, and the role: the account whose job it is, else the user of the machine."""
    asked = os.environ.get(ASKED_BY)
    return (asked, "") if asked else (f"lệnh:{_user()}", "command")


def note_intake(home: Home, readings: "Sequence[Reading]") -> None:
    """Record files taken in: how many, sheets and rows; checksum, form and commune where there is one."""
    ledgers = [reading.ledger for reading in readings]
    files = {cell for ledger in ledgers for cell in ledger["sha256"]}
    forms = {cell for ledger in ledgers for cell in ledger["form"] if cell}
    communes = {cell for ledger in ledgers for cell in ledger["commune_code"] if cell}
    rows = sum(int(ledger["rows_accepted"].sum()) for ledger in ledgers)
    note(home, "ingest", files=len(files), sheets=sum(map(len, ledgers)), rows=rows,
         sha256=_only(files), form=_only(forms), commune=_only(communes))  # fmt: skip


def _only(found: Iterable[str]) -> str:
    """The one there is; nothing where there are several."""
    return one[0] if len(one := list(found)) == 1 else ""


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
