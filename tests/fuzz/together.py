"""Rules that reject a row for what stands beside it: codes that are known, rows told once."""

from collections import Counter
from collections.abc import Iterator

from etl.forms import FORMS
from etl.store import Archive

Fault = tuple[int, int, str]
"""Sheet, row, and the rule."""
_NAMED = ("commune_code", "old_commune", "hamlet_type", "hamlet_name")
_ONCE = {
    "M10": (
        ("hamlet_code", "valid_from"),
        ("commune_code", "old_commune", "hamlet_type", "hamlet_name", "valid_from"),
    ),
    "M10b": (("old_hamlet_code", "change_date", "new_hamlet_code"),),
}
"""What two rows of one sheet may not have in common."""


def faults_together(archive: Archive) -> Iterator[Fault]:
    """Every stored row that breaks such a rule."""
    hamlets, spots = set(archive.ever("M10")["hamlet_code"]), set(archive.ever("M07")["spot_code"])
    for form in FORMS.values():
        for column in form.columns:
            if column.rule("known_hamlet") and not form.streamed:
                yield from _unknown(archive, form.code, column.name, hamlets, "known_hamlet")
    yield from _unknown(archive, "M08a", "spot_code", spots, "known_code")
    for code, keys in _ONCE.items():
        for key in keys:
            yield from _twice(archive, code, key)


def _unknown(archive: Archive, form: str, column: str, known: set[str], rule: str) -> Iterator[Fault]:
    for sheet, row, code in archive.rows(form).select("sheet_key", "row", column).iter_rows():
        if code is not None and code not in known:
            yield sheet, row, f"{form} {column} {rule}: {code}"


def _twice(archive: Archive, form: str, key: tuple[str, ...]) -> Iterator[Fault]:
    rows = archive.rows(form).select("sheet_key", "row", *key).rows()
    seen = Counter((row[0], *row[2:]) for row in rows)
    for row in rows:
        if seen[row[0], *row[2:]] > 1:
            yield row[0], row[1], f"{form} unique {key}: {row[2:]}"
