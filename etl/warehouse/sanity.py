"""Checks a new snapshot before it is published: keys, totals, ranges, and magnitudes against the last one."""

from pathlib import Path

import duckdb

from etl.warehouse.changes import sudden_changes
from etl.warehouse.laws import broken_laws


class BuildError(Exception):
    """The new snapshot is not fit to be published; the message (Vietnamese) says why."""


def check_snapshot(draft: Path, last: Path | None, accept_changes: bool) -> None:
    """Raise BuildError with every fault of the draft; ``last`` is the snapshot that stands, if any.

    ``accept_changes`` lets through what a person has looked at: large changes, never a broken law.
    """
    with duckdb.connect(str(draft), read_only=True) as connection:
        faults = list(broken_laws(connection))
        if not accept_changes:
            faults += sudden_changes(connection, last)
    if faults:
        raise BuildError("Không công bố: " + "; ".join(faults) + ". Bản đang công bố được giữ nguyên.")
