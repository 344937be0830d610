"""Every rule of every form, broken once: which issue comes out, how bad it is, what it tells the clerk."""

import csv
from pathlib import Path

import pytest

from etl.checks.registry import PHASES
from etl.forms import FORMS
from tests.checks.cases_cells import CASES as CELLS
from tests.checks.cases_changes import CASES as CHANGES
from tests.checks.cases_places import CASES as PLACES
from tests.checks.cases_rows import CASES as ROWS
from tests.checks.cases_visits import CASES as VISITS
from tests.checks.world import checked

CASES = [*CELLS, *PLACES, *ROWS, *VISITS, *CHANGES]
with (Path(__file__).parent / "expected.tsv").open(encoding="utf-8", newline="") as lines:
    EXPECTED = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_each_case_has_its_expected_line():
    assert [(f"{case.form}.{case.column}", case.rule) for case in CASES] == [
        (line["place"], line["rule"]) for line in EXPECTED
    ]


@pytest.mark.parametrize(
    ("case", "line"),
    list(zip(CASES, EXPECTED, strict=True)),
    ids=[f"{number}-{line['place']}-{line['rule']}" for number, line in enumerate(EXPECTED, start=2)],
)
def test_a_broken_rule_is_told(case, line):
    outcome = checked(case.form, *case.rows, world=case.world)
    issues = list(outcome.issues.iter_rows(named=True))
    (found,) = [issue for issue in issues if (issue["column"], issue["rule"]) == (case.column, case.rule)]
    assert found["row"] == case.row
    assert (found["severity"], found["value"], found["message"]) == (
        line["severity"],
        line["value"],
        line["message"],
    )
    assert {issue["rule"] for issue in issues} - {case.rule} <= case.also
    rejected = {issue["row"] for issue in issues if issue["severity"] == "error"}
    assert outcome.rows.height == len(case.rows) - len(rejected)


def test_every_rule_of_every_form_has_a_case():
    checked_here = {name for phase in PHASES for name in phase}
    declared = {
        (form.code, rule.name)
        for form in FORMS.values()
        for column in form.columns
        for rule in column.rules
        if rule.name in checked_here
    }
    assert declared - {(case.form, case.rule) for case in CASES} == set()


def test_severities_are_the_forms_own():
    declared = {
        (form.code, column.name, rule.name): rule.severity
        for form in FORMS.values()
        for column in form.columns
        for rule in column.rules
    }
    for case, line in zip(CASES, EXPECTED, strict=True):
        assert declared.get((case.form, case.column, case.rule), "error") == line["severity"]
