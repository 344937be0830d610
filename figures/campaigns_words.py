"""Words of the screen of campaigns: what was held, what models came of it, what it cost."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = Mapping[str, Any]
Figures = Mapping[tuple[str, int], Row]


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


def last_month(periods: pl.DataFrame, period: str) -> str:
    """The last month that a period holds; the period itself where there is none."""
    end = periods.filter(pl.col("period") == period)["last_day"][0]
    inside = periods.filter((pl.col("kind") == "month") & (pl.col("last_day") <= end))
    return str(inside["period"].max()) if len(inside) else period


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


def own(row: Row) -> str:
    """One commune: its campaigns, its money (a row of the campaigns_communes answer)."""
    return word(
        "campaigns.own", name=row["full_name"], campaigns=_said(row["campaigns"]),
        people=_said(row["people"]),
        hamlets=_parts(row["hamlets"]) if _there(row["hamlets"]) else _said(row["hamlets"]),
        monthly=_said(row["monthly"], 1), spent=_said(row["spent"], 1, "%"),
    )  # fmt: skip


def _said(row: Row | None, decimals: int = 0, unit: str = "") -> str:
    state = row["state"] if row is not None else "not_reported"
    return vi.quantity(row["value"] if row is not None else None, unit, decimals, state)


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
