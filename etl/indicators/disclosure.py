"""Small cells: figures of a hamlet about so few people that they could be recognised are not shown."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl

Cells = Mapping[str, tuple[float, float]]
"""Numerator and denominator of the hamlets of one commune on one day; a blank is 0."""


def suppress(rows: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """Set the state of small cells, and of those that would give them away, to ``suppressed``.

    A cell is small where its numerator or its denominator is blank or below the threshold. The commune's
    figure is published, so what is hidden in it is known in sum: see :func:`hidden_cells`. Rows need
    ``end``, the day at which their period's figures stand; periods of one day hide the same hamlets. Rows
    in another state than ``ok`` stay as they are.
    """
    days: dict[str, dict[date, dict[str, tuple[float, float]]]] = defaultdict(lambda: defaultdict(dict))
    chosen = rows.filter(pl.col("state") == "ok").select(
        "commune_code", "end", "hamlet_code", pl.col("numerator", "denominator").fill_null(0)
    )
    for commune, end, hamlet, above, below in chosen.iter_rows():
        days[commune][end][hamlet] = (above, below)
    hidden = [
        (end, hamlet)
        for cells in days.values()
        for end, found in hidden_cells(cells, threshold).items()
        for hamlet in found
    ]
    names = {"end": pl.Date, "hamlet_code": pl.String}
    listed = pl.DataFrame(hidden, schema=names, orient="row").with_columns(hide=pl.lit(True))
    hide = pl.col("hide").fill_null(False) & (pl.col("state") == "ok")
    return (
        rows.join(listed, on=list(names), how="left", maintain_order="left")
        .with_columns(state=pl.when(hide).then(pl.lit("suppressed")).otherwise("state"))
        .drop("hide")
    )


def hidden_cells(days: Mapping[date, Cells], threshold: int) -> dict[date, set[str]]:
    """Hamlets of one commune to hide on each day, so that no small one follows from the commune's figure.

    Beside small cells others are hidden, those with the fewest people below the line first, until there
    are two or more and their sums, above and below, reach the threshold. Cells add up over time and a
    commune may report nothing new, so one shown on another day may be known on this: cells that were
    shown before protect nobody, and are hidden only where there is no other.
    """
    hidden: dict[date, set[str]] = {}
    shown_before: set[str] = set()
    for day in sorted(days):
        cells = days[day]
        found = {hamlet for hamlet, pair in cells.items() if min(pair) < threshold}
        spare = sorted(cells.keys() - found, key=lambda hamlet: (cells[hamlet][1], hamlet))
        for more, asked in (([h for h in spare if h not in shown_before], shown_before), (spare, set())):
            while more and found and not _covers(cells, found - asked, threshold):
                found.add(more.pop(0))
        hidden[day] = found
        shown_before |= cells.keys() - found
    return hidden


def _covers(cells: Cells, hidden: set[str], threshold: int) -> bool:
    """Whether the hidden cells cover one another, also from one who knows these rules.

    One of them is not small, so that which of them are small can not be told from their number.
    """
    large = any(min(cells[hamlet]) >= threshold for hamlet in hidden)
    enough = all(sum(cells[h][side] for h in hidden) >= threshold for side in (0, 1))
    return large and enough and len(hidden) > 1
