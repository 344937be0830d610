"""Checks a new snapshot before it is published: keys, totals, ranges, and magnitudes against the last one."""

from pathlib import Path

import duckdb

from etl.warehouse.changes import sudden_changes
from etl.warehouse.laws import broken_laws
from etl.warehouse.words import quoted


class BuildError(Exception):
    """The new snapshot is not fit to be published; the message (Vietnamese) says why."""


def check_snapshot(draft: Path, last: Path | None, accept_changes: bool, given: str | None = None) -> None:
    """Raise BuildError with every fault of the draft; ``last`` is the snapshot that stands, if any.

    ``accept_changes`` lets through what a person has looked at: large changes, never a broken law.
    ``given`` is the condition for the values to look at; those not in it were checked when they were new.
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach {quoted(str(draft))} as draft (read_only)")
        connection.execute("use draft")
        if given:
            connection.execute(
                "create temp table indicator_values as select * from draft.main.indicator_values "
                f"where {given}"
            )
        faults = list(broken_laws(connection))
        if not accept_changes:
            faults += sudden_changes(connection, last)
    if faults:
        raise BuildError("Không công bố: " + "; ".join(faults) + ". Bản đang công bố được giữ nguyên.")
