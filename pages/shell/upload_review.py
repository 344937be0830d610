"""The review queue: what waits for a person, what it could be, and the decision."""

from html import escape
from typing import Any

import streamlit as st

from figures import format as vi
from figures.labels import word, words
from pages.shell import access, filters, gate, jobs, review_queue
from queries.viewer import Viewer

Item = dict[str, Any]
SHOWN, NAMES_SHOWN, ROWS_SHOWN = 12, 8, 8
_BY, _SENT = "review_by", "_review_sent"


def show(who: Viewer) -> None:
    """The tables that wait, each opened to be decided."""
    st.html(f"<h2 id='cho-xem-lai'>{word('review.title')}</h2>")
    waiting = review_queue.items()
    if st.session_state.pop(_SENT, False):
        st.success(word("review.sent"))
    if not waiting:
        st.html(f"<p class='hint'>{word('review.none')}</p>")
        return
    st.html(f"<p class='hint'>{word('review.hint')}</p>")
    with st.container(key="review_who"):
        st.text_input(word("review.by"), key=_BY, max_chars=120)
    asked = {job.options["id"] for job in jobs.latest() if job.kind == "decide" and job.open}
    for item in waiting[:SHOWN]:
        _item(item, who, taken=item[0]["id"] in asked)
    if len(waiting) > SHOWN:
        st.html(f"<p class='hint'>{word('review.more', n=vi.number(len(waiting) - SHOWN))}</p>")


def _item(item: list[Item], who: Viewer, *, taken: bool) -> None:
    first = item[0]
    said = word(
        "review.label",
        file=first["file"].replace("_", "\\_").replace("*", "\\*"),
        rows=vi.number(first["rows"]),
        what=word(f"review.{first['kind']}"),
    )
    fold = st.expander(said, key=f"review_{first['id']}", on_change="rerun")
    if fold.open:
        with fold:
            st.html(_question(item))
            _decision(item, who, taken=taken)


def _question(item: list[Item]) -> str:
    """Where it came from, and each thing that is unclear, in the front door's own words."""
    first = item[0]
    form = word("review.received_form", form=first["form"]) if first["form"] else ""
    said = [word("review.received", day=vi.moment(first["received_date"]), sheet=first["sheet"], form=form)]
    for line in item[:NAMES_SHOWN]:
        more = ", …" if len(line["at"]) > ROWS_SHOWN else ""
        rows = ", ".join(map(str, line["at"][:ROWS_SHOWN])) + more
        written = word("review.written", written=line["written"]) if line["written"] else ""
        where = word("review.at", rows=rows) if rows else ""
        said.append(f"{written}{where}: {line['message']}" if written else line["message"])
    return "".join(f"<p class='told'>{escape(one)}</p>" for one in said)


def _decision(item: list[Item], who: Viewer, *, taken: bool) -> None:
    first, by = item[0], (st.session_state.get(_BY) or "").strip()
    key, kind = f"decide_{first['id']}", first["kind"]
    if kind == "catalogue":
        st.html(f"<p class='told'>{word('review.catalogue_first')}</p>")
    given = {} if kind == "catalogue" else _choice(item, who, key)
    reason = st.text_input(word("review.reject"), key=f"{key}_reason", max_chars=300)
    remember = kind != "catalogue" and st.checkbox(
        word("review.remember"), key=f"{key}_remember", help=word("review.remember_hint")
    )
    once = {} if remember else {"once": "yes"}
    with st.container(horizontal=True):
        if kind != "catalogue":
            st.button(
                word("review.decide"), key=key, type="primary", disabled=taken or not (by and given),
                on_click=_send, args=(first, by, {**given, **once}),
            )  # fmt: skip
        st.button(
            word("review.refuse"), key=f"{key}_no", disabled=taken or not (by and reason.strip()),
            on_click=_send, args=(first, by, {"reject": reason.strip()}),
        )  # fmt: skip
    if not by:
        st.html(f"<p class='hint'>{word('review.by_hint')}</p>")


def _choice(item: list[Item], who: Viewer, key: str) -> dict[str, str]:
    """What the person chose, as options of the command; empty where nothing is chosen yet."""
    first = item[0]
    if first["kind"] == "commune":
        names = filters.commune_names(who)
        code = _pick(word("review.choose_commune"), first["candidates"], names, f"{key}_commune")
        return {"commune": code} if code else {}
    if first["kind"] == "form":
        titles = {code: f"{code} · {title}" for code, title in words("form_title").items()}
        code = _pick(word("review.choose_form"), first["candidates"], titles, f"{key}_form")
        return {"form": code} if code else {}
    return _hamlets(item, who, key)


def _hamlets(item: list[Item], who: Viewer, key: str) -> dict[str, str]:
    """A hamlet for each name that the table writes; several go as lines."""
    known = dict(access.ask("upload_hamlets", who, commune=item[0]["commune_code"] or "").iter_rows())
    answers = []
    for at, line in enumerate(item[:NAMES_SHOWN]):
        label = word("review.choose_hamlet", written=line["written"])
        if code := _pick(label, line["candidates"], known, f"{key}_{at}"):
            answers.append(f"{line['written']}={code}")
    if len(item) > NAMES_SHOWN:
        st.html(f"<p class='hint'>{word('review.hamlet_more', n=vi.number(len(item) - NAMES_SHOWN))}</p>")
    return {"hamlet": "\n".join(answers)} if answers else {}


def _pick(label: str, likely: list[str], names: dict[str, str], key: str) -> str | None:
    """A choice of codes, the likely ones first."""
    codes = [*(code for code in likely if code in names), *(code for code in names if code not in likely)]
    return st.selectbox(
        label, codes, index=None, format_func=names.__getitem__, placeholder=word("filter.choose"), key=key
    )


def _send(item: Item, by: str, given: dict[str, str]) -> None:
    who = gate.person().name  # the log has the decision under this name when it is carried out
    jobs.submit("decide", (), {"id": item["id"], "by": by, **given}, item["file"], who)
    st.session_state[_SENT] = True
