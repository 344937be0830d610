"""Checks a batch of rows of one form: phase by phase, every rule of every column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from etl.checks import wording
from etl.checks.intake import Intake
from etl.checks.known import Known
from etl.checks.messages import TEMPLATES
from etl.checks.registry import PHASES
from etl.tables.column import Column, Rule
from etl.tables.form import Form

ISSUES: Mapping[str, pl.DataType] = {
    "sheet_id": pl.Int32(),
    "row": pl.Int32(),
    "column": pl.String(),
    "value": pl.String(),
    "rule": pl.String(),
    "severity": pl.String(),
    "message": pl.String(),
}

_NOT_SHOWN = ("_i", "_received", "_order")


@dataclass(frozen=True)
class Checked:
    """Outcome of a check: accepted rows (columns as given), and every issue.

    A row is rejected if and only if an error names it, so rows given = ``rows`` + rows with an error.
    ``row`` of an issue is null where it is about the sheet as a whole; such issues are warnings only.
    """

    rows: pl.DataFrame
    issues: pl.DataFrame


def check(
    form: Form, rows: pl.DataFrame, sheets: pl.DataFrame, known: Known, unreadable: pl.DataFrame | None = None
) -> Checked:
    """Check the rows of one form, of any number of sheets.

    ``rows`` has ``sheet_id``, ``row`` and the form's columns, typed, with places filled in; ``sheets`` the
    sheets they came from; ``known`` answers for everything accepted before. A rejected row is no yardstick
    for any other. ``unreadable`` (sheet_id, row, column) names cells that reading refused: their rows are
    checked by themselves, so that a sender hears of every fault at once, and then are out.
    """
    intake = Intake(form, rows, sheets, known)
    refused = rows.select("sheet_id", "row").clear() if unreadable is None else unreadable
    found = [pl.DataFrame(schema=dict(ISSUES))]
    for phase in PHASES:
        errors = []
        for column, rule in _rules(form):
            broken = phase[rule.name](intake, column, rule) if rule.name in phase else None
            if broken is None or broken.is_empty():
                continue
            found.append(_issues(broken, column, rule))
            if rule.severity == "error":
                errors.append(broken["_i"])
        if phase is PHASES[0]:
            errors.append(intake.numbers(refused))
        if errors:
            intake.reject(pl.concat(errors).unique())
    told = pl.concat(found)
    if unreadable is not None:
        told = told.join(unreadable, on=["sheet_id", "row", "column"], how="anti", maintain_order="left")
    issues = told.sort("sheet_id", "row", nulls_last=True, maintain_order=True)
    accepted = rows.join(intake.standing, on=["sheet_id", "row"], how="semi", maintain_order="left")
    return Checked(accepted, issues)


def _rules(form: Form) -> Iterator[tuple[Column, Rule]]:
    """The form's rules column by column, with the one that a required column implies.

    A column that is required only together with another one says so by ``required_if``.
    """
    for column in form.columns:
        if column.required and not column.rule("required_if"):
            yield column, Rule("required", "", "error")
        for rule in column.rules:
            yield column, rule


def _issues(broken: pl.DataFrame, column: Column, rule: Rule) -> pl.DataFrame:
    """One issue for each broken row; messages are composed for these rows alone."""
    shown = [name for name in broken.columns if name.startswith("_") and name not in _NOT_SHOWN]
    picked = broken.select(
        *shown, *[name for name in ("sheet_id", "row", column.name) if name in broken.columns]
    )
    records = [
        (
            found["sheet_id"],
            found.get("row"),
            column.name,
            _value(found, column),
            rule.name,
            rule.severity,
            _message(found, column, rule),
        )
        for found in picked.iter_rows(named=True)
    ]
    return pl.DataFrame(records, schema=dict(ISSUES), orient="row")


def _value(found: Mapping[str, Any], column: Column) -> str:
    if column.name in found:
        return wording.short(wording.cell(column, found[column.name]))
    return wording.text(found.get("_count"))


def _message(found: Mapping[str, Any], column: Column, rule: Rule) -> str:
    template = TEMPLATES[found.get("_say") or rule.name]
    words = {name[1:]: _word(name, value) for name, value in found.items() if name.startswith("_")}
    return template.format_map({**words, "heading": column.heading, "value": _value(found, column)})


def _word(name: str, value: Any) -> str:
    if name == "_period" and isinstance(value, str):
        return wording.month(value)
    return wording.text(value)
