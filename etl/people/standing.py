"""Who leads the teams by the rosters that stand now: roles and keyed hashes, as the cache holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.store import Tables

LEADING = ("leader", "deputy")
"""Positions whose people are to be called, in this order."""
UNITS = {"M02b": "commune_code", "M01": "hamlet_code"}
"""The two rosters, and whose team each is of."""


@dataclass(frozen=True)
class Post:
    """One leading position on a roster that stands; ``person`` is the hash of who holds it."""

    unit: str
    role: str
    person: str
    receipt: int
    sheet_key: int
    received: date


@dataclass(frozen=True)
class Standing:
    """Leading positions of units in their order, and the units of which no roster stands."""

    posts: tuple[Post, ...]
    silent: tuple[str, ...]


def standing(tables: Tables, form: str, codes: Sequence[str]) -> Standing:
    """Leaders, then deputies of each unit on its roster received last, as ``etl.indicators.rosters`` has it.

    ``form`` is M01 with codes of hamlets, or M02b with codes of communes.
    """
    unit = UNITS[form]
    rows = tables.rows(form).drop_nulls(["person_key", unit]).filter(pl.col(unit).is_in(list(codes)))
    rows = rows.sort("received_date", "received_order", "sheet_key", "row")
    last = rows.filter(pl.col("sheet_key") == pl.col("sheet_key").last().over(unit))
    leading = last.filter(pl.col("team_role").is_in(LEADING)).unique(
        [unit, "team_role", "person_key"], keep="first", maintain_order=True
    )
    names = (unit, "team_role", "person_key", "received_order", "sheet_key", "received_date")
    found = [Post(*cells) for cells in leading.select(names).iter_rows()]
    found.sort(key=lambda post: (codes.index(post.unit), LEADING.index(post.role)))
    known = set(last[unit])
    return Standing(tuple(found), tuple(code for code in codes if code not in known))
