"""Which communes sent something new since figures were last computed, told by fingerprints."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from etl.reference.reading import FOLDER as REFERENCE

_CODE = Path(__file__).resolve().parents[1]


def ground(as_of: date, standing: str) -> str:
    """Fingerprint of what all figures rest on: the day, the settings, the program, and ``standing`` words."""
    parts = [as_of.isoformat(), _tree(_CODE, "*.py"), _tree(REFERENCE, "*"), pl.__version__, standing]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _tree(folder: Path, pattern: str) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob(pattern) if path.is_file()):
        total.update(str(path.relative_to(folder)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def fingerprints(ledger: pl.DataFrame) -> dict[str, str]:
    """Of each commune the sheets that it sent, as one sum: another sheet or another verdict changes it."""
    sheets = ledger.drop_nulls("commune_code").sort("sheet_key")
    words = pl.format("{}:{}", "sheet_key", "status").str.join(";")
    found = sheets.group_by("commune_code").agg(words.alias("words"))
    return {code: hashlib.sha256(text.encode()).hexdigest() for code, text in found.iter_rows()}


def changed(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Communes whose sheets are no longer those of before."""
    return sorted(code for code in before.keys() | now.keys() if before.get(code) != now.get(code))
