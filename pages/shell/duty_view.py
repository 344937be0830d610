"""What the duties screen shows of one duty: its indicators and its state in each commune."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import duties_words, tables
from figures import format as vi
from figures.labels import word, words
from pages.shell import access, address, parts
from pages.shell.duties_view import mark
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
ANY = "any"


def show(listed: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The chosen duty (``duty`` in the address), or a hint how to choose one."""
    duty = address.chosen("duty", listed["duty"].to_list(), None)
    row = access.row_of(listed, "duty", duty)
    if row is None:
        st.html(f"<p class='hint'>{word('duties.one_hint')}</p>")
        return
    communes = access.ask("duties_communes", who, period=chosen.period, duty=duty)
    title = word("duties.one_title", duty=row["duty"], text=row["text"])
    who_owes = word(
        "duties.one_who",
        owner=row["owner"],
        deadline=duties_words.deadline(row),
        evidence=row["evidence"] or "–",
    )
    said = "".join(f"<p>{escape(text)}</p>" for text in duties_words.of_duty(row, communes))
    st.html(
        f"<section class='answer' id='duty'><h2>{escape(title)}</h2>"
        f"<p class='hint'>{escape(who_owes)}</p>{said}{_indicators(row, who)}</section>"
    )
    codes = _codes(row, who)
    if codes:
        parts.link("dictionary", word("duties.one_dictionary"), indicator=codes[0])
    st.button(word("duties.one_close"), type="tertiary", on_click=address.choose, args=("duty", None))


def communes(listed: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The communes of the chosen duty by state, with the indicator furthest from its plan."""
    row = access.row_of(listed, "duty", st.query_params.get("duty"))
    if row is None:
        return
    frame = access.ask("duties_communes", who, period=chosen.period, duty=row["duty"])
    if len(frame):
        st.html(f"<h2>{escape(word('duties.one_communes', duty=row['duty']))}</h2>")
        _communes(frame, row, chosen)


def _codes(row: Row, who: Viewer) -> list[str]:
    """Codes of the indicators that measure the duty."""
    catalogue = access.catalogue(who)
    return [code for code in str(row["indicators"] or "").split(",") if code in catalogue]


def _indicators(row: Row, who: Viewer) -> str:
    """The indicators that measure the duty, by name."""
    catalogue, codes = access.catalogue(who), _codes(row, who)
    if not codes:
        return f"<p class='hint'>{word('duties.one_no_indicators')}</p>"
    named = "; ".join(f"{code} {catalogue[code].short_name}" for code in codes)
    return f"<p class='hint'>{word('duties.one_indicators')}: {escape(named)}.</p>"


def _communes(communes: pl.DataFrame, row: Row, chosen: Filters) -> None:
    names, counts = words("duty_state"), dict(communes["state"].value_counts().iter_rows())
    options = [
        state for state in ("late", "no_evidence", "no_data", "in_progress", "done") if counts.get(state)
    ]

    def label(one: str) -> str:
        if one == ANY:
            return word("duties.state_any")
        return f"{duties_words.SIGNS[one]} {names[one]} {counts[one]}"

    state = address.segments("duty_state", word("duties.state"), [*options, ANY], options[0], label)
    shown = communes if state == ANY else communes.filter(pl.col("state") == state)
    st.html(_table(access.identity(), chosen.period, row["duty"], state, chosen.commune, _rows=shown))


@remembered(200)
def _table(
    identity: Any, period: str, duty: str, state: str, commune: str | None, _rows: pl.DataFrame
) -> str:
    """Communes of the state, those with fewest indicators on track first."""
    order = _rows.sort(
        pl.col("on_track") / pl.col("judged").replace(0, None), "behind", "name",
        descending=[False, True, False], nulls_last=True,
    )  # fmt: skip
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b>",
            lambda row: row["name"],
        ),
        tables.Column(
            word("duties.state"), lambda row: mark(row["state"]), lambda row: row["state"], words=True
        ),
        tables.plain(word("duties.on_track"), _on_track, "on_track"),
        tables.Column(word("duties.worst"), _worst, lambda row: row["worst_name"], words=True),
        tables.plain(word("duties.rows"), lambda row: vi.number(row["evidence_rows"]), "evidence_rows"),
    ]
    return tables.sheet(order, columns, choose=("commune", "commune_code"), chosen=commune)


def _on_track(row: Row) -> str:
    return vi.share_of(row["on_track"], row["judged"]) if row["judged"] else "–"


def _worst(row: Row) -> str:
    """The indicator furthest from its plan, with its value and plan."""
    if row["worst_name"] is None:
        return "–"
    unit, places = row["unit"], row["decimals"]
    value = vi.quantity(row["value"], unit, places, row["figure_state"])
    said = value if row["plan"] is None else word(
        "duties.figure", value=value, plan=vi.quantity(row["plan"], unit, places)
    )  # fmt: skip
    return f"{escape(row['worst_name'])}<small>{escape(said)}</small>"
