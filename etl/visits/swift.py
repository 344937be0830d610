"""The rows of a Parquet log of which nothing needs to be looked into, packed all in one stream.

What is plain and sound here is what :mod:`etl.visits.sifting` would find plain and sound, by the same
conditions; every other row is left to it.
"""

from datetime import date
from functools import reduce
from operator import and_, xor

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
    """The visits of the sound rows, and the numbers of all other rows.

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
    told = _told(rows, schema, places, levelled(texts(head, "household_code"), seeds), seeds)
    sound = _sound(schema, received)
    key = packing.key_of(pl.col("base"), in_place(pl.col("code"), pl.col("mix"), seeds), pl.col("visit_date"))
    flags = packing.flags_of([pl.col(f"guided_{name}") for name in packing.CONTENTS])
    visit = packing.packed(pl.col("key"), pl.col(ROW), pl.col("people_guided"), pl.col("flags"))
    found = (
        told.select(ROW, "people_guided", key=key, flags=flags, sound=sound)
        .select(visit=pl.when("sound").then(visit), rest=pl.when(~pl.col("sound")).then(ROW))
        .collect(engine="streaming")
    )
    return found["visit"].drop_nulls(), found["rest"].drop_nulls()


def _told(
    rows: pl.LazyFrame, schema: pl.Schema, places: Places, codes: pl.DataFrame, seeds: Seeds
) -> pl.LazyFrame:
    """Every row typed, with its place (base, mix) and household (code) where these are plain or learned."""
    clear = places.known.drop_nulls("place").join(places.faults, on="where", how="anti")
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
        where=reduce(xor, hashes), number=number.hash(seeds[0]), serial=number.is_not_null(),
        unread=pl.any_horizontal(unread), long=(member >= LONGEST_CODE).fill_null(False),
    )  # fmt: skip
    told = told.join(clear.lazy().select("where", "base", "mix"), on="where", how="left")
    if codes.height:
        told = told.join(codes.lazy(), on="written", how="left")
    else:
        told = told.with_columns(level=pl.lit(None, pl.UInt64))
    return told.with_columns(code=pl.when("serial").then("number").otherwise("level"))


def _sound(schema: pl.Schema, received: date) -> pl.Expr:
    """Whether nothing can be said against a row."""
    usual = {"blank": pl.lit(False), "identity": pl.lit(False), "member_identity": pl.lit(False)}
    broken = [
        condition
        for condition in conditions(received).values()
        if not set(condition.meta.root_names()) & usual.keys()
    ]
    good = [pl.col("base").is_not_null(), pl.col("code").is_not_null(), ~pl.col("unread"), ~pl.col("long")]
    return reduce(and_, [*good, ~pl.any_horizontal(broken)])
