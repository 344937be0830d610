"""What the profile shows of a commune as a whole: where it stands on every indicator, and its teams."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import profile_words, tables
from figures.figure import Indicator
from figures.labels import word
from figures.sparkline import sparkline
from figures.theme import theme
from pages.shell import access, cells, device, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def ahead(chosen: Filters, who: Viewer) -> None:
    """Begin to look up what the profile of the chosen commune will show."""
    own, period = chosen.commune, chosen.period
    access.ahead(who, "commune_indicators", "commune_history", period=period, commune=own)
    access.ahead(who, "hamlet_heat", period=period, commune=own, indicator=chosen.indicator.code)
    access.ahead(
        who, "commune_reporting", "commune_submissions", "commune_spots", "commune_teams", commune=own
    )
    access.ahead(who, "commune_signals", "commune_duties", period=period, commune=own)


def place(chosen: Filters, who: Viewer) -> Row | None:
    """The chosen commune's own facts; where none is chosen, those that need most attention to click on."""
    found = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    if found is None:
        _offer(chosen, who)
    return found


def _offer(chosen: Filters, who: Viewer) -> None:
    frame = access.ask("lagging", who, period=chosen.period, indicator=chosen.indicator.code)
    behind = frame.filter(pl.col("tone").is_in(["behind", "attention"]) & (pl.col("gap") != 0))
    named = "profile.none_plain" if behind.is_empty() else "profile.none_hint"
    frame = frame if behind.is_empty() else behind
    worst = frame.sort("gap", descending=chosen.indicator.burden, nulls_last=True).head(12)
    hint = escape(word(named, name=chosen.indicator.short_name))
    st.html(f"<h2>{word('profile.none')}</h2><p class='hint'>{hint}</p>")
    largest = max((abs(gap) for gap in worst["gap"].drop_nulls()), default=1.0)
    columns = [cells.place(), cells.value(chosen.indicator), cells.gap(chosen.indicator, largest),
               cells.change(chosen.indicator), cells.tone()]  # fmt: skip
    st.html(tables.sheet(worst, columns, choose=("commune", "commune_code")))


def summary(found: Row, chosen: Filters, who: Viewer) -> None:
    """What kind of place it is and how it stands, in three sentences."""
    parts.answer(profile_words.summary(found, _standing(chosen, who)))


def _standing(chosen: Filters, who: Viewer) -> pl.DataFrame:
    return access.ask("commune_indicators", who, period=chosen.period, commune=chosen.commune)


def indicators(chosen: Filters, who: Viewer) -> None:
    """Every indicator beside the peer group and the province."""
    st.html(f"<h2>{word('profile.indicators')}</h2>")
    mode = device.look().name
    history = access.ask("commune_history", who, period=chosen.period, commune=chosen.commune)
    st.html(_indicators(access.identity(), chosen, mode, _rows=_standing(chosen, who), _history=history))


@remembered(300)
def _indicators(
    identity: Any, chosen: Filters, mode: str, _rows: pl.DataFrame, _history: pl.DataFrame
) -> str:
    past = {
        code: rows["value"].to_list()
        for (code,), rows in _history.group_by(["indicator"], maintain_order=True)
    }
    accent = theme(mode).accent

    def other(column: str) -> tables.Column:
        return tables.plain(
            word("profile.peer" if column == "peer_median" else "profile.province"),
            lambda row: vi.number(row[column], _places(row)),
        )

    columns = [
        tables.plain(word("lagging.indicator"), lambda row: row["short_name"], words=True),
        tables.Column(word("column.value"), _value),
        tables.Column(word("profile.trend"), lambda row: sparkline(past.get(row["indicator"], []), accent)),
        other("peer_median"),
        other("province_value"),
        tables.plain(word("column.plan"), lambda row: vi.number(row["plan"], _places(row))),
        tables.plain(word("column.gap"), lambda row: _signed(row, "gap")),
        tables.plain(word("column.change"), lambda row: _signed(row, "change")),
        tables.plain(word("profile.rank"), _rank),
        cells.tone(),
    ]
    return tables.sheet(_rows, columns, choose=("indicator", "indicator"), chosen=chosen.indicator.code)


def _places(row: Row) -> int:
    return int(row["decimals"])


def _value(row: Row) -> str:
    text = vi.quantity(row["value"], row["unit"], row["decimals"], row["state"])
    return f"<b>{escape(text)}</b>{cells.beneath(row, row['unit'])}"


def _signed(row: Row, column: str) -> str:
    return "–" if row[column] is None else vi.change(row[column], "", row["decimals"])


def _rank(row: Row) -> str:
    return "–" if row["rank_peer"] is None else vi.share_of(row["rank_peer"], row["of_peer"])


def through_time(found: Row, chosen: Filters, who: Viewer) -> None:
    """The chosen indicator of this commune from period to period."""
    from pages.shell import coverage_view

    coverage_view.history_chart(chosen, who, found["full_name"], _title(chosen.indicator))


def _title(indicator: Indicator) -> str:
    return f"{indicator.short_name} ({indicator.unit})"


def team(chosen: Filters, who: Viewer) -> None:
    """The teams in counts; no names."""
    row = access.ask("commune_teams", who, commune=chosen.commune).row(0, named=True)
    own = word("profile.no_roster")
    if row["commune_members"] is not None:
        own = word("profile.team_commune_text", n=row["commune_members"], short=_short(row["commune_short"]))
    below = word(
        "profile.team_hamlets_text" if row["with_roster"] else "profile.team_hamlets_none",
        with_roster=row["with_roster"],
        hamlets=row["hamlets"],
        full=row["full_teams"],
        members=vi.number(row["hamlet_members"]),
        short=_short(row["hamlet_short"], row["with_roster"] == row["hamlets"]),
    )
    items = ((word("profile.team_commune"), own), (word("profile.team_hamlets"), below))
    body = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in items)
    known = word("profile.team_day", day=vi.day(access.ask("meta", who)["as_of"][0]))
    st.html(
        f"<section class='facts'><h2>{word('profile.team')}</h2><dl>{body}</dl>"
        f"<p class='hint'>{known}</p></section>"
    )


def _short(count: int | None, all_listed: bool = True) -> str:
    """How many members the listed teams lack; “đủ” only where every team has sent its list."""
    if count:
        return word("profile.short" if all_listed else "profile.short_listed", n=vi.number(count))
    return word("profile.enough") if all_listed else ""
