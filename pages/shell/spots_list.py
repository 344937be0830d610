"""The docket itself: the list of open spots by what they wait for."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_docket, spots_words, tables
from figures.labels import label, word, words
from pages.shell import access, address, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation

Row = dict[str, Any]
FIRST = 12
"""Rows shown at once, the most pressing; the others on demand."""
PAGE = 40
_DUE = {"unanswered": "answer_due", "unmeasured": "measure_due"}


def show(now: Situation, chosen: Filters) -> None:
    """The list of one kind of open spots, most pressing first."""
    st.html(f"<h2>{word('spots.list_title')}</h2>")
    if now.opened.is_empty():
        st.html(f"<p class='hint'>{word('spots.map_none')}</p>")
        return
    near = set(now.near["spot_code"]) | set(now.near["other_code"])
    counts = _counts(access.identity(), near=near, now=now)
    places = st.columns([1.6, 1, 1.4], gap="small")
    with places[0]:
        which = address.selectbox(
            "spot_list", word("spots.list_which"), list(spots_docket.LISTS), "overdue",
            lambda one: word(f"spots.list_{one}", n=vi.number(counts[one])),
        ) or "overdue"  # fmt: skip
    with places[1]:
        firm = address.selectbox(
            "operator", word("spots.list_operator"), ["any", *spots_docket.LARGE, "other"], "any",
            lambda one: word("spots.list_any") if one == "any" else label(f"operator.{one}"),
        ) or "any"  # fmt: skip
    rows = _rows(access.identity(), which, firm, chosen.commune, now=now, near=near)
    known = access.row_of(now.communes, "commune_code", chosen.commune)
    _draw(rows, now, which, known["full_name"] if known else None)


def _draw(rows: pl.DataFrame, now: Situation, which: str, name: str | None) -> None:
    spot = address.chosen("spot", now.codes, None)
    hints = [word("spots.list_commune", name=name)] if name else []
    checked = now.opened["outside_m"].null_count() < len(now.opened)
    hints += [] if which != "outside" or checked else [word("spots.list_unchecked")]
    hints += [word("spots.list_note", day=now.today), *(_twins(now) if which == "near" else [])]
    said = f"<p class='hint'>{escape(' '.join(hints))}</p>"
    if rows.is_empty():
        none = word("spots.list_none_commune", name=name) if name else word("spots.list_none")
        st.html(f"{said}<p class='chosen'>{escape(none)}</p>")
        return
    st.html(_sheet(rows.head(FIRST), spot, which) + said)
    if len(rows) > FIRST:
        rest = rows.tail(-FIRST)
        label = word("spots.list_rest", n=vi.number(len(rest)))
        parts.table_behind("table_docket", label, lambda: _sheet(_page(rest), spot, which))


def _page(rest: pl.DataFrame) -> pl.DataFrame:
    """So many rows of a long list that a phone can take them; the buttons turn the pages."""
    starts = [str(at) for at in range(0, len(rest), PAGE)]
    if len(starts) == 1:
        return rest

    def label(at: str) -> str:
        low = FIRST + int(at) + 1
        return word("spots.list_pages", low=low, high=min(low + PAGE - 1, FIRST + len(rest)))

    at = address.segments("spot_page", word("spots.list_page"), starts, "0", label)
    return rest.slice(int(at), PAGE)


def _sheet(rows: pl.DataFrame, spot: str | None, which: str) -> str:
    return tables.sheet(rows, _columns(which), choose=("spot", "spot_code"), chosen=spot)


@remembered(8)
def _counts(identity: Any, *, near: set[str], now: Situation) -> dict[str, int]:
    return {
        one: spots_docket.pick(now.opened, one, near)["spot_code"].n_unique() for one in spots_docket.LISTS
    }


@remembered(200)
def _rows(
    identity: Any, which: str, firm: str, commune: str | None, *, now: Situation, near: set[str]
) -> pl.DataFrame:
    """The open rows of a kind, of one operator and commune where chosen; the most pressing first."""
    rows = spots_docket.pick(now.opened, which, near)
    if firm != "any":
        about = pl.col("operators").fill_null("other")
        rows = rows.filter(about.str.contains(firm) | (about == "all"))
    if commune is not None:
        rows = rows.filter(pl.col("commune_code") == commune)
    order = "late_by" if which == "overdue" else "waited"
    return rows.sort(order, "affected_households", descending=True, nulls_last=True)


def _twins(now: Situation) -> list[str]:
    """How near the likely duplicates are."""
    return [
        f"{row['spot_code']}: "
        + word("spots.near", other=row["other_code"], metres=vi.number(row["metres"]),
               limit=vi.number(row["nearer_than"]), status=word("spots.proposed"))
        for row in now.near.iter_rows(named=True)
    ]  # fmt: skip


def _columns(which: str) -> list[tables.Column]:
    types, states = words("spot_type"), words("spot_status")

    def place(row: Row) -> str:
        return (
            f"<b>{escape(row['full_name'])}</b>"
            f"<small>{escape(row['hamlet'] or '–')} · {escape(row['spot_code'])}</small>"
        )

    def days(field: str) -> tables.Column:
        heading = word("spots.column_days_late" if field == "late_by" else "spots.column_wait")
        return tables.plain(heading, lambda row: _days(row[field]), field)

    return [
        tables.Column(word("spots.place"), place, lambda row: row["name"], words=True),
        tables.plain(word("spots.list_operator"), spots_words.operators, words=True),
        tables.plain(
            word("profile.spot_type"),
            lambda row: str(types.get(row["spot_type"], "–")),
            words=True,
        ),
        tables.plain(
            word("profile.spot_status"), lambda row: str(states.get(row["status"], "–")), words=True
        ),
        *_besides(which),
        days("waited"),
        tables.plain(word("profile.spot_due"), lambda row: vi.day(row["committed_date"]), "committed_date"),
        days("late_by"),
        tables.plain(
            word("profile.spot_households"),
            lambda row: vi.number(row["affected_households"]),
            "affected_households",
        ),
    ]


def _besides(which: str) -> list[tables.Column]:
    """What only one of the lists needs: the day due, or where the coordinates lie."""
    if which in _DUE:
        field = _DUE[which]
        return [tables.plain(word(f"spots.column_{field}"), lambda row: vi.day(row[field]), field)]
    if which != "outside":
        return []

    def there(row: Row) -> str:
        name = row["lies_in_name"] or word("spots.where_nowhere")
        return f"{name} ({vi.number(row['outside_m'])} m)"

    return [tables.plain(word("spots.column_lies_in"), there, "outside_m", words=True)]


def _days(count: int | None) -> str:
    return "–" if count is None else word("spots.days_late", n=vi.number(count))
