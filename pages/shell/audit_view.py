"""What the screen of the audit log shows: its state in words, its events by month, kind and person."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.labels import word, words
from pages.shell import audit_check, clicks
from pages.shell.header import ZONE
from pages.shell.memory import remembered
from queries import audit
from queries.home import home_folder

PAGE = 50
"""Events on one page of the table."""
Row = dict[str, Any]


def title() -> None:
    """The screen's head; it tells nothing of figures, so it needs no snapshot."""
    clicks.listen()
    said = f"{word('product.name')} · {word('product.tagline')}"
    st.html(f"<header class='screen'><p class='product'>{said}</p><h1>{word('audit.title')}</h1>"
            f"<p class='facts'>{word('audit.about')}</p></header>")  # fmt: skip


def state() -> None:
    """Whether the chain holds, from its first kept event to its end."""
    holds, said = audit_check.state(home_folder())
    kind = "answer" if holds else "failure"
    role = "" if holds else " role='alert'"
    told = "".join(f"<p style='overflow-wrap:anywhere'>{escape(one)}</p>" for one in said)
    st.html(f"<section class='{kind}'{role}><h2>{word('audit.state')}</h2>{told}</section>")


def events() -> None:
    """The events of one month, newest first, a page at a time."""
    home = home_folder()
    known = audit.months(home)
    if not known:
        st.html(f"<p class='hint'>{word('audit.none')}</p>")
        return
    with st.container(horizontal=True, key="audit_filters"):
        month = st.selectbox(word("audit.month"), known, format_func=_month, key="audit_month")
        every = _events(home, month, (home / "audit" / f"{month}.jsonl").stat().st_size)
        kinds = ["", *sorted({line["event"] for line in every}, key=_event)]
        event = st.selectbox(word("audit.event"), kinds, format_func=_event_or_all, key="audit_event")
        people = ["", *sorted({line["who"] for line in every if line["who"]})]
        who = st.selectbox(word("audit.who"), people, format_func=_or_all, key="audit_who")
        found = [line for line in every if event in ("", line["event"]) and who in ("", line["who"])]
        first = _first(len(found), f"{month}-{event}-{who}")
    st.html(f"<p class='hint'>{word('audit.found', n=vi.number(len(found)), of=vi.number(len(every)))}</p>")
    if found:
        st.html(table(found[first : first + PAGE]))


@remembered(4)
def _events(home: Path, month: str, size: int) -> list[Row]:
    """The month's events; read again when its file has grown."""
    return audit.latest(home, month)


def table(found: list[Row]) -> str:
    """Events as HTML."""
    rows = [{"number": line["number"], "time": line["time"], "event": _event(line["event"]),
             "who": _who(line), "what": facts(line["what"])} for line in found]  # fmt: skip
    columns = [
        tables.plain(word("audit.number"), lambda row: vi.number(row["number"]), "number"),
        tables.plain(word("audit.time"), lambda row: _moment(row["time"]), "time"),
        tables.plain(word("audit.event"), lambda row: row["event"], "event", words=True),
        tables.plain(word("audit.who"), lambda row: row["who"], "who", words=True),
        tables.Column(word("audit.what"), lambda row: escape(row["what"]), words=True, wide=True),
    ]
    return tables.sheet(pl.DataFrame(rows), columns, caption=word("audit.table"))


def facts(what: Mapping[str, Any]) -> str:
    """Facts in a line: their names in words where there are any; a checksum by its first letters."""
    names = words("audit_fact")
    return " · ".join(f"{names.get(name, name)} {_short(fact)}" for name, fact in what.items())


def _short(fact: str | int) -> str:
    if isinstance(fact, int):
        return vi.number(fact)
    return f"{fact[:12]}…" if len(fact) == 64 else fact


def _who(line: Row) -> str:
    """Account and role; nobody is named where no sign-in is set up, or a name is none of ours."""
    roles = {**words("role"), **words("audit_role")}
    nobody = word("audit.program") if line["event"] == "torn" else "–"
    return " · ".join(part for part in (line["who"], roles.get(line["role"], line["role"])) if part) or nobody


def _first(count: int, of: str) -> int:
    """Where the page shown begins; another choice begins at its first page."""
    if count <= PAGE:
        return 0
    starts = range(0, count, PAGE)
    return st.selectbox(
        word("audit.page"), starts, key=f"audit_page_{of}",
        format_func=lambda at: f"{vi.number(at + 1)}–{vi.number(min(at + PAGE, count))}",
    )  # fmt: skip


def _month(stem: str) -> str:
    return f"{stem[5:]}/{stem[:4]}"


def _event(name: str) -> str:
    return words("audit_event").get(name, name)


def _event_or_all(name: str) -> str:
    return _event(name) if name else word("audit.all")


def _or_all(name: str) -> str:
    return name or word("audit.all")


def _moment(time: str) -> str:
    at = datetime.fromisoformat(time).astimezone(ZONE)
    return f"{at:%H:%M:%S} {vi.day(at)}"
