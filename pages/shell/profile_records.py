"""What the profile shows of records: hamlets as a heat table, what was sent, weak-signal spots."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_words, tables
from figures.figure import Indicator
from figures.labels import word, words
from figures.received import code_of
from figures.theme import Theme, legible_on, theme
from pages.shell import access, address, device, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
MONTHS = 6


def heat(chosen: Filters, who: Viewer) -> None:
    """Hamlets by indicators; the darker, the more. A click opens the hamlet."""
    frame = access.ask(
        "hamlet_heat", who, period=chosen.period, commune=chosen.commune, indicator=chosen.indicator.code
    )
    st.html(f"<h2>{word('profile.heat')}</h2>")
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    hamlet = address.chosen("hamlet", frame["hamlet_code"].unique().to_list(), None)
    catalogue = access.catalogue(who)
    st.html(f"<p class='hint'>{word('profile.heat_note')}</p>")
    st.html(_heat(access.identity(), chosen, hamlet, device.look().name, _frame=frame, _catalogue=catalogue))
    if hamlet:
        _hamlet(hamlet, frame, chosen, who)


@remembered(200)
def _heat(identity: Any, chosen: Filters, hamlet: str | None, mode: str, _frame: pl.DataFrame,
          _catalogue: dict[str, Indicator]) -> str:  # fmt: skip
    codes = [code for code in _catalogue if code in set(_frame["indicator"])]
    cells: dict[tuple[str, str], Row] = {
        (row["hamlet_code"], row["indicator"]): row for row in _frame.iter_rows(named=True)
    }
    tops = dict(_frame.group_by("indicator").agg(pl.col("value").max()).iter_rows())
    names = _frame.select("hamlet_code", "full_name").unique(maintain_order=True)
    look = theme(mode)

    def column(code: str) -> tables.Column:
        indicator = _catalogue[code]
        top = 100.0 if indicator.unit == "%" else float(tops.get(code) or 1)

        def of(row: Row) -> Row:
            return cells.get((row["hamlet_code"], code), {"value": None, "state": "not_reported"})

        return tables.Column(
            f"{indicator.short_name} ({indicator.unit})",
            lambda row: escape(_text(of(row), indicator)),
            lambda row: of(row)["value"],
            style=lambda row: _shade(of(row), indicator, top, look),
        )

    first = tables.plain(word("column.hamlet"), lambda row: row["full_name"], "full_name", words=True)
    made = tables.sheet(names, [first, *map(column, codes)], choose=("hamlet", "hamlet_code"), chosen=hamlet)
    return f"<div class='heat'>{made}</div>"


def _text(cell: Row, indicator: Indicator) -> str:
    known = cell["state"] == "ok"
    return vi.number(cell["value"], indicator.decimals) if known else vi.state_word(cell["state"])


def _shade(cell: Row, indicator: Indicator, top: float, look: Theme) -> str:
    if cell["state"] != "ok" or cell["value"] is None:
        return f"background:repeating-linear-gradient(-45deg,{look.hatch}55 0 1px,{look.blank} 1px 6px)"
    scale = look.burden if indicator.burden else look.coverage
    place = min(len(scale) - 1, int(len(scale) * cell["value"] / (top or 1)))
    colour = scale[place] if cell["value"] else look.zero
    return f"background:{colour};color:{legible_on(colour)}"


def _hamlet(code: str, frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    name = str(frame.filter(pl.col("hamlet_code") == code)["full_name"][0])
    rows = access.ask("hamlet_indicators", who, period=chosen.period, hamlet=code)
    columns = [
        tables.plain(word("lagging.indicator"), lambda row: row["short_name"], words=True),
        tables.Column(word("column.value"), _own),
        tables.plain(word("column.numerator"), lambda row: vi.number(row["numerator"])),
        tables.plain(word("column.denominator"), lambda row: vi.number(row["denominator"])),
    ]
    st.html(f"<h2>{escape(name)}</h2>{tables.sheet(rows, columns)}")


def _own(row: Row) -> str:
    """A hamlet's own figure, marked where it is an older one."""
    text = vi.quantity(row["value"], row["unit"], row["decimals"], row["state"])
    return escape(text) + (f"<small>{word('note.stale_one')}</small>" if row["stale"] else "")


