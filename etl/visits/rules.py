"""The rules on one row of a visit log, as conditions over a whole batch; the forms' own names for them."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from etl import reference
from etl.tables.column import Severity
from etl.visits import packing
from etl.visits.cells import FORM


@dataclass(frozen=True)
class Kind:
    """One kind of fault: the rule that a column breaks, and whether that rejects the row."""

    column: str
    rule: str
    severity: Severity


def conditions(received: date) -> dict[Kind, pl.Expr]:
    """Of each kind the rows that have the fault; rows that lack the cell of a condition do not.

    Columns: the typed ones of the form, and ``blank``, ``identity`` (household code), ``member_identity``.
    """
    start = reference.day("programme_start")
    if start < packing.EPOCH or received > packing.LAST:
        raise ValueError(f"visits of {start} to {received} do not fit in a key")
    day, people = pl.col("visit_date"), pl.col("people_guided")
    flags = [pl.col(column.name).fill_null(False) for column in FORM.columns if column.type == "flag"]
    found = {
        _kind("household_code", "required", "error"): pl.col("blank"),
        _kind("household_code", "no_12_digit_id"): pl.col("identity"),
        _kind("visit_date", "required", "error"): day.is_null(),
        _kind("visit_date", "within_programme"): day < start,
        _kind("visit_date", "not_in_future"): day > received,
        _kind("guided_public_services", "at_least_one_content"): ~pl.any_horizontal(flags),
        _kind("people_guided", "required", "error"): people.is_null(),
        _kind("people_guided", "not_negative"): people < 0,
        _kind("team_member_code", "no_12_digit_id"): pl.col("member_identity"),
    }
    for name in ("people_guided_elderly", "people_guided_disabled"):
        found[_kind(name, "not_negative")] = pl.col(name) < 0
        found[_kind(name, "not_above")] = (pl.col(name) > people) & (people >= 0)
    return {kind: broken.fill_null(False) for kind, broken in found.items()}


def _kind(column: str, rule: str, severity: Severity | None = None) -> Kind:
    declared = FORM.by_name[column].rule(rule)
    return Kind(column, rule, severity or (declared.severity if declared else "error"))
