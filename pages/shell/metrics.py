"""Figures of operation in Prometheus' words: sessions, reruns, the snapshot, memory, jobs, errors."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.stats import ACTIVE_SESSIONS_FAMILY, GaugeStat

from pages.shell import jobs, logs, memory, menu
from queries.door import NoSnapshotError, door
from queries.viewer import PUBLIC

disable_created_metrics()
REGISTRY = CollectorRegistry()
RERUNS = Histogram(
    "phuso_rerun_seconds", "Seconds that a screen's script took, once for each look or click",
    ["screen"], buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5), registry=REGISTRY,
)  # fmt: skip
SLOW = 1.0
"""Seconds above which a run is told in the log."""


def timed(run: Callable[[], None]) -> None:
    """Run a screen's script and count it, whatever ends it."""
    started = time.perf_counter()
    try:
        run()
    finally:
        took, screen = time.perf_counter() - started, _screen()
        RERUNS.labels(screen).observe(took)
        level = logging.INFO if took > SLOW else logging.DEBUG
        logs.tell("rerun", level, screen=screen, seconds=round(took, 3))


def text() -> bytes:
    """All figures as Prometheus reads them."""
    return generate_latest(REGISTRY)


def _screen() -> str:
    """The address of the screen that ran, one of the menu's; anything else counts as the first one."""
    ctx = get_script_run_ctx(suppress_warning=True)
    pages: dict[str, Any] = dict(ctx.pages_manager.get_pages()) if ctx else {}
    path = pages.get(ctx.page_script_hash, {}).get("url_pathname", "") if ctx else ""
    return path if path in menu.ADDRESSES else ""


class _Now(Collector):
    """What is looked up at the moment of asking."""

    def collect(self) -> Iterator[Metric]:
        """Gauges of this process and of the home that it shares with others."""
        yield GaugeMetricFamily("phuso_sessions", "Open sessions of this process", _sessions())
        yield GaugeMetricFamily("phuso_cache_entries", "Answers and drawings kept in memory", memory.held())
        waiting = sum(job.open for job in jobs.jobs())
        yield GaugeMetricFamily("phuso_jobs_waiting", "Uploads and decisions not done yet", waiting)
        try:
            meta = door().ask("meta", PUBLIC).row(0, named=True)
        except NoSnapshotError:
            return
        built = datetime.fromisoformat(meta["built_at"]).replace(tzinfo=UTC)
        age = (datetime.now(UTC) - built).total_seconds()
        yield GaugeMetricFamily("phuso_snapshot_age_seconds", "Since the snapshot shown was made", age)
        yield InfoMetricFamily("phuso_snapshot", "The snapshot shown", {"id": meta["snapshot_id"]})


def _sessions() -> int:
    if not Runtime.exists():
        return 0
    found = Runtime.instance().stats_mgr.get_stats([ACTIVE_SESSIONS_FAMILY])
    return sum(stat.value for stat in found.get(ACTIVE_SESSIONS_FAMILY, ()) if isinstance(stat, GaugeStat))


REGISTRY.register(logs.ERRORS)
REGISTRY.register(_Now())
ProcessCollector(registry=REGISTRY)
