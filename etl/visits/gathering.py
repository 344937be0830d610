"""The visits of one or several logs brought in order, each once, and counted.

Piece after piece, cut between hamlets: what is worked on stays small enough to lie near the processor.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import polars as pl

from etl.visits import packing
from etl.visits.counting import MONTHS, by_cell, named

_ROWS_A_PIECE = 600_000
_AT_WORK = 2


class Gathered(NamedTuple):
    """Visits as stored (PARTS), sorted, each once; their count (MONTHS); rows that a later row replaced
    (:func:`etl.visits.packing.repeated`)."""

    visits: pl.DataFrame
    months: pl.DataFrame
    again: pl.DataFrame


def gathered(visits: list[pl.Series]) -> Gathered:
    """Of packed visits in any order; nulls and negative numbers are none. Empties the list."""
    pieces = packing.cut(packing.in_order(visits), _ROWS_A_PIECE)
    if not pieces:
        return _NOTHING
    with ThreadPoolExecutor(_AT_WORK) as pool:
        found = zip(*pool.map(_of_piece, pieces), strict=True)
    each, cells, again = (pl.concat(frames, rechunk=False) for frames in found)
    return Gathered(each, named(cells), again)


def _of_piece(piece: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    rows = packing.rows_of(piece)
    visits = packing.latest(rows)
    return visits, by_cell(visits), packing.repeated(rows)


_NOTHING = Gathered(
    pl.DataFrame(schema=packing.PARTS), pl.DataFrame(schema=MONTHS), pl.DataFrame(schema=packing.REPEATED)
)
