"""Why a frozen figure would be another one now: files since then, definitions, settings, or the day."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import polars as pl

from etl import reference
from etl.frozen.overlay import Frozen
from etl.frozen.period import FrozenPeriod
from etl.frozen.restating import RESTATED, in_order
from etl.indicators.families import INDICATORS
from etl.reference.reading import FOLDER
from etl.review.explanations import explained_since
from etl.snapshot.dictionary import dictionary
from etl.store import SHEETS_A_BATCH, STANDING, Tables

TABLES = ("calendar", "communes", "k6_weights", "operators", "packs", "targets")
"""Reference tables on which figures rest, besides the settings."""
FILES_NAMED = 5
_FLAGGED = "K5"
_EVERYWHERE = "M10b"
"""A change of hamlets moves the figures of any indicator."""
_DEFINED = ("name", "definition", "numerator_text", "denominator_text", "unit", "target")


def reference_sums() -> dict[str, str]:
    """SHA-256 of the reference tables on which figures rest, as they are now."""
    return {name: hashlib.sha256((FOLDER / f"{name}.csv").read_bytes()).hexdigest() for name in TABLES}


def with_reasons(frozen: Frozen, found: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The restatements in order, each with its reason in words."""
    parts = [pl.DataFrame(schema=dict(RESTATED))]
    for one in frozen.periods:
        mine = found.filter(pl.col("period") == one.period)
        if mine.height:
            parts.append(_explained(one, mine, tables))
    return in_order(pl.concat(parts))


def _explained(one: FrozenPeriod, mine: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    since = sheets_since(one, tables)
    settings, defined = _changed_settings(one), _changed_definitions(one)
    other, explained = _day(one, tables.as_of), list(explained_since(tables.archive.home, one.manifest.batch))
    cells = mine.select("commune_code", "indicator").unique()
    reasons = []
    for commune, code in cells.iter_rows():
        files = _files(since, commune, code)
        changed = [*defined.get(code, []), *settings]
        words = [files] if files else []
        words += _explanations(explained, commune) if code == _FLAGGED else []
        words += [f"định nghĩa/cài đặt đổi: {', '.join(changed)}"] if changed else []
        reasons.append((commune, code, "; ".join(words) or other))
    names = {"commune_code": pl.String, "indicator": pl.String, "reason": pl.String}
    told = pl.DataFrame(reasons, schema=names, orient="row")
    keys = ["commune_code", "indicator"]
    joined = mine.drop("reason").join(told, on=keys, how="left", nulls_equal=True)
    return joined.select(pl.col(name).cast(kind) for name, kind in RESTATED.items())


def sheets_since(one: FrozenPeriod, tables: Tables) -> pl.DataFrame:
    """Sheets taken in, or read again after a decision, since the period was frozen."""
    batch = pl.col("sheet_key") // SHEETS_A_BATCH
    late = pl.col("received_date") > date.fromisoformat(one.manifest.as_of)
    standing = pl.col("status").is_in([*STANDING, "needs_review"])
    return tables.ledger().filter(standing & (late | (batch > one.manifest.batch)))


def _files(since: pl.DataFrame, commune: str | None, code: str) -> str:
    """The files that bear on an indicator of a commune, or of the province, in words; blank where none do."""
    forms = [*INDICATORS[code].forms, _EVERYWHERE] if code in INDICATORS else []
    # An indicator that names no form is about all that was received.
    every = code in INDICATORS and not INDICATORS[code].forms
    sheets = since if every else since.filter(pl.col("form").is_in(forms))
    if commune:
        sheets = sheets.filter(pl.col("commune_code").is_null() | (pl.col("commune_code") == commune))
    held = sheets.group_by("receipt", maintain_order=True).agg(
        pl.col("form").unique(maintain_order=True),
        pl.col("commune_code").first(),
        pl.col("received_date").first(),
    )
    listed = [_file(*row) for row in held.head(FILES_NAMED).iter_rows()]
    more = f" và {held.height - FILES_NAMED} tệp nữa" if held.height > FILES_NAMED else ""
    return f"tệp: {', '.join(listed)}{more}" if listed else ""


def _file(receipt: int, forms: Sequence[str | None], commune: str | None, day: date) -> str:
    """A file by form, commune, number of receipt and day: its name may hold that of a person."""
    named = [" và ".join(form for form in forms if form), _places().get(commune or "", "")]
    return " ".join(part for part in (*named, f"số nhận {receipt} ({day:%d/%m/%Y})") if part)


@cache
def _places() -> dict[str, str]:
    return dict(reference.communes().select("code", "full_name").iter_rows())


def _explanations(explained: Sequence[tuple[str, str]], commune: str | None) -> list[str]:
    """Explanations of flags of the commune, or of the province, accepted or taken back since."""
    mine = [said for of, said in explained if commune in (None, of)]
    more = len(mine) - FILES_NAMED
    return mine[:FILES_NAMED] + ([f"và {more} giải trình nữa"] if more > 0 else [])


def _changed_settings(one: FrozenPeriod) -> list[str]:
    """Settings and reference tables that are no longer those of the freeze; letters' move no figure."""
    before = one.frame("settings").select("key", before="value")
    now = reference.settings().select("key", now="value")
    both = before.join(now, on="key", how="full", coalesce=True).filter(
        pl.col("before").ne_missing(pl.col("now")) & ~pl.col("key").str.starts_with("letter_")
    )
    told = [f"{key}: {old or 'trống'} → {new or 'trống'}" for key, old, new in both.sort("key").iter_rows()]
    sums = reference_sums()
    tables = [f"bảng {name}" for name, was in one.manifest.tables.items() if sums.get(name) != was]
    return told + tables


def _changed_definitions(one: FrozenPeriod) -> dict[str, list[str]]:
    """Of each indicator the parts of its definition that are no longer those of the freeze."""
    return dict(_compared(one))


def _compared(one: FrozenPeriod) -> Iterator[tuple[str, list[str]]]:
    now = {row["code"]: row for row in dictionary().to_dicts()}
    for before in one.frame("indicators").to_dicts():
        code = before["code"]
        if code not in now:
            yield code, [f"{code} không còn trong danh mục"]
        elif changed := [name for name in _DEFINED if before.get(name) != now[code].get(name)]:
            yield code, [f"{code} ({', '.join(changed)})"]


def _day(one: FrozenPeriod, as_of: date) -> str:
    was = date.fromisoformat(one.manifest.as_of)
    if was != as_of:
        return f"ngày tính: {was:%d/%m/%Y} → {as_of:%d/%m/%Y}"
    return "chương trình tính đã đổi"
