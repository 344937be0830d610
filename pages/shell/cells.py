"""Cells that tables of several screens share: value, plan, gap as a bar, change, rank, status."""

from html import escape
from typing import Any

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word
from figures.tables import Column, plain
from figures.theme import ICONS

Row = dict[str, Any]


def chip(tone: str | None, *, late: bool = False) -> str:
    """A status: colour, icon and word; ``late`` where the plan is met, but was met after its day."""
    tone = tone or "no_data"
    said = word("tone.late") if late else word(f"tone.{tone}")
    return f"<span class='chip {tone}'>{ICONS[tone]} {said}</span>"


def standing(row: Row) -> str:
    """The status of a row; nothing where it has a value but no plan to be judged by."""
    if row["plan"] is None and row["value"] is not None:
        return ""
    return chip(row["tone"], late=row["tone"] == "attention" and row["gap"] == 0)


def beneath(row: Row, unit: str, *, one: bool = False) -> str:
    """Under a value: numerator and denominator of a share, and what a reader must know of it."""
    part = vi.ratio(row["numerator"], row["denominator"]) if row["state"] == "ok" and unit == "%" else ""
    kind = vi.remark(row, unit)
    kind = "stale_one" if one and kind in ("stale", "carried") else kind
    said = word(f"note.{kind}") if kind else ""
    return "".join(f"<small>{escape(text)}</small>" for text in (part, said) if text)


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
        return f"<b>{text}</b>{beneath(row, indicator.unit)}"

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
        return f"{text}<small>{known}</small>"

    return Column(word("column.rank_peer"), cell, lambda row: row["rank_peer"])


def tone() -> Column:
    """The status with word and icon."""
    return Column(word("column.tone"), standing, lambda row: row["tone"], words=True)
