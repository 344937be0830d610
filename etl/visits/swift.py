"""The rows of a Parquet log of which nothing needs to be looked into, packed all in one stream.

What is plain and sound here is what :mod:`etl.visits.sifting` would find plain and sound, by the same
conditions; every other row is left to it.
"""

from datetime import date
from functools import reduce
from operator import xor

import polars as pl

from etl.visits import packing
from etl.visits.batches import ROW, table
from etl.visits.cells import TYPED, plain
from etl.visits.households import LONGEST_CODE, Seeds, in_place, levelled, texts
from etl.visits.log import Log
from etl.visits.places import COLUMNS, Places, where_of
from etl.visits.rules import conditions

_HEAD = 200_000
"""Rows from which places and unusual household codes are learned."""
_CODES = (*COLUMNS, "household_code", "team_member_code")


def pack_sound(log: Log, places: Places, received: date, seeds: Seeds) -> tuple[pl.Series, pl.Series] | None:
    """The visits of the sound rows (NONE for the others), and the numbers of the other rows.

    None where the file's columns or what is said of the whole of it ask for a closer look.
    """
    rows = table(log)
    schema = rows.collect_schema()
    held = [name for name in _CODES if name in schema]
    needed = {"hamlet_code", "household_code", "visit_date", "people_guided"}
    if not needed <= set(schema) or any(schema[name] != pl.String for name in held):
        return None
    head = rows.head(_HEAD).collect()
    places.of(head)
    if places.held:
        return None
    clear = places.known.drop_nulls("place").join(places.faults, on="where", how="anti")
    codes = levelled(texts(head, "household_code"), seeds)
    placed = _told(rows, schema, received, seeds).join(
        clear.lazy().select("where", "base", "mix"), on="where", how="left"
    )
    told = placed.join(codes.lazy(), on="written", how="left") if codes.height else placed
    code = pl.coalesce("serial", "level") if codes.height else pl.col("serial")
    # The hash of no code is a number too.
    base = pl.when(code.is_not_null()).then("base")
    key = packing.key_of(base, in_place(code, pl.col("mix"), seeds), pl.col("visit_date"))
    visit = pl.col("visit")
    found = told.select(ROW, visit=packing.with_key(key, pl.col("below"))).select(
        visit.fill_null(packing.NONE), rest=pl.when(visit.is_null()).then(ROW)
    ).collect(engine="streaming")  # fmt: skip
    return found["visit"], found["rest"].drop_nulls()


def _told(rows: pl.LazyFrame, schema: pl.Schema, received: date, seeds: Seeds) -> pl.LazyFrame:
    """Every row, as narrow as can be before it is joined: where it lies, as written; its household.

    ``serial`` is the hash of a household's number, ``written`` that of its code as it stands. The other cells
    are in ``visit_date`` and ``below``; the latter is null where anything can be said against one of them.
    """
    hashes = where_of([name for name in COLUMNS if name in schema])
    number = pl.col("household_code").cast(pl.UInt32, strict=False)
    typed = {column.name: plain(schema, column) for column in TYPED}
    unread = [
        pl.col(column.name).is_not_null() & typed[column.name].is_null()
        for column in TYPED
        if column.name in schema
    ]
    member = pl.col("team_member_code").str.len_bytes() if "team_member_code" in schema else pl.lit(0)
    told = rows.select(
        ROW, **typed, written=pl.col("household_code").hash(seeds[0]),
        where=reduce(xor, hashes), serial=pl.when(number.is_not_null()).then(number.hash(seeds[0])),
        unread=pl.any_horizontal(unread), long=(member >= LONGEST_CODE).fill_null(False),
    )  # fmt: skip
    flags = packing.flags_of([pl.col(f"guided_{name}") for name in packing.CONTENTS])
    below = pl.when(_sound(received)).then(packing.below_of(pl.col(ROW), pl.col("people_guided"), flags))
    return told.select(ROW, "where", "written", "serial", "visit_date", below=below)


def _sound(received: date) -> pl.Expr:
    """Whether nothing can be said against a row, but for its place and household."""
    usual = {"blank", "identity", "member_identity"}
    broken = [
        condition
        for condition in conditions(received).values()
        if not set(condition.meta.root_names()) & usual
    ]
    return ~pl.any_horizontal("unread", "long", *broken)
