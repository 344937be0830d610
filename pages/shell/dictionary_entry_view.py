"""What the dictionary shows of one indicator: how it is reckoned, its target, source, forms and duties."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import dictionary_words
from figures import format as vi
from figures.labels import word, words
from pages.shell import access, parts
from pages.shell.filters import COMMUNE_GRAIN, Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def one(chosen: Filters, who: Viewer) -> None:
    """The indicator that the address names, in full, with the ways to the map and the lagging communes."""
    frame = access.ask("dictionary_indicators", who)
    row = access.row_of(frame, "code", st.query_params.get("indicator"))
    if row is None:
        st.html(f"<p class='hint'>{word('dictionary.hint')}</p>")
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
