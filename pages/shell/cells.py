"""Cells that tables of several screens share: value, plan, gap as a bar, change, rank, status."""

from html import escape
from typing import Any

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word
from figures.tables import Column, plain
from figures.theme import ICONS

Row = dict[str, Any]


def chip(tone: str | None) -> str:
    """A status: colour, icon and word."""
    tone = tone or "no_data"
    return f"<span class='chip {tone}'>{ICONS[tone]} {word(f'tone.{tone}')}</span>"


def standing(row: Row) -> str:
    """The status of a row; nothing where it has a value but no plan to be judged by."""
    return chip(row["tone"]) if row["plan"] is not None or row["value"] is None else ""


def place(sub: str = "peer_group_name") -> Column:
    """The commune's name with its group beneath."""
    return Column(
        word("column.full_name"),
        lambda row: f"<b>{escape(row['full_name'])}</b><small>{escape(str(row[sub]))}</small>",
        lambda row: row["name"],
        words=True,
    )


def value(indicator: Indicator) -> Column:
    """The value or the word of its state, with numerator and denominator beneath."""

    def cell(row: Row) -> str:
        text = escape(vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"]))
        part = vi.ratio(row["numerator"], row["denominator"]) if row["state"] == "ok" else ""
        return f"<b>{text}</b><small>{part}</small>"

    return Column(word("column.value"), cell, lambda row: row["value"])


def gap(indicator: Indicator, largest: float) -> Column:
    """The gap to plan with a bar, left of the middle where behind."""

    def cell(row: Row) -> str:
        if row["gap"] is None:
            return "–"
        wide = round(100 * min(1.0, abs(row["gap"]) / (largest or 1.0)))
        behind = (row["gap"] < 0) != indicator.burden and row["gap"] != 0
        text = vi.change(row["gap"], "", indicator.decimals)
        return f"{text}<i class='bar {'behind' if behind else 'ahead'}' style='--w:{wide}%'></i>"

    return Column(word("column.gap"), cell, lambda row: row["gap"])


def change(indicator: Indicator) -> Column:
    """The change against the period before."""
    return plain(
        word("column.change"),
        lambda row: "–" if row["change"] is None else vi.change(row["change"], "", indicator.decimals),
        "change",
    )


def rank() -> Column:
    """The rank inside the peer group, with how many units of the commune have reported."""

    def cell(row: Row) -> str:
        if row["rank_peer"] is None:
            return "–"
        text = word("lagging.rank", rank=row["rank_peer"], of=row["of_peer"])
        known = vi.share_of(row["units_reporting"] or 0, row["units_total"] or 0)
        return f"{text}<small title='{word('lagging.reliability')}'>{known}</small>"

    return Column(word("column.rank_peer"), cell, lambda row: row["rank_peer"])


def tone() -> Column:
    """The status with word and icon."""
    return Column(word("column.tone"), standing, lambda row: row["tone"], words=True)
