"""Computes everything a page will ask for and publishes it as a new snapshot."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import chain

import polars as pl

from etl import computing, credibility, reference
from etl.assess.clusters import clusters
from etl.assess.duties import duty_status
from etl.assess.equity import equity
from etl.assess.groups import group_status
from etl.assess.lagging import INDICATOR as LAGGING
from etl.assess.lagging import lagging
from etl.assess.score_ranks import score_ranks
from etl.assess.status import commune_status, province_status
from etl.beside import Beside, beside
from etl.boundaries import commune_polygons
from etl.calendar import Period, periods_until
from etl.frozen.overlay import frozen_by
from etl.frozen.reasons import with_reasons
from etl.home import Home
from etl.indicators import INDICATORS, Figures, Scope
from etl.ingest import catch_up
from etl.journal import next_batch
from etl.review.listing import decisions
from etl.snapshot import activity, places
from etl.snapshot.campaigns import campaigns
from etl.snapshot.dictionary import dictionary, parts
from etl.snapshot.spot_operators import spot_operators
from etl.snapshot.spots import spots
from etl.store import Archive, Tables
from etl.warehouse import reader
from etl.warehouse.writer import Rewritten, publish

SCHEMA_VERSION = 3
JUDGED = ("commune_status", "group_status", "equity", "clusters", "cluster_tests")
"""Tables that judge each indicator by itself: only those with other figures are judged again."""


def build(home: Home, as_of: date, accept_changes: bool = False) -> str:
    """Compute what changed, for every indicator and period, and publish; returns the snapshot's id.

    Raises BuildError where the result is not sound (the old snapshot then stays). Readers see the old
    snapshot until the new one is whole.
    """
    with home.writing("build"):
        catch_up(home)
        tables, periods = Tables(Archive(home), as_of), periods_until(as_of)
        published = reader.meta(home)
        last = str(published["snapshot_id"]) if published else None
        frozen = frozen_by(home, as_of)
        scope = Scope(tables, periods)
        with ThreadPoolExecutor(1) as aside:
            besides = aside.submit(beside, scope)
            work = computing.compute(home, scope, last, frozen=frozen)
            meta = _meta(home, tables, work.checksum, periods, as_of)
            prepared = aside.submit(work.prepare, home)
            contents = chain(
                _contents(home, tables, work, periods, besides, aside),
                [
                    ("meta", meta),
                    ("frozen", frozen.table()),
                    ("restatements", with_reasons(frozen, work.restated, tables)),
                    ("decisions", decisions(home)),
                ],
            )
            publish(home, contents, accept_changes, _rewritten(work))
            prepared.result()
        snapshot_id = str(meta["snapshot_id"][0])
        work.keep(home, snapshot_id)
        return snapshot_id


def _rewritten(work: computing.Work) -> Rewritten | None:
    if work.communes is None or work.indicators is None:
        return None
    return Rewritten(work.communes, computing.ACROSS_CODES, _judged_anew(work), JUDGED)


def _judged_anew(work: computing.Work) -> list[str]:
    """Indicators of which the tables JUDGED are made anew; that of the lagging communes is always one."""
    return sorted({*(work.indicators or INDICATORS), LAGGING})


def _contents(
    home: Home,
    tables: Tables,
    work: computing.Work,
    periods: Sequence[Period],
    besides: Future[Beside],
    aside: ThreadPoolExecutor,
) -> Iterator[tuple[str, pl.DataFrame]]:
    """The tables by name, each as soon as it is there: one is written while the next is computed."""
    yield "indicator_values", work.laid
    as_of, anew, rows = tables.as_of, _judged_anew(work), besides.result()
    values, counted, added = work.figures
    mine = pl.col("indicator").is_in(anew)
    judged = Figures(values.filter(mine), counted.filter(mine), added.filter(mine))
    status = commune_status(judged.values, judged.coverage, periods, as_of)
    near = aside.submit(clusters, status)
    yield "commune_status", status
    province = province_status(values, counted, periods, as_of)
    yield "province_status", province
    groups = group_status(judged.values, judged)
    yield "group_status", groups
    every = status if work.indicators is None else _with_others(home, status, anew)
    yield "duty_status", duty_status(every, province, rows.evidence)
    yield "signals", rows.signals
    yield "flags", rows.flags
    yield "signal_checks", rows.checked
    yield "signal_kinds", credibility.dictionary()
    yield "equity", equity(judged.values, groups)
    yield "score_ranks", score_ranks(values)
    yield "lagging", lagging(values, status, rows.circumstances, periods, as_of)
    yield from zip(("clusters", "cluster_tests"), near.result(), strict=True)
    yield "converted", rows.converted
    catalogue = places.hamlets(tables.current("M10"), as_of)
    yield "hamlets", catalogue
    yield "communes", places.communes()
    yield "periods", places.periods(periods, as_of)
    yield "teams", activity.teams(tables, catalogue)
    yield "spots", spots(tables, as_of, commune_polygons(home.root))
    yield "spot_operators", spot_operators(tables)
    yield "campaigns", campaigns(tables)
    yield "submissions", activity.submissions(tables)
    yield "reporting", activity.reporting(tables, periods, as_of)
    yield "indicators", dictionary()
    yield "indicator_parts", parts()
    yield "duties", reference.frame("duties")
    yield "settings", reference.settings()


def _with_others(home: Home, status: pl.DataFrame, anew: Sequence[str]) -> pl.DataFrame:
    """The status of communes on every indicator: computed now, and of the others as published."""
    others = reader.standing(home, anew)
    return pl.concat([status.select(others.columns), others])


def _meta(home: Home, tables: Tables, checksum: str, periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    """One row: what this snapshot is; its id is the as-of date and the figures' own checksum.

    ``batch`` is the last one received or decided before it was computed.
    """
    ledger = tables.ledger()
    months = [period.id for period in periods if period.kind == "month" and period.last_day <= as_of]
    return pl.DataFrame(
        {
            "snapshot_id": [f"{as_of:%Y%m%d}-{checksum[:8]}"],
            "as_of": [as_of],
            "built_at": [datetime.now(UTC).replace(tzinfo=None)],
            "simulated": [bool(ledger["simulated"].any())],
            "communes": [reference.communes().height],
            "submissions": [ledger.height],
            "default_period": [months[-1] if months else periods[-1].id],
            "schema_version": [SCHEMA_VERSION],
            "batch": [next_batch(home.receipts, home.decisions) - 1],
        }
    )
