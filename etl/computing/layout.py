"""How published values lie in the snapshot: coded, commune after commune, each with its digest."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from etl import reference
from etl.calendar import Period
from etl.indicators import INDICATORS
from etl.indicators.rollup import VALUES

PROVINCE = "province"
"""Name under which the province's own figures have their digest."""
STATES = ("ok", "not_reported", "not_applicable", "suppressed", "not_ranked")
SOURCES = ("counted", "declared", "official", "computed")
LEVELS = ("province", "commune", "hamlet")
BASES = ("full", "reported")
_BITS = {"commune_code": 8, "level": 2, "indicator": 8, "period": 12, "hamlet": 10, "part": 4, "breakdown": 8}


def vocabulary(periods: Sequence[Period]) -> dict[str, list[str]]:
    """Every word that a coded column may hold, in order: declared, so that a later figure fits in too."""
    breakdowns = dict.fromkeys(name for one in INDICATORS.values() for name in one.breakdowns)
    units = dict.fromkeys(one.unit_of(part) for one in INDICATORS.values() for part in one.parts)
    return {
        "period": [period.id for period in periods],
        "level": list(LEVELS),
        "commune_code": sorted(str(row["code"]) for row in reference.rows("communes")),
        "indicator": list(INDICATORS),
        "breakdown": list(breakdowns),
        "base": list(BASES),
        "unit": list(units),
        "state": list(STATES),
        "source": list(SOURCES),
    }


def coded(values: pl.DataFrame, words: dict[str, list[str]]) -> pl.DataFrame:
    """The values (VALUES) with coded columns: a third of the room of texts."""
    return values.with_columns(pl.col(name).cast(pl.Enum(found)) for name, found in words.items())


def laid_out(values: Iterable[pl.DataFrame], words: dict[str, list[str]]) -> pl.DataFrame:
    """Values (VALUES, coded or not) with coded columns, in the order of the snapshot.

    Province first, then commune by commune: what belongs to one commune lies together, so that a screen
    about it reads one stretch, and a change of it replaces one.
    """
    whole = pl.concat(coded(frame, words) for frame in values)
    order = whole.select(_place().arg_sort()).to_series()
    # Column by column: a sort of the whole would hold it twice more.
    return pl.DataFrame([whole[name].gather(order) for name in VALUES])


def _place() -> pl.Expr:
    """One whole number a row that sorts as the key columns do."""
    numbers = {name: pl.col(name).to_physical().cast(pl.UInt64) for name in ("level", "indicator", "period")}
    numbers["commune_code"] = pl.col("commune_code").to_physical().cast(pl.UInt64) + 1
    numbers["breakdown"] = pl.col("breakdown").to_physical().cast(pl.UInt64)
    numbers["hamlet"] = pl.col("hamlet_code").str.slice(6).cast(pl.UInt64)
    numbers["part"] = pl.col("part").cast(pl.UInt64)
    place = pl.lit(0, pl.UInt64)
    for name, bits in _BITS.items():
        place = place * (1 << bits) + numbers[name].fill_null(0)
    return place * 2 + pl.col("base").to_physical().cast(pl.UInt64)


def digests(laid: pl.DataFrame) -> dict[str, str]:
    """SHA-256 of laid-out figures of each commune, and of the province's own (under PROVINCE)."""
    stretches = laid["commune_code"].rle().struct.unnest()
    names = [str(code or PROVINCE) for code in stretches["value"]]
    return dict(zip(names, _digests(laid.drop("commune_code"), stretches["len"].to_list()), strict=True))


def checksum(found: dict[str, str]) -> str:
    """One sum over all digests: the same figures give the same sum, whichever were computed anew."""
    return hashlib.sha256(";".join(f"{name}={found[name]}" for name in sorted(found)).encode()).hexdigest()


def digest(frame: pl.DataFrame) -> str:
    """SHA-256 of laid-out rows: coded columns count by their codes, and an empty cell is no number."""
    return _digests(frame, [frame.height])[0]


def _digests(rows: pl.DataFrame, lengths: Sequence[int]) -> list[str]:
    """The digest of each stretch of rows, in order: column after column, so that each is made plain once."""
    totals = [hashlib.sha256() for _ in lengths]
    for column in _plain(rows):
        start, bytes_of = 0, column.to_numpy()
        for total, length in zip(totals, lengths, strict=True):
            total.update(bytes_of[start : start + length].data)
            start += length
    return [total.hexdigest() for total in totals]


def _plain(rows: pl.DataFrame) -> Iterator[pl.Series]:
    """The columns as bare numbers, one at a time: together they would take as much room as the rows."""
    yield rows.select(pl.col("hamlet_code").str.slice(6).cast(pl.UInt16).fill_null(0)).to_series()
    yield rows["part"].cast(pl.UInt8)
    yield rows["stale"]
    for name in rows.select(pl.col(pl.Enum)).columns:
        yield rows[name].to_physical().cast(pl.UInt16)
    for name in ("numerator", "denominator", "value"):
        yield rows[name].fill_null(float("inf"))
