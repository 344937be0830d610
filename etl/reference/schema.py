"""What each table of ``data/reference/`` holds: its columns, their types, its key and what it points to."""

from collections.abc import Mapping
from dataclasses import dataclass

STATUSES = ("official", "proposed", "computed")


@dataclass(frozen=True, slots=True)
class Field:
    """One column: ``type`` is text, integer, decimal, date, flag (yes/no) or codes (joined by ``;``)."""

    name: str
    type: str = "text"
    blank: bool = False
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    points_to: str = ""
    """``table.column`` in which every value (or every code of the list) must be found."""


@dataclass(frozen=True, slots=True)
class Table:
    """One reference table: its own columns, and the key by which its rows are told apart."""

    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Own columns, then source, source_date and status."""
        return (
            *self.fields,
            Field("source"),
            Field("source_date", "date"),
            Field("status", allowed=STATUSES),
        )


_COMMUNE = r"1[34]\d{3}"
_INDICATOR = r"[A-HKS]\d{1,2}"
_FORM = r"M\d{2}[abc]?"
_PERIOD_KINDS = ("month", "quarter", "half", "year")


def _commune(name: str) -> Field:
    return Field(name, pattern=_COMMUNE, points_to="communes.code")


TABLES: Mapping[str, Table] = {
    "communes": Table(
        (
            Field("code", pattern=_COMMUNE),
            Field("name"),
            Field("type"),
            Field("full_name"),
            Field("full_name_en"),
            Field("slug", pattern=r"[a-z_]+"),
            Field("former_province"),
            Field("former_districts"),
            Field("area_km2", "decimal"),
            Field("population", "integer"),
            Field("admin_centre"),
            Field("admin_lat", "decimal"),
            Field("admin_lon", "decimal"),
            Field("neighbours", "codes", points_to="communes.code"),
        ),
        ("code",),
    ),
    "old_units": Table(
        (
            Field("old_code", pattern=_COMMUNE),
            Field("old_name"),
            Field("old_type"),
            Field("old_district"),
            Field("former_province"),
            _commune("new_code"),
            Field("split", "flag"),
        ),
        ("old_code", "new_code"),
    ),
    "aliases": Table((Field("alias"), _commune("commune_code"), Field("reason")), ("alias",)),
    "calendar": Table(
        (
            Field("kind", allowed=_PERIOD_KINDS),
            Field("number", "integer"),
            Field("start_year_offset", "integer"),
            Field("start_month", "integer"),
            Field("start_day", "integer"),
            Field("end_month", "integer"),
            Field("end_day", "integer"),
        ),
        ("kind", "number"),
    ),
    "targets": Table(
        (
            Field("indicator", pattern=_INDICATOR),
            Field("part", "integer"),
            Field("value", "decimal"),
            Field("unit"),
            Field("direction", allowed=("up", "down")),
            Field("by_date", "date", blank=True),
            Field("curve", allowed=("linear", "s_curve", "deadline", "flat")),
            Field("start_date", "date"),
        ),
        ("indicator", "part"),
    ),
    "settings": Table(
        (
            Field("key", pattern=r"[a-z][a-z0-9_]*"),
            Field("value", blank=True),
            Field("type", allowed=("integer", "decimal", "date", "boolean", "text")),
            Field("unit", blank=True),
            Field("meaning"),
        ),
        ("key",),
    ),
    "k6_weights": Table(
        (
            Field("indicator", pattern=_INDICATOR),
            Field("part", "integer"),
            Field("group"),
            Field("weight", "decimal"),
            Field("target", "decimal"),
        ),
        ("indicator", "part"),
    ),
    "packs": Table(
        (
            Field("kind", allowed=_PERIOD_KINDS),
            Field("form", pattern=_FORM),
            Field("form_period", allowed=("same", "last_month")),
            Field("in_force", "flag"),
            Field("reason", blank=True),
        ),
        ("kind", "form"),
    ),
    "duties": Table(
        (
            Field("duty", pattern=r"[TX]\d\.\d"),
            Field("letter", allowed=("tinh", "xa")),
            Field("place"),
            Field("owner"),
            Field("text"),
            Field("deadline", blank=True),
            Field("evidence"),
            Field("indicators", "codes", blank=True),
            Field("question"),
            Field("grain", allowed=("commune", "province")),
            Field("evidence_form", blank=True, pattern=_FORM),
            Field("evidence_columns", "codes", blank=True),
            Field("evidence_filter", blank=True),
            Field("evidence_window", allowed=("ever", "year", "period")),
        ),
        ("duty",),
    ),
    "signals": Table(
        (
            Field("kind", pattern=r"[a-z0-9_]+"),
            Field("name"),
            Field("meaning"),
            Field("forms", "codes"),
            Field("planted", "integer", blank=True),
            Field("caught", "integer", blank=True),
            Field("clean", "integer", blank=True),
            Field("false_alarms", "integer", blank=True),
        ),
        ("kind",),
    ),
    "peer_groups": Table(
        (
            _commune("commune_code"),
            Field("group", allowed=("phuong", "xa_ven_bien", "xa_doi_nui", "xa_dong_bang")),
            Field("reason"),
        ),
        ("commune_code",),
    ),
    "operators": Table(
        (
            Field("code", allowed=("viettel", "vnpt", "mobifone", "other", "all")),
            Field("name"),
            Field("full_name"),
            Field("words", "codes"),
        ),
        ("code",),
    ),
    "hexagons": Table(
        (
            _commune("code"),
            Field("q", "integer"),
            Field("r", "integer"),
            Field("x", "decimal"),
            Field("y", "decimal"),
        ),
        ("code",),
    ),
}
