"""Sentences of the screen of briefings: what was published for good, and what differs since."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = dict[str, Any]


def answer(periods: pl.DataFrame, figures: int) -> list[str]:
    """How many periods are frozen, how many figures differ since, and what is in the basket.

    ``periods`` is the frozen_periods answer; ``figures`` how many figures the visitor has collected.
    """
    basket = word("briefing.basket_some", n=vi.number(figures)) if figures else word("briefing.basket_none")
    return [*_published(periods), basket]


def _published(periods: pl.DataFrame) -> list[str]:
    if periods.is_empty():
        return [word("briefing.none_closed")]
    frozen = periods.filter(pl.col("frozen_on").is_not_null())
    closed = vi.number(periods.height)
    if frozen.is_empty():
        return [word("briefing.none_frozen", closed=closed)]
    last = frozen.row(0, named=True)
    said = word(
        "briefing.frozen", n=vi.number(frozen.height), closed=closed, period=vi.short_period(last["label"]),
        day=vi.day(last["frozen_on"]),
    )  # fmt: skip
    return [said, _differences(frozen.filter(pl.col("restated") > 0))]


def _differences(moved: pl.DataFrame) -> str:
    if moved.is_empty():
        return word("briefing.same")
    most = moved.sort("restated", descending=True, maintain_order=True).row(0, named=True)
    return word(
        "briefing.differ", n=vi.number(float(moved["restated"].sum())), periods=vi.number(moved.height),
        period=vi.short_period(most["label"]), most=vi.number(most["restated"]),
        communes=vi.number(most["communes"]),
    )  # fmt: skip


def of_period(period: Row | None, label: str, code: str, shown: int) -> str:
    """What to know of one period before its table of differences, which has ``shown`` rows."""
    name = vi.short_period(label)
    if period is None:
        return word("briefing.hint_open", period=name)
    if period["frozen_on"] is None:
        return word("briefing.hint_free", period=name, code=code)
    day = vi.day(period["frozen_on"])
    if not period["restated"]:
        return word("briefing.hint_same", period=name, day=day)
    if not shown:
        return word("briefing.hint_hamlets", period=name, day=day, n=vi.number(period["restated"]), code=code)
    return word("briefing.restated_note", code=code)


def state_of(row: Row) -> str:
    """Frozen or not, in words."""
    return word("briefing_state.free" if row["frozen_on"] is None else "briefing_state.frozen")


def named(row: Row) -> str:
    """The indicator by code and name, and its part where it has several."""
    part = f" – {row['part_name']}" if row["part_name"] else ""
    return f"{row['indicator']} · {row['short_name']}{part}"


def value(row: Row, side: str) -> str:
    """One side (published, current) of a difference: its value and its two parts, or its state."""
    shown = vi.quantity(row[f"{side}_value"], row["unit"], row["decimals"], row[f"{side}_state"])
    ratio = vi.ratio(row[f"{side}_numerator"], row[f"{side}_denominator"])
    return f"{shown} ({ratio})" if ratio and row[f"{side}_state"] == "ok" and row["unit"] == "%" else shown


def change(row: Row) -> str:
    """By how much the figure would move; nothing where one side has none."""
    if row["published_value"] is None or row["current_value"] is None:
        return "–"
    return vi.change(row["current_value"] - row["published_value"], row["unit"], row["decimals"])
