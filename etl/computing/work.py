"""Computes the figures of a home: of every commune, or only of those whose files changed since last time."""

from dataclasses import dataclass, replace
from functools import partial

import polars as pl

from etl.computing import layout
from etl.computing.changed import changed, fingerprints, ground
from etl.computing.kept import FRAMES, Kept, keep, kept, prepare
from etl.computing.some import Some
from etl.frozen.overlay import NOTHING, Frozen
from etl.frozen.restating import differences, kept_before, parts_of
from etl.home import Home
from etl.indicators import INDICATORS, Figures, Scope
from etl.indicators.compute import CommuneFigures, compute_across, compute_communes, compute_province
from etl.warehouse import reader

MANY = 32
"""With more communes than these it is quicker to compute them all at once."""
AGAIN = 20
"""After so many partial rewrites the snapshot is written whole, so that it stays compact."""
ACROSS = "across"
"""Name under which figures that look across communes have their digest."""
ACROSS_CODES = [one.code for one in INDICATORS.values() if one.across]
_WHOLE_CODES = [one.code for one in INDICATORS.values() if one.whole]
"""Indicators of which the province's figure is no sum: it may move where no commune's does."""


@dataclass(frozen=True)
class Work:
    """Figures to publish.

    ``figures`` holds the communes' and the province's values (no hamlets), for all communes; ``laid`` the
    rows of the snapshot that are new: all of them, or (``communes`` named) those of these communes, of the
    province and of the indicators that look across communes. In both the figures of frozen periods are
    those published; ``restated`` (RESTATED) has the cells that would be others now. ``indicators`` are
    those (None: all) of which a figure may be another than in the snapshot that stands.
    """

    figures: Figures
    laid: pl.DataFrame
    communes: list[str] | None
    indicators: list[str] | None
    checksum: str
    left: Kept
    restated: pl.DataFrame

    def prepare(self, home: Home) -> None:
        """Write down what the next build can start from; may run while the snapshot is written."""
        prepare(home, self.left)

    def keep(self, home: Home, snapshot_id: str) -> None:
        """Leave what the next build can start from; to be called once the snapshot is published."""
        keep(home, replace(self.left, snapshot_id=snapshot_id))


def compute(
    home: Home,
    whole: Scope,
    published: str | None,
    standing: str = "",
    frozen: Frozen = NOTHING,
) -> Work:
    """Figures of a scope of all communes; ``published`` is the id of the snapshot that stands.

    ``standing`` says in words what else the figures rest on, besides the ``frozen`` periods: when one of
    them changes, all are new.
    """
    tables, periods = whole.tables, whole.period_list
    base, now = ground(tables.as_of, standing + frozen.words()), fingerprints(tables.ledger())
    before = kept(home, base)
    communes = changed(before.fingerprints, now) if before and before.snapshot_id == published else None
    if before is None or communes is None or len(communes) > MANY or before.rewrites >= AGAIN:
        before, communes = None, None
    words = frozen.words_with(layout.vocabulary(periods))
    coded = partial(layout.coded, words=words)
    mine = Scope(tables if communes is None else Some(tables, communes), periods, communes)
    fresh, across = compute_communes(mine, coded), compute_across(whole, coded)
    own = _joined(before, fresh, communes)
    touched = None if before is None or communes is None else _touched(before, fresh, communes)
    told = before.province if before else None
    figures = compute_province(whole, own, across, standing=told, only=touched or ())
    province = figures.values.filter(pl.col("level") == "province")
    shares = ([fresh.hamlets, fresh.values, province], [across.hamlets, across.values])
    parts = list(zip(shares, parts_of(communes, ACROSS_CODES), strict=True))
    laid, beside = (layout.laid_out(frozen.over(*part), words) for part in parts)
    found = (before.digests if before else {}) | layout.digests(laid) | {ACROSS: layout.digest(beside)}
    rewrites = before.rewrites + 1 if before else 0
    left = Kept("", base, now, found, rewrites, own.values, own.coverage, own.sums, province)
    restated = [differences(frozen, *part) for part in parts]
    if communes is not None and frozen.periods:
        restated.append(kept_before(reader.table(home, "restatements"), communes, ACROSS_CODES))
    published_too = frozen.figures_over(figures)
    both, total = pl.concat([laid, beside]), layout.checksum(found)
    return Work(published_too, both, communes, touched, total, left, pl.concat(restated))


def _touched(before: Kept, fresh: CommuneFigures, communes: list[str]) -> list[str]:
    """Indicators of which the communes, or the province by itself, may have other figures than before."""
    mine = pl.col("commune_code").is_in(communes)
    found = {*ACROSS_CODES, *_WHOLE_CODES}
    for name in FRAMES:
        both = pl.concat([getattr(before, name).filter(mine), getattr(fresh, name)])
        found.update(both.filter(~both.is_duplicated())["indicator"].unique())
    return sorted(found)


def _joined(before: Kept | None, fresh: CommuneFigures, communes: list[str] | None) -> CommuneFigures:
    """Fresh figures of the communes named, kept ones of the others; without their hamlets'."""
    own = fresh._replace(hamlets=fresh.hamlets.clear())
    if before is None or communes is None:
        return own
    others = ~pl.col("commune_code").is_in(communes)
    joined = {name: pl.concat([getattr(before, name).filter(others), getattr(own, name)]) for name in FRAMES}
    return own._replace(**joined)
