"""What waits for a person, as the build side last listed it; kept beside the jobs, at hand for a page."""

import json
from pathlib import Path
from typing import Any

from queries.home import home_folder

Item = dict[str, Any]


def file() -> Path:
    """Where the list is kept."""
    return home_folder() / "inbox" / "review.json"


def items() -> list[list[Item]]:
    """The tables that wait, oldest first; of each its questions, all with the same id."""
    try:
        lines: list[Item] = json.loads(file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    found: dict[str, list[Item]] = {}
    for line in lines:
        found.setdefault(line["id"], []).append(line)
    return list(found.values())


def is_stale() -> bool:
    """Whether something was received or decided since the list was made."""
    try:
        made = file().stat().st_mtime
    except FileNotFoundError:
        made = 0.0
    journals = [home_folder() / name for name in ("receipts.jsonl", "decisions.jsonl")]
    return any(journal.exists() and journal.stat().st_mtime > made for journal in journals)
