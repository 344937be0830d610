"""What the quality screen shows of signals: kinds, what they mean and how sure, and where to look."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import quality_figures, quality_words, tables
from figures.figure import Figure
from figures.labels import word, words
from figures.received import file_of
from pages.shell import access, address, parts, quality_productive_view
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
ALL = "all"
MOST, ROWS = 80, 8
"""Groups of signals shown at once; row numbers named of each."""


def show(chosen: Filters, who: Viewer) -> None:
    """Kinds with their counts and shares, then every file to open."""
    kinds = access.ask("quality_kinds", who, period=chosen.period)
    signals = access.ask("quality_signals", who, period=chosen.period)
    left, right = st.columns([1, 1.5], gap="medium")
    with left:
        if kinds["signals"].sum():
            made = _kinds(access.identity(), chosen.period, _kinds=kinds)
            parts.figure(made, table=lambda: kinds_table(kinds))
            st.html(_meanings(kinds))
        else:
            said = escape(quality_words.to_verify(kinds, signals))
            st.html(f"<h2>{word('quality.kinds_title')}</h2><p class='hint'>{said}</p>")
            parts.table_behind("table_kinds", word("quality.kinds_table"), lambda: kinds_table(kinds))
        quality_productive_view.show(chosen, who)
    with right:
        _where(kinds, signals, chosen)


@remembered(60)
def _kinds(identity: Any, period: str, _kinds: pl.DataFrame) -> Figure:
    return quality_figures.kinds(_kinds)


def _meanings(kinds: pl.DataFrame) -> str:
    """What each kind found in the period means, and how far it can be trusted."""

    def trust(row: Row) -> str:
        if row["planted"] is None:
            return ""
        caught = quality_words.share(row["caught"], row["planted"])
        false = quality_words.share(row["false_alarms"], row["clean"])
        return word("quality.kind_measured", caught=caught, false=false)

    found = kinds.filter(pl.col("signals") > 0)
    items = "".join(
        f"<dt>{escape(row['name'])}</dt><dd>{escape(row['meaning'])} {escape(trust(row))}</dd>"
        for row in found.iter_rows(named=True)
    )
    unknown = found["planted"].null_count()
    note = word("quality.kind_unmeasured", n=unknown) if unknown else ""
    return f"<section class='facts entry'><dl>{items}</dl><p class='hint'>{note}</p></section>"


def kinds_table(kinds: pl.DataFrame) -> str:
    """Every kind: what it means, where it was looked for, how often it finds and how often it is wrong."""
    columns = [
        tables.Column(
            word("quality.kind"),
            lambda row: f"<b>{escape(row['name'])}</b><small>{escape(row['forms'] or '')}</small>",
            words=True,
        ),
        tables.Column(word("quality.meaning"), lambda row: escape(row["meaning"]), words=True, wide=True),
    ]
    if "signals" in kinds.columns:
        columns += [
            tables.plain(word("quality.count"), lambda row: vi.number(row["signals"]), "signals"),
            tables.plain(
                f"{word('quality.places')} / {word('quality.checked').lower()}",
                lambda row: vi.share_of(row["communes"], row["checked"]) if row["checked"] else "–",
            ),
        ]
    columns += [
        tables.plain(word("quality.caught"), lambda row: quality_words.share(row["caught"], row["planted"])),
        tables.plain(
            word("quality.false_alarms"), lambda row: quality_words.share(row["false_alarms"], row["clean"])
        ),
    ]
    return tables.sheet(kinds, columns)


def _where(kinds: pl.DataFrame, signals: pl.DataFrame, chosen: Filters) -> None:
    st.html(f"<h2>{word('quality.signals_title')}</h2>")
    if signals.is_empty():
        st.html(f"<p class='hint'>{escape(quality_words.to_verify(kinds, signals))}</p>")
        return
    found = dict(kinds.filter(pl.col("signals") > 0).select("kind", "name").iter_rows())
    kind = address.selectbox(
        "kind", word("quality.kind"), [ALL, *found], ALL, lambda one: found.get(one, word("quality.kind_all"))
    )
    st.html(_listed(access.identity(), chosen.period, chosen.commune, kind or ALL, _signals=signals))


@remembered(120)
def _listed(identity: Any, period: str, commune: str | None, kind: str, _signals: pl.DataFrame) -> str:
    """Groups of signals of a kind, the chosen commune's first."""
    wanted = _signals if kind == ALL else _signals.filter(pl.col("kind") == kind)
    own = (pl.col("commune_code") == commune) if commune else pl.lit(False)
    shown = pl.concat([wanted.filter(own), wanted.filter(~own)]).head(MOST)
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b><small>{_hamlets(row)}</small>",
            lambda row: row["name"],
            words=True,
        ),
        tables.Column(
            word("quality.kind"),
            lambda row: (
                f"{escape(row['kind_name'])}<small>{escape(vi.short_period(row['label']))}</small>"
                + f"<small>{escape(quality_words.explained(row))}</small>"
            ),
            lambda row: row["kind_name"],
            words=True,
        ),
        tables.plain(word("quality.count"), lambda row: vi.number(row["signals"]), "signals"),
        tables.Column(word("quality.what"), _what, words=True),
        tables.Column(word("quality.where"), _place, lambda row: row["form"], words=True, wide=True),
    ]
    made = tables.sheet(shown, columns, choose=("commune", "commune_code"), chosen=commune)
    more = (
        word("quality.signals_more", n=len(shown), all=vi.number(len(wanted))) if len(wanted) > MOST else ""
    )
    return f"<p class='hint'>{word('quality.signals_note')} {more}</p>{made}"


def _hamlets(row: Row) -> str:
    if not row["hamlet_count"]:
        return ""
    if row["hamlet_count"] == 1:
        return escape(str(row["hamlets"]))
    return word("quality.hamlets", n=vi.number(row["hamlet_count"]))


def _what(row: Row) -> str:
    """The columns in words, and the value beside what it was held against."""
    names = words("quality_column")
    columns = [names.get(one, one) for one in str(row["columns"] or "").split(",") if one]
    return f"{escape(', '.join(columns) or '–')}<small>{escape(_value(row))}</small>"


def _value(row: Row) -> str:
    if row["lowest"] is None:
        return ""
    if row["lowest"] != row["highest"]:
        return word("quality.values", low=vi.number(row["lowest"]), high=vi.number(row["highest"]))
    value = vi.number(row["lowest"])
    if row["usual"] is None or row["signals"] > 1:
        return value
    return word("quality.value_usual", value=value, usual=vi.number(row["usual"]))


def _place(row: Row) -> str:
    """The file and its rows, the first few by number."""
    if row["sha256"] is None:
        return f"{escape(row['form'] or '–')}<small>{word('quality.no_rows')}</small>"
    numbers = list(row["rows"] or [])
    said = word("quality.no_rows")
    if numbers:
        said = word("quality.row", rows=", ".join(map(str, numbers[:ROWS])))
        said += word("quality.row_more", n=len(numbers) - ROWS) if len(numbers) > ROWS else ""
    return f"{escape(file_of(row))}<small>{said}</small>"
