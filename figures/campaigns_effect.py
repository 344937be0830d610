"""Before, during and after a campaign: sums first, then rates, then what may be said of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = Mapping[str, Any]
SLOTS = ("before", "during", "after")
COLUMNS = {"C2": "guided", "E2": "active", "C1": "reached"}
"""Figure shown around a campaign: the columns of the campaigns_around answer that hold it."""
SIDES = ("joined", "stayed")
ALIKE = {"C2": 10.0, "E2": 10.0, "C1": 0.3}
"""Two changes that differ by no more (per cent, points for C1), or by a tenth, are told as alike."""
FEWEST = 5
"""Communes on a side below which nothing is compared."""


def months_to_choose(months: pl.DataFrame) -> list[str]:
    """Months in which any commune took part, newest first."""
    return months.filter(pl.col("joined") > 0).sort("period", descending=True)["period"].to_list()


def first_month(months: pl.DataFrame, period_end: str) -> str | None:
    """The month to show first: of the twelve up to ``period_end`` the last in which about most took part."""
    there = months.filter((pl.col("joined") > 0) & (pl.col("period") <= period_end)).tail(12)
    if there.is_empty():
        return None
    most = int(there["joined"].max() or 0)  # type: ignore[arg-type]
    return str(there.filter(2 * pl.col("joined") >= most)["period"][-1])


def around(frame: pl.DataFrame, code: str, slots: Sequence[str] = SLOTS) -> pl.DataFrame:
    """One row a side: communes with the figure in every slot, households, the figure by 1.000 of them.

    For C1 the figure is the share of households in per cent. Sums first, then divided.
    """
    columns = [f"{COLUMNS[code]}_{slot}" for slot in slots]
    whole = frame.drop_nulls([*columns, "households"]).filter(pl.col("side").is_in(SIDES))
    per = 100 if code == "C1" else 1000
    sums = whole.group_by("side").agg(
        pl.len().alias("communes"),
        pl.col("households").sum(),
        *[pl.col(column).sum().alias(slot) for column, slot in zip(columns, slots, strict=True)],
    )
    rates = [(per * pl.col(slot) / pl.col("households")).alias(f"{slot}_rate") for slot in slots]
    order = pl.col("side").replace_strict({side: at for at, side in enumerate(SIDES)}, return_dtype=pl.Int8)
    return sums.filter(pl.col("households") > 0).with_columns(rates).sort(order)


def told(sides: pl.DataFrame, code: str, month: str, slots: Sequence[str] = SLOTS) -> list[str]:
    """What was seen around a campaign on both sides, and what may be said of it: never a cause."""
    if sides.is_empty():
        return [word("campaigns.said_none", month=month)]
    said = [_seen(row, code, month, slots) for row in sides.iter_rows(named=True)]
    changes = {row["side"]: _change(row, code) for row in sides.iter_rows(named=True)}
    joined, stayed = changes.get("joined"), changes.get("stayed")
    if joined is None or stayed is None:
        return [*said, word("campaigns.alone")]
    if (fewest := min(sides["communes"].to_list())) < FEWEST:
        return [*said, word("campaigns.few", n=fewest)]
    close = abs(joined - stayed) <= max(ALIKE[code], 0.1 * max(abs(joined), abs(stayed)))
    name = "same" if close else "more" if joined > stayed else "less"
    unit = word("unit.points") if code == "C1" else "%"
    shown = {side: _signed(change, unit) for side, change in (("joined", joined), ("stayed", stayed))}
    return [*said, word(f"campaigns.{name}", **shown)]


def _seen(row: Row, code: str, month: str, slots: Sequence[str]) -> str:
    shown = {slot: vi.number(row[f"{slot}_rate"], 1) for slot in slots}
    after = word("campaigns.said_after", n=shown["after"]) if "after" in shown else ""
    name = word(f"campaigns.{row['side']}_side")
    return word(
        "campaigns.said", month=month, name=name[0].lower() + name[1:], before=shown["before"],
        during=shown["during"], after=after, unit=word(f"campaigns_unit.{code}"), n=row["communes"],
    )  # fmt: skip


def _change(row: Row, code: str) -> float | None:
    """Of the month of the campaign against the one before: per cent, of a cumulative share in points."""
    if code == "C1":
        return float(row["during_rate"] - row["before_rate"])
    return float(100 * (row["during"] - row["before"]) / row["before"]) if row["before"] else None


def _signed(change: float, unit: str) -> str:
    return vi.change(change, "", 1 if unit != "%" else 0) + f"{vi.NO_BREAK}{unit}"
