"""Computes the figures of a home: of every commune, or only of those whose files changed since last time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from etl.calendar import Period
from etl.computing import layout
from etl.computing.changed import changed, fingerprints, ground
from etl.computing.kept import Kept, keep, kept
from etl.computing.some import Some
from etl.home import Home
from etl.indicators import INDICATORS, Figures, Scope
from etl.indicators.compute import CommuneFigures, compute_across, compute_communes, compute_province
from etl.indicators.scope import Tables

MANY = 32
"""With more communes than these it is quicker to compute them all at once."""
AGAIN = 50
"""After so many partial rewrites the snapshot is written whole, so that it stays compact."""
ACROSS = "across"
"""Name under which figures that look across communes have their digest."""
ACROSS_CODES = [one.code for one in INDICATORS.values() if one.across]


@dataclass(frozen=True)
class Work:
    """Figures to publish.

    ``figures`` holds the communes' and the province's values (no hamlets), for all communes; ``laid`` the
    rows of the snapshot that are new: all of them, or (``communes`` named) those of these communes, of the
    province and of the indicators that look across communes.
    """

    figures: Figures
    laid: pl.DataFrame
    communes: list[str] | None
    checksum: str
    left: Kept

    def keep(self, home: Home, snapshot_id: str) -> None:
        """Leave what the next build can start from; to be called once the snapshot is published."""
        keep(home, replace(self.left, snapshot_id=snapshot_id))


def compute(
    home: Home, tables: Tables, periods: Sequence[Period], published: str | None, standing: str
) -> Work:
    """Figures of the tables for the periods; ``published`` is the id of the snapshot that stands.

    ``standing`` says in words what else the figures rest on (frozen periods): when it changes, all are new.
    """
    base, now = ground(tables.as_of, standing), fingerprints(tables.ledger())
    before = kept(home, base)
    communes = changed(before.fingerprints, now) if before and before.snapshot_id == published else None
    if before is None or communes is None or len(communes) > MANY or before.rewrites >= AGAIN:
        before, communes = None, None
    fresh = compute_communes(Scope(tables if communes is None else Some(tables, communes), periods, communes))
    whole = Scope(tables, periods)
    across = compute_across(whole)
    own = _joined(before, fresh, communes)
    figures = compute_province(whole, own, across)
    province = figures.values.filter(pl.col("level") == "province")
    words = layout.vocabulary(periods)
    laid = layout.laid_out(pl.concat([fresh.values, province]), words)
    beside = layout.laid_out(across.values, words)
    found = (before.digests if before else {}) | layout.digests(laid) | {ACROSS: layout.digest(beside)}
    rewrites = before.rewrites + 1 if before else 0
    left = Kept("", base, now, found, rewrites, own)
    return Work(figures, pl.concat([laid, beside]), communes, layout.checksum(found), left)


def _joined(before: Kept | None, fresh: CommuneFigures, communes: list[str] | None) -> CommuneFigures:
    """Fresh figures of the communes named, kept ones of the others; of values only the communes' own."""
    own = fresh._replace(values=fresh.values.filter(pl.col("level") == "commune"))
    if before is None or communes is None:
        return own
    others = ~pl.col("commune_code").is_in(communes)
    pairs = zip(before.figures, own, strict=True)
    return CommuneFigures(*(pl.concat([old.filter(others), new]) for old, new in pairs))
