"""Words and sums of the screen of campaigns: what was held, what it cost, what was seen before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = Mapping[str, Any]
Figures = Mapping[tuple[str, int], Row]
SLOTS = ("before", "during", "after")
COLUMNS = {"C2": "guided", "E2": "active", "C1": "reached"}
"""Figure shown around a campaign: the columns of the campaigns_around answer that hold it."""
SIDES = ("joined", "stayed")
ALIKE = {"C2": 10.0, "E2": 10.0, "C1": 0.3}
"""Two changes that differ by no more (per cent, points for C1), or by a tenth, are told as alike."""
FEWEST = 5
"""Communes on a side below which nothing is compared."""


def record_period(periods: pl.DataFrame, period: str) -> tuple[str, str]:
    """The period whose quarterly records answer for ``period``, and how to say so (a word's name).

    A month is answered by the last quarter closed by its end, else by the quarter in which it lies.
    """
    row = periods.filter(pl.col("period") == period).row(0, named=True)
    if row["kind"] != "month":
        return period, "campaigns.at_same"
    quarters = periods.filter(pl.col("kind") == "quarter")
    closed = quarters.filter(pl.col("closed") & (pl.col("last_day") <= row["last_day"])).sort("last_day")
    if len(closed):
        return closed["period"][-1], "campaigns.at"
    around = quarters.filter(
        (pl.col("first_day") <= row["last_day"]) & (pl.col("last_day") >= row["last_day"])
    )
    return (around["period"][0], "campaigns.at_open") if len(around) else (period, "campaigns.at_same")


def held(known: Figures, communes: pl.DataFrame, period: str, where: str) -> str:
    """Campaigns, where, hamlets that took part and people guided.

    ``known`` is the scope_figures answer by indicator and part, ``communes`` campaigns_communes in the scope.
    """
    count, hamlets, people = (known.get(("G3", part)) for part in (1, 2, 3))
    named = {"period": period, "where": word(f"campaigns.where_{where}")}
    reported = [row for row in communes["campaigns"].to_list() if _there(row)]
    of = vi.share_of(len(reported), len(communes))
    if not reported:
        return word("campaigns.held_unknown", **named)
    places = sum(bool(row["value"]) for row in reported)
    if not places:
        return word("campaigns.held_none", reported=of, **named)
    hamlets = hamlets if _there(hamlets) else _summed(communes["hamlets"].to_list())
    people = people if _there(people) else _summed(communes["people"].to_list())
    joined = word("campaigns.held_hamlets_none")
    if _there(hamlets):
        joined = word("campaigns.held_hamlets", part=_parts(hamlets), share=_share(hamlets))
    guided = word("campaigns.held_people", n=_count(people)) if _there(people) else ""
    return word(
        "campaigns.held" if _there(count) else "campaigns.held_places", n=_count(count), hamlets=joined,
        places=vi.number(places), people=guided, reported=of, **named,
    )  # fmt: skip


def _summed(rows: Sequence[Row | None]) -> Row:
    """What communes counted, added up: numerators and denominators first, then divided."""
    there = [row for row in rows if row is not None and _there(row)]
    top = sum(row["numerator"] or 0 for row in there)
    bottom = sum(row["denominator"] or 0 for row in there)
    value = 100 * top / bottom if bottom else top
    return {"state": "ok" if there else "not_reported", "value": value, "numerator": top,
            "denominator": bottom or None}  # fmt: skip


def money(known: Figures) -> str:
    """Who has money, how much a team a month, how much of it is spent."""
    allotted, monthly, spent = (known.get(key) for key in (("H1", 1), ("H2", 1), ("H2", 2)))
    if not _there(allotted):
        return word("campaigns.money_unknown")
    if not _there(monthly) or not _there(spent):
        return word("campaigns.money_zero", part=_parts(allotted))
    return word(
        "campaigns.money", part=_parts(allotted), share=_share(allotted), spent=_share(spent),
        monthly=_count(monthly, 1),
    )  # fmt: skip


def models(known: Figures) -> str:
    """New models, communes that copy one, and the criterion."""
    new, copied, criterion = (known.get(key) for key in (("G4", 1), ("G4", 2), ("H3", 1)))
    if not _there(new):
        return word("campaigns.models_unknown")
    return word("campaigns.models", new=_count(new), copied=_count(copied), criterion=_parts(criterion))


def day(known: Row | None, year: str) -> str:
    """How many communes marked the tenth of October; empty before that day."""
    if known is None or not _there(known):
        return ""
    lacking = (known["denominator"] or 0) - (known["numerator"] or 0)
    missed = word("campaigns.day_missed", n=vi.number(lacking)) if lacking else ""
    return word("campaigns.day", year=year, part=_parts(known), missed=missed)


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


def _there(row: Row | None) -> bool:
    return row is not None and row["state"] == "ok" and row["value"] is not None


def _count(row: Row | None, decimals: int = 0) -> str:
    return vi.number(row["value"], decimals) if row is not None and _there(row) else "–"


def _parts(row: Row | None) -> str:
    return vi.ratio(row["numerator"], row["denominator"]) if row is not None and _there(row) else "–"


def _share(row: Row | None) -> str:
    return (
        vi.quantity(row["value"], "%", 1)
        if row is not None and _there(row)
        else vi.state_word("not_reported")
    )
