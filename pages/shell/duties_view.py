"""What the duties screen shows of all duties: filters, the answer, bars by state, the table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import duties_figures, duties_words, tables
from figures import format as vi
from figures.figure import Figure
from figures.labels import word, words
from pages.shell import access, address, device, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
LETTERS = ["all", "tinh", "xa"]
ANY = "any"
NO_BREAK = vi.NO_BREAK


def choose(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """The duties of the chosen letter and owner, in the order of the letters."""
    frame = access.ask("duties_list", who, period=chosen.period)
    with st.container(horizontal=True, vertical_alignment="bottom", key="duty_filters"):
        letter = address.segments(
            "letter", word("duties.letter"), LETTERS, "all", lambda one: word(f"duties.letter_{one}")
        )
        frame = frame if letter == "all" else frame.filter(pl.col("letter") == letter)
        owners = [ANY, *frame["owner"].unique(maintain_order=True)]
        owner = address.selectbox(
            "owner",
            word("duties.owner"),
            owners,
            ANY,
            lambda one: word("duties.owner_any") if one == ANY else one,
        )
    listed = frame if owner in (None, ANY) else frame.filter(pl.col("owner") == owner)
    address.chosen("duty", listed["duty"].to_list(), None)
    return listed


def answer(listed: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """How the duties stand, which lag most, and the chosen commune's own."""
    said = duties_words.answer(listed, _where())
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    if row is not None:
        own = access.ask("commune_duties", who, commune=chosen.commune, period=chosen.period)
        own = own.filter(pl.col("duty").is_in(listed["duty"].to_list()))
        counts = dict(own["state"].value_counts().iter_rows())
        if counts:
            said.append(word("duties.chosen", name=row["full_name"], states=duties_words.told(counts)))
    parts.answer(said)
    if row is not None:
        parts.link("commune_profile", word("chosen.open", name=row["full_name"]), commune=chosen.commune)


def _where() -> str:
    letter, owner = st.query_params.get("letter", "all"), st.query_params.get("owner", ANY)
    said = word(f"duties.where_{letter}")
    return said if owner == ANY else said + word("duties.where_owner", owner=owner)


def chart(listed: pl.DataFrame, chosen: Filters) -> None:
    """A bar a duty; a click opens the duty."""
    judged, note = duties_figures.judged(listed), duties_figures.note(listed)
    if judged.is_empty():
        st.html(f"<h2>{word('duties.chart')}</h2><p class='hint'>{note}</p>")
    else:
        duty = st.query_params.get("duty")
        made = _chart(
            access.identity(), chosen.period, tuple(judged["duty"]), duty, device.phone(), note,
            _listed=judged,
        )  # fmt: skip
        parts.figure(made, choose="duty")


@remembered(120)
def _chart(
    identity: Any, period: str, duties: tuple[str, ...], duty: str | None, phone: bool, note: str,
    _listed: pl.DataFrame,
) -> Figure:  # fmt: skip
    return duties_figures.bars(_listed, note, duty, phone=phone)


def owners(listed: pl.DataFrame) -> None:
    """Owners of several duties by the province's state, beside the tall chart; not while one duty is open."""
    every = listed.group_by("owner", maintain_order=True).agg(pl.len().alias("duties"), "state")
    frame = every.filter(pl.col("duties") > 1)
    if st.query_params.get("duty") or len(frame) < 2:
        return
    columns = [
        tables.plain(word("duties.owes"), lambda row: row["owner"], "owner", words=True),
        tables.plain(word("duties.owner_duties"), lambda row: vi.number(row["duties"]), "duties"),
        tables.Column(word("duties.owner_states"), _own_states, words=True),
    ]
    rows = frame.sort("duties", descending=True, maintain_order=True)
    more = word("duties.owners_more", n=len(every) - len(frame)) if len(every) > len(frame) else ""
    st.html(f"<h2>{word('duties.owners')}</h2>{tables.sheet(rows, columns)}<p class='hint'>{more}</p>")


def _own_states(row: Row) -> str:
    counts = {state: row["state"].count(state) for state in duties_words.STATES}
    return _counted(counts) or "–"


def table(listed: pl.DataFrame, chosen: Filters) -> None:
    """Every duty with who owes it, when, evidence and states; folded while one duty is open."""
    duty = st.query_params.get("duty")

    def made() -> str:
        rows = _table(access.identity(), chosen.period, tuple(listed["duty"]), duty, _rows=listed)
        return f"<p class='hint'>{_signs()}</p>{rows}"

    if duty:
        parts.table_behind("table_all_duties", word("duties.table"), made)
    else:
        st.html(f"<h2>{word('duties.table')}</h2>{made()}")


@remembered(120)
def _table(identity: Any, period: str, duties: tuple[str, ...], duty: str | None, _rows: pl.DataFrame) -> str:
    columns = [
        tables.Column(word("duties.duty"), _duty, lambda row: row["duty"], words=True, wide=True),
        tables.plain(word("duties.owes"), lambda row: row["owner"], "owner", words=True),
        tables.plain(word("duties.deadline"), duties_words.deadline, words=True),
        tables.plain(word("duties.evidence_heading"), lambda row: row["evidence"] or "–", words=True),
        tables.Column(word("duties.province"), _province, lambda row: row["state"], words=True),
        tables.Column(word("duties.communes"), _communes, lambda row: row["late"], words=True),
    ]
    return tables.sheet(_rows, columns, choose=("duty", "duty"), chosen=duty)


def _duty(row: Row) -> str:
    letter = word(f"duties.letter_{row['letter']}")
    place = word("duties.place", letter=letter, place=row["place"])
    return f"<b>{escape(row['duty'])}</b> {escape(row['text'])}<small>{escape(place)}</small>"


def _province(row: Row) -> str:
    worst = f"<small>{escape(row['worst_name'])}</small>" if row["worst_name"] else ""
    return mark(row["state"]) + worst


def mark(state: str | None) -> str:
    """A state as sign and word in its colour."""
    if state is None:
        return "–"
    return f"<b class='duty {state}'>{duties_words.SIGNS[state]} {words('duty_state')[state]}</b>"


def _communes(row: Row) -> str:
    if not duties_words.total(row):
        return word("duties.communes_none") if row["grain"] == "province" else "–"
    return _counted(row)


def _counted(counts: Row) -> str:
    return " ".join(
        f"<b class='duty {state}'>{duties_words.SIGNS[state]}{NO_BREAK}{vi.number(counts[state])}</b>"
        for state in duties_words.STATES
        if counts[state]
    )


def _signs() -> str:
    """What the signs of the table mean."""
    names = words("duty_state")
    return " · ".join(f"{duties_words.SIGNS[state]} {names[state]}" for state in duties_words.STATES)
