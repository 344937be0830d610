"""Words of the accounts screen: how many have one, who is left and where, whom teams helped, safety."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word
from figures.measures import Measures, Row

MOST = 10


def answer(measures: Measures, communes: pl.DataFrame, scope: str) -> list[str]:
    """Level, where people are left, what teams did, safety sessions; ``scope`` names a group, empty for all.

    ``communes`` holds the communes of the scope (accounts_communes).
    """
    return [level(measures, scope), where(communes), team(measures), safety(measures, communes)]


def level(measures: Measures, scope: str) -> str:
    """The share with an account, plan, change, and how many people are left."""
    row, named = measures.row("E1"), _scope(scope)
    if row["value"] is None:
        said = word("accounts.level_none", scope=named)
        return said if scope else said[:1].upper() + said[1:]
    remaining = measures.value("E3")
    silent = (row["communes"] or 0) - (row["communes_reporting"] or 0)
    return word(
        "accounts.level",
        scope=named,
        value=vi.quantity(row["value"], "%", 1),
        parts=vi.ratio(row["numerator"], row["denominator"]),
        gap=gap(row),
        change=_change(row["change"]),
        remaining=word("accounts.remaining", n=vi.number(remaining)) if remaining is not None else "",
        silent=word("accounts.silent", n=silent) if silent > 0 else "",
    )


def where(communes: pl.DataFrame) -> str:
    """The communes with most people left, and what share the ten largest hold."""
    frame = remaining(communes)
    if frame.is_empty():
        return word("accounts.where_none")
    total = float(frame["value"].sum())
    if total <= 0:
        return word("accounts.where_zero")
    places = ", ".join(_place(row, row["value"]) for row in frame.head(3).iter_rows(named=True))
    held = ""
    if len(frame) > MOST:
        share = 100 * float(frame.head(MOST)["value"].sum()) / total
        held = word("accounts.held", n=MOST, share=vi.quantity(share, "%", 0), of=len(frame))
    return word("accounts.where", places=places, held=held)


def team(measures: Measures) -> str:
    """New accounts and how many of them a team helped with."""
    row, count = measures.row("E2", 2), measures.row("E2")
    if row["value"] is None or not row["denominator"]:
        return word("accounts.team_none")
    return word(
        "accounts.team",
        all=vi.number(row["denominator"]),
        team=vi.number(row["numerator"]),
        share=vi.quantity(row["value"], "%", 1),
        change=_signed(count["change"], "accounts.team"),
        n=row["communes_reporting"] or 0,
    )


def safety(measures: Measures, communes: pl.DataFrame) -> str:
    """Sessions against fraud, who came, and how many communes held none."""
    row = measures.row("E6")
    if row["value"] is None:
        return word("accounts.safety_none")
    known = figures(communes, "sessions")
    held, idle = len(known.filter(pl.col("value") > 0)), len(known.filter(pl.col("value") == 0))
    return word(
        "accounts.safety",
        sessions=vi.number(row["value"]),
        people=vi.number(measures.value("E6", 2)),
        places=word("accounts.safety_places", n=held),
        idle=word("accounts.safety_idle", n=idle) if idle else "",
    )


def elderly(measures: Measures, communes: pl.DataFrame, scope: str) -> str:
    """How far people of 60 and more are behind the others, and where most."""
    row = measures.row("E4")
    known = figures(communes, "elderly").sort("value", "name", descending=[True, False])
    places = ", ".join(_place(one, one["value"], 1) for one in known.head(3).iter_rows(named=True))
    if known.is_empty():
        return word("accounts.elderly_none")
    if row["value"] is None:
        return word("accounts.elderly_scope", places=places)
    status = word("topic.proposed") if row["target_status"] == "proposed" else ""
    goal = vi.quantity(row["target"], word("accounts.elderly_unit"))
    said = word(
        "accounts.elderly",
        scope=_scope(scope),
        side=word("accounts.elderly_lower" if row["value"] >= 0 else "accounts.elderly_higher"),
        n=vi.quantity(abs(row["value"]), word("accounts.elderly_unit"), 1),
        target=word("accounts.elderly_target", target=goal, status=f" ({status})" if status else "")
        if row["target"] is not None
        else "",
        places=places,
    )
    return said[:1].upper() + said[1:]


def signature(measures: Measures) -> str:
    """Adults with a digital signature of their own."""
    row = measures.row("E5")
    if row["value"] is None:
        return word("accounts.signature_none")
    parts = vi.ratio(row["numerator"], row["denominator"])
    value = vi.quantity(row["value"], "%", 1)
    return word("accounts.signature", value=value, parts=parts, gap=gap(row))


def of_commune(row: Row) -> str:
    """One commune's figures in a line; ``row`` of accounts_communes."""
    if not row["share"] or row["share"]["value"] is None:
        return word("accounts.chosen_silent")

    def known(field: str, unit: str = "", decimals: int = 0) -> str:
        found = row[field] or {"value": None, "state": "not_reported"}
        return vi.quantity(found["value"], unit, decimals, found["state"])

    return word(
        "accounts.chosen", share=known("share", "%", 1), remaining=known("remaining"),
        signed=known("signed", "%", 1), sessions=known("sessions"),
    )  # fmt: skip


def figures(communes: pl.DataFrame, field: str) -> pl.DataFrame:
    """Communes that have a value of a struct column, with it as ``value``."""
    value = pl.col(field).struct.field("value")
    return communes.with_columns(value.alias("value")).filter(pl.col("value").is_not_null())


def remaining(communes: pl.DataFrame) -> pl.DataFrame:
    """Communes that reported how many people are left, most first."""
    return figures(communes, "remaining").sort("value", "name", descending=[True, False])


def gap(row: Row) -> str:
    """The gap of a share to its plan, in percentage points."""
    if row["gap"] is None:
        return ""
    if round(row["gap"], 1) == 0:
        return word("answer.gap_met")
    size = vi.quantity(abs(row["gap"]), word("unit.points"), 1)
    return word("answer.gap_behind" if row["gap"] < 0 else "answer.gap_ahead", gap=size)


def _change(change: float | None) -> str:
    if change is None:
        return ""
    if round(change, 1) == 0:
        return word("answer.change_none")
    size = vi.quantity(abs(change), word("unit.points"), 1)
    return word("answer.change_up" if change > 0 else "answer.change_down", n=size)


def _signed(change: float | None, name: str) -> str:
    if change is None:
        return ""
    if change == 0:
        return word(f"{name}_same")
    return word(f"{name}_up" if change > 0 else f"{name}_down", n=vi.number(abs(change)))


def _place(row: dict[str, Any], value: float, decimals: int = 0) -> str:
    return word("accounts.place", name=row["full_name"], n=vi.number(value, decimals))


def _scope(scope: str) -> str:
    return word("accounts.scope", name=scope) if scope else ""
