"""Drops the months of the audit log that are too old; what is kept still proves that nothing else went."""

import json
import os
from datetime import date
from pathlib import Path

from etl.audit import Line, record, whole
from etl.audit_chain import check, known, months
from etl.home import sync_folder

MONTHS = 12
"""Whole months before the present one that are kept."""


class AuditError(Exception):
    """The log can not be pruned; the message (a fault's kind) says why."""


def prune(home: Path, today: date, who: str = "", role: str = "retention") -> int:
    """Drop whole months older than :data:`MONTHS`; returns how many lines went. Recorded as done by ``who``.

    Raises AuditError for a broken chain: what would prove the break must stay.
    """
    chain = check(home)
    if chain.fault:
        raise AuditError(chain.fault.kind)
    at = today.year * 12 + today.month - 1 - MONTHS
    first = f"{at // 12:04d}-{at % 12 + 1:02d}"
    old = [file for file in months(home)[:-1] if file.stem < first]
    anchor = known(home / "audit" / "anchor.json")
    last = next((line for file in reversed(old) for line in reversed(_lines(file))), None)
    if last and last["number"] > anchor["number"]:
        gone = last["number"] - anchor["number"]
        what = {"until": old[-1].stem, "last": last["number"], "sha256": last["hash"], "count": gone}
        record(home, "removed", who, role, kind="audit", **what)
        anchored = {"number": last["number"], "hash": last["hash"], "month": old[-1].stem}
        _write_anchor(home / "audit" / "anchor.json", anchored)
    else:
        gone = 0
    for file in old:
        file.unlink(missing_ok=True)
    return gone


def _lines(file: Path) -> list[Line]:
    return [line for raw in file.read_bytes().splitlines() if (line := whole(raw))]


def _write_anchor(path: Path, anchor: Line) -> None:
    draft = path.with_suffix(".new")
    with open(draft, "w", encoding="utf-8") as file:
        file.write(json.dumps(anchor))
        os.fchmod(file.fileno(), 0o600)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    sync_folder(path.parent)