def sent(chosen: Filters, who: Viewer) -> None:
    """Which form came when, month by month, and the files behind."""
    frame = access.ask("commune_reporting", who, commune=chosen.commune)
    st.html(f"<h2>{word('profile.sent')}</h2>")
    months = frame.select("period", "label").unique(maintain_order=True).head(MONTHS)
    came = {(row["form"], row["period"]): row for row in frame.iter_rows(named=True)}
    forms = pl.DataFrame({"form": sorted(set(frame["form"]))}, schema={"form": pl.String})

    def column(period: str, label: str) -> tables.Column:
        return tables.Column(
            vi.short_period(label).split()[-1], lambda row: _came(came.get((row["form"], period)))
        )

    first = tables.plain(word("profile.form"), lambda row: row["form"], words=True)
    columns = [first, *[column(*row) for row in months.reverse().iter_rows()]]
    if len(forms):
        st.html(f"{tables.sheet(forms, columns)}<p class='hint'>{word('profile.sent_note')}</p>")
    else:
        st.html(f"<p class='hint'>{word('profile.sent_none')}</p>")
    files = access.ask("commune_submissions", who, commune=chosen.commune)
    parts.table_behind("table_files", word("profile.sent_files"), lambda: _files(files))


def _came(row: Row | None) -> str:
    """A sign with the day, in words for those who cannot see the colour."""
    if row is None or (row["received_date"] is None and row["on_time"] is None):
        return f"<span class='mark wait' title='{word('profile.sent_wait')}'>…</span>"
    if row["received_date"] is None:
        return f"<span class='mark missing' title='{word('profile.sent_missing')}'>✕</span>"
    kind, sign = ("on_time", "✓") if row["on_time"] else ("late", "!")
    title = word(f"profile.sent_{kind}")
    return f"<span class='mark {kind}' title='{title}'>{sign} {vi.day(row['received_date'])[:5]}</span>"


def _files(files: pl.DataFrame) -> str:
    known = words("status")
    columns = [
        tables.plain(word("profile.form"), lambda row: row["form_title"] or "", "form", words=True),
        tables.plain(word("table.period"), lambda row: row["period"] or "–", "period", words=True),
        tables.plain(word("profile.code"), code_of, "sha256", words=True),
        tables.plain(word("profile.day"), lambda row: vi.day(row["received_date"])),
        tables.plain(
            word("profile.status"),
            lambda row: str(known.get(row["status"], row["status"])),
            "status",
            words=True,
        ),
        tables.plain(word("profile.rows"), lambda row: vi.share_of(row["rows_accepted"], row["rows_read"])),
    ]
    return tables.sheet(files, columns)


def spots(chosen: Filters, who: Viewer) -> None:
    """The commune's weak-signal spots and how far each is."""
    frame = access.ask("commune_spots", who, commune=chosen.commune)
    st.html(f"<h2>{word('profile.spots')}</h2>")
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('profile.spots_none')}</p>")
        return
    parts_of = {"open": frame.filter("open"), "all": frame, "overdue": frame.filter("overdue")}
    counts = {name: _spots(rows) for name, rows in parts_of.items()}
    st.html(
        f"<p class='hint'>{word('profile.spots_count', **counts)}</p>{tables.sheet(frame, _spot_columns())}"
    )


def _spots(rows: pl.DataFrame) -> int:
    """Spots, each once, however many operators it waits for."""
    return rows["spot_code"].n_unique()


def _spot_columns() -> list[tables.Column]:
    types, states = words("spot_type"), words("spot_status")

    return [
        tables.plain(
            word("profile.spot_place"),
            lambda row: str(row["hamlet"] or row["spot_code"]),
            "hamlet",
            words=True,
        ),
        tables.plain(
            word("profile.spot_type"),
            lambda row: str(types.get(row["spot_type"], "–")),
            "spot_type",
            words=True,
        ),
        tables.plain(word("profile.spot_operator"), spots_words.operators, "operators", words=True),
        tables.plain(
            word("profile.spot_status"), lambda row: str(states.get(row["status"], "–")), "status", words=True
        ),
        tables.plain(word("profile.spot_since"), lambda row: vi.day(row["detected_date"])),
        tables.plain(word("profile.spot_due"), lambda row: vi.day(row["committed_date"])),
        tables.plain(word("profile.spot_households"), lambda row: vi.number(row["affected_households"])),
    ]
