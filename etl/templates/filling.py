"""What is known before a form is filled in: the commune, the period, the hamlets and their last figures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl import reference
from etl.calendar import Period, containing, is_closed, previous
from etl.calendar import period as period_of
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import catch_up
from etl.store import Archive, Tables

LETTER = date(2025, 8, 1)
"""The month of the two letters."""
_QUARTERLY = frozenset({"M09"})


@dataclass(frozen=True, slots=True)
class Hamlet:
    """One hamlet of the catalogue: its code, the name to print (unique in its commune), its row of M10."""

    code: str
    label: str
    name: str
    kind: str
    old_commune: str | None
    aliases: str | None
    valid_from: date | None
    households: int | None
    reached: int | None
    """Households reached by the end of the last month reported before the period."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled in with; everything may be missing."""

    commune_code: str | None = None
    commune: str | None = None
    period: Period | None = None
    hamlets: tuple[Hamlet, ...] = ()
    simulated: bool = False
    """Whether the hamlets come from simulated submissions, which the form must then say."""
    day: date = LETTER
    """In which month the form is filled in: the roster prints it."""


def filling_for(home: Home, code: str, commune: str | None, asked: str | None, today: date) -> Filling:
    """What the home knows for that form and commune; ``asked`` names the period, else the last closed one.

    Raises ValueError where the period is none.
    """
    period = _period(code, asked, today)
    day = period_of(asked).last_day if asked else today
    if commune is None:
        return Filling(period=period, day=day)
    name = dict(reference.communes().select("code", "full_name").iter_rows())[commune]
    if not home.receipts.exists():
        return Filling(commune, name, period, day=day)
    with home.writing():
        catch_up(home)
    archive = Archive(home)
    hamlets = _hamlets(Tables(archive, today), commune, period)
    simulated = bool(hamlets) and bool(archive.ledger()["simulated"].any())
    return Filling(commune, name, period, hamlets, simulated, day)


def _period(code: str, asked: str | None, today: date) -> Period | None:
    if not FORMS[code].has("period"):
        return None
    if asked:
        return period_of(asked)
    current = containing(today, "quarter" if code in _QUARTERLY else "month")
    return current if is_closed(current, today) else previous(current)


def _hamlets(tables: Tables, commune: str, period: Period | None) -> tuple[Hamlet, ...]:
    """Hamlets in force, in the order of their codes."""
    rows = tables.current("M10").filter(
        (pl.col("commune_code") == commune)
        & pl.col("hamlet_type").ne_missing("commune")
        & (pl.col("data_date").is_null() | (pl.col("data_date") <= tables.as_of))
    )
    last = rows.sort("data_date", "received_date", "received_order").unique("hamlet_code", keep="last")
    standing = last.filter(pl.col("valid_to").is_null() | (pl.col("valid_to") >= tables.as_of))
    found = standing.sort("hamlet_code").to_dicts()
    reached = _reached(tables, commune, period)
    labels = Counter(_label(row) for row in found)
    return tuple(
        Hamlet(
            row["hamlet_code"], _unique(row, labels), row["hamlet_name"], _kind(row), row["old_commune"],
            "; ".join(row["aliases"] or []) or None, row["valid_from"], row["households"],
            reached.get(row["hamlet_code"]),
        )
        for row in found
    )  # fmt: skip


def _kind(row: dict[str, str]) -> str:
    return FORMS["M10"].by_name["hamlet_type"].words[row["hamlet_type"]][0]


def _label(row: dict[str, str]) -> str:
    kind = _kind(row)
    return f"{kind[0].upper()}{kind[1:]} {row['hamlet_name']}"


def _unique(row: dict[str, str], labels: Counter[str]) -> str:
    """The name with its kind; where several hamlets bear it, with the old commune behind."""
    label = _label(row)
    return f"{label} {row['old_commune']}" if labels[label] > 1 and row["old_commune"] else label


def _reached(tables: Tables, commune: str, period: Period | None) -> dict[str, int]:
    rows = tables.current("M03").filter(pl.col("commune_code") == commune)
    if period is not None:
        rows = rows.filter(pl.col("period") < period.id)
    last = rows.sort("period").unique("hamlet_code", keep="last").drop_nulls("cumulative_households")
    return dict(last.select("hamlet_code", "cumulative_households").iter_rows())
