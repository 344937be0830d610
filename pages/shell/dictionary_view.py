"""What the dictionary shows of indicators: search, families, one indicator in full, the chart of targets."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import dictionary_charts, dictionary_words, tables
from figures import format as vi
from figures.charts import Chart
from figures.coverage import ALL
from figures.labels import word, words
from figures.theme import theme
from pages.shell import access, address, device, parts
from pages.shell.filters import COMMUNE_GRAIN, Filters, commune_names
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
VIEWS = ["indicators", "settings", "signals", "terms"]


def arrive(who: Viewer) -> Filters:
    """The choices of the address; here every indicator may be chosen, also one not worked out by commune."""
    address.arrive()
    catalogue = access.catalogue(who)
    periods = access.ask("periods", who)["period"].to_list()
    period = address.chosen("period", periods, access.ask("meta", who)["default_period"][0])
    code = address.chosen("indicator", list(catalogue), None)
    commune = address.chosen("commune", list(commune_names(who)), None)
    indicator = catalogue[code] if code else next(iter(catalogue.values()))
    return Filters(period or periods[0], indicator, ALL, commune)


def switch() -> str:
    """Which of the four lists is open."""
    return address.segments(
        "list", word("dictionary.view"), VIEWS, "indicators", lambda one: word(f"dictionary.view_{one}")
    )


def answer(who: Viewer) -> None:
    """How many indicators and whose targets, in words and as bars."""
    frame = access.ask("dictionary_indicators", who)
    counts = dictionary_charts.targets(frame)
    left, right = st.columns([1, 1.35], gap="medium")
    with left:
        parts.answer(dictionary_words.answer(frame))
    with right:
        st.html(f"<h2>{word('dictionary.chart')}</h2>")
        drawn = _targets(access.identity(), device.look().name, device.phone(), _counts=counts)
        parts.chart(drawn, "targets", word("dictionary.chart"))
        parts.table_behind("table_targets", word("table.behind_chart"), lambda: _counted(counts))


@remembered(8)
def _targets(identity: Any, mode: str, phone: bool, _counts: pl.DataFrame) -> Chart:
    return dictionary_charts.by_family(_counts, theme(mode), phone)


def _counted(counts: pl.DataFrame) -> str:
    names = words("dictionary_status")

    def column(status: str) -> tables.Column:
        return tables.plain(names[status], lambda row: vi.number(row[status]), status)

    first = tables.plain(word("dictionary.family"), lambda row: row["family"], "family", words=True)
    return tables.sheet(counts, [first, *map(column, dictionary_words.STATUSES)])


def one(chosen: Filters, who: Viewer) -> None:
    """The indicator that the address names, in full, with the ways to the map and the lagging communes."""
    frame = access.ask("dictionary_indicators", who)
    row = access.row_of(frame, "code", st.query_params.get("indicator"))
    if row is None:
        return
    st.html(_full(access.identity(), row["code"], chosen.period, who))
    with st.container(horizontal=True, key="dictionary_links"):
        if COMMUNE_GRAIN in row["grains"]:
            parts.link("coverage_map", word("dictionary.map", name=row["short_name"]), indicator=row["code"])
            parts.link("lagging", word("dictionary.lagging"), indicator=row["code"])
        else:
            st.html(f"<p class='hint'>{word('dictionary.no_map')}</p>")


@remembered(200)
def _full(identity: Any, code: str, period: str, who: Viewer) -> str:
    row = access.row_of(access.ask("dictionary_indicators", who), "code", code) or {}
    pieces = access.ask("dictionary_parts", who).filter(pl.col("code") == code)
    told: list[tuple[str, Any]] = [
        ("definition", row["definition"]),
        ("numerator", row["numerator_text"] or "–"),
    ]
    told.append(("denominator", row["denominator_text"] or word("dictionary.denominator_none")))
    told.append(("unit", f"{row['unit']} · {words('dictionary_kind').get(row['kind'], row['kind'])}"))
    told.append(("better", word(f"dictionary.{row['better'] or 'none'}")))
    told += _target(row)
    told.append(("grains", dictionary_words.grains(row)))
    told += [("reason", row["reason"])] if row["reason"] else []
    told.append(("forms", (row["forms"] or word("dictionary.forms_none")).replace(",", ", ")))
    told.append(("duties", (row["duties"] or word("dictionary.duties_none")).replace(",", ", ")))
    if len(pieces) > 1:
        told.append(("parts", "; ".join(dictionary_words.part(one) for one in pieces.iter_rows(named=True))))
    body = "".join(
        f"<dt>{word(f'dictionary.{name}')}</dt><dd>{escape(str(text))}</dd>" for name, text in told
    )
    title, note = f"{escape(code)} · {escape(row['name'])}", word("dictionary.link_note")
    return (
        f"<section class='facts entry'><h2>{title}</h2>"
        f"<dl>{body}{_now(code, row, period, who)}</dl><p class='hint'>{note}</p></section>"
    )


def _target(row: Row) -> list[tuple[str, str]]:
    if row["target"] is None:
        return [("target", word("dictionary.target_none"))]
    status = words("dictionary_status")[dictionary_words.status_of(row)]
    said = [("target", f"{dictionary_words.target(row)} · {status}")]
    if row["curve"]:
        said.append(("curve", str(words("dictionary_curve").get(row["curve"], row["curve"]))))
    return [*said, ("source", row["target_source"] or "–")]


def _now(code: str, row: Row, period: str, who: Viewer) -> str:
    """What the province stands at in the chosen period."""
    own = access.row_of(access.ask("province", who, period=period), "indicator", code)
    if own is None:
        return ""
    label = vi.short_period(access.passport(who, period).period)
    said = vi.quantity(own["value"], row["unit"], row["decimals"], own["state"])
    ratio = vi.ratio(own["numerator"], own["denominator"]) if row["unit"] == "%" else ""
    said += word("dictionary.now_parts", parts=ratio) if ratio and own["value"] is not None else ""
    return f"<dt>{escape(word('dictionary.now', label=label))}</dt><dd><b>{escape(said)}</b></dd>"


def listing(chosen: Filters, who: Viewer) -> None:
    """The search and the list; a row opens its indicator."""
    frame = access.ask("dictionary_indicators", who)
    families = frame["family"].unique(maintain_order=True).to_list()
    with st.container(horizontal=True, key="dictionary_search", vertical_alignment="bottom"):
        text = st.text_input(
            word("dictionary.search"), key="dictionary_text", placeholder=word("dictionary.search_hint")
        ).strip()
        family = address.selectbox(
            "family", word("dictionary.family"), [ALL, *families], ALL,
            lambda name: word("dictionary.family_all") if name == ALL else name,
        )  # fmt: skip
    shown = frame if family in (None, ALL) else frame.filter(pl.col("family") == family)
    shown = dictionary_words.found(shown, text)
    if text:
        name = "dictionary.found" if len(shown) else "dictionary.found_none"
        st.html(f"<p class='hint'>{escape(word(name, n=len(shown), text=text))}</p>")
    if len(shown):
        st.html(
            _listed(access.identity(), tuple(shown["code"]), st.query_params.get("indicator"), _rows=shown)
        )


@remembered(100)
def _listed(identity: Any, codes: tuple[str, ...], chosen: str | None, _rows: pl.DataFrame) -> str:
    columns = [
        tables.Column(
            word("dictionary.indicator"),
            lambda row: (
                f"<b>{escape(row['code'])}</b> {escape(row['name'])}<small>{escape(row['family'])}</small>"
            ),
            words=True,
            wide=True,
        ),
        tables.plain(word("dictionary.unit"), lambda row: row["unit"], "unit", words=True),
        tables.Column(word("dictionary.target"), target_cell, lambda row: row["target"], words=True),
        tables.plain(word("dictionary.grains"), dictionary_words.grains, "grains", words=True),
        tables.plain(
            word("dictionary.forms"),
            lambda row: (row["forms"] or word("dictionary.forms_none")).replace(",", ", "),
            "forms",
            words=True,
        ),
    ]
    made = tables.sheet(_rows, columns, choose=("indicator", "code"), chosen=chosen)
    return f"<p class='hint'>{word('dictionary.hint')}</p>{made}"


def target_cell(row: Row) -> str:
    """The target, and beneath on whose word it stands."""
    if row["target"] is None:
        return escape(word("dictionary.target_none"))
    status = words("dictionary_status")[dictionary_words.status_of(row)]
    return f"{escape(dictionary_words.target(row))}<small>{escape(status)}</small>"
