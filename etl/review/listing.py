"""The decisions as tables: for the snapshot, and for a person who looks them through."""

from collections.abc import Mapping
from datetime import datetime

import polars as pl

from etl.home import Home
from etl.review.decision import Decision
from etl.review.decision import decisions as lines_of

DECISIONS: Mapping[str, pl.DataType] = {
    "id": pl.String(), "decided_at": pl.Datetime("us"), "decided_by": pl.String(), "kind": pl.String(),
    "sha256": pl.String(), "file": pl.String(), "sheet": pl.String(), "form": pl.String(),
    "sender": pl.String(), "written": pl.String(), "decided": pl.String(), "scope": pl.String(),
    "reason": pl.String(), "withdrawn_at": pl.Datetime("us"), "withdrawn_by": pl.String(),
}  # fmt: skip
"""One row a decision and, for hamlets, a name. ``decided`` is the code of commune, hamlet or form (empty:
rejected, or a flag explained, whose id is ``written``); ``scope`` is ``file`` where it holds for that sheet
only, else ``writing``. Of persons it holds the names of those who decided, as given, and nothing else."""


def decisions(home: Home) -> pl.DataFrame:
    """Every decision ever taken, in order, withdrawn ones marked (table ``decisions`` of the snapshot)."""
    lines = lines_of(home)
    withdrawn = {line.undoes: line for line in lines if line.kind == "undo"}
    rows = [row for line in lines if line.kind != "undo" for row in _rows(line, withdrawn.get(line.id))]
    return pl.DataFrame(rows, schema=dict(DECISIONS), orient="row")


def _rows(line: Decision, undone: Decision | None) -> list[tuple[object, ...]]:
    named = [(one.written, one.code, bool(one.rows) or not one.written) for one in line.hamlets]
    code = "" if line.kind == "explanation" else line.code
    told = named or [("" if line.kind == "form" else line.written, code, False)]
    ends = (_time(undone.at), undone.by) if undone else (None, None)
    return [
        (
            line.id, _time(line.at), line.by, line.kind, line.sha256, line.file, line.sheet, line.form,
            line.sender, written, code, "file" if line.once or here else "writing", line.reason, *ends,
        )
        for written, code, here in told
    ]  # fmt: skip


def _time(at: str) -> datetime:
    """The clock time at which it was written down, without its zone."""
    return datetime.fromisoformat(at).replace(tzinfo=None)
