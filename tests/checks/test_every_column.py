"""The plain rules on every column that declares them, not only on the one of the case."""

from datetime import date

import pytest

from etl.forms import FORMS
from tests.checks.world import CLEAN, checked


def columns_with(rule: str) -> list[tuple[str, str]]:
    return [(form.code, c.name) for form in FORMS.values() for c in form.columns if c.rule(rule)]


def issue(form: str, column: str, rule: str, **changes: object) -> tuple[str, str] | None:
    """Severity and value of the issue that the changed row raises there."""
    outcome = checked(form, changes)
    rows = outcome.issues.iter_rows(named=True)
    found = [row for row in rows if (row["column"], row["rule"]) == (column, rule)]
    if not found:
        return None
    assert outcome.rows.height == int(not (outcome.issues["severity"] == "error").any())
    return found[0]["severity"], found[0]["value"]


REQUIRED = [
    (form.code, c.name)
    for form in FORMS.values()
    for c in form.columns
    if c.required and c.name != "full_name"
]


@pytest.mark.parametrize(("form", "column"), REQUIRED)
def test_a_required_cell(form, column):
    assert issue(form, column, "required", **{column: None}) == ("error", "")


@pytest.mark.parametrize(("form", "column"), columns_with("required_unless"))
def test_a_cell_required_but_in_a_zero_report(form, column):
    rule = FORMS[form].by_name[column].rule("required_unless")
    assert issue(form, column, "required_unless", **{column: None}) == (rule.severity, "")
    name, _, code = rule.argument.partition("=")
    assert issue(form, column, "required_unless", **{column: None, name: code or True}) is None


@pytest.mark.parametrize(("form", "column"), columns_with("not_negative"))
def test_a_negative_number(form, column):
    assert issue(form, column, "not_negative", **{column: -1}) == ("error", "-1")
    assert issue(form, column, "not_negative", **{column: 0}) is None


@pytest.mark.parametrize(("form", "column"), columns_with("in_range"))
@pytest.mark.parametrize("side", ["minimum", "maximum"])
def test_the_limits_of_a_number(form, column, side):
    declared = FORMS[form].by_name[column]
    limit = getattr(declared, side)
    step = -1 if side == "minimum" else 1
    outside = limit + step if declared.type == "integer" else limit + step * 0.01
    assert issue(form, column, "in_range", **{column: limit}) is None
    found = issue(form, column, "in_range", **{column: outside})
    if outside < 0 and declared.rule("not_negative"):
        assert found is None
    else:
        assert found is not None
        assert found[0] == declared.rule("in_range").severity


@pytest.mark.parametrize(("form", "column"), columns_with("not_in_future"))
def test_a_date_in_the_future(form, column):
    assert issue(form, column, "not_in_future", **{column: date(2026, 11, 23)}) == ("error", "23/11/2026")
    assert issue(form, column, "not_in_future", **{column: date(2026, 11, 22)}) is None


OWN_LIMIT = [
    (form, column, rule.argument)
    for form, column in columns_with("not_above")
    for rule in FORMS[form].by_name[column].rules
    if rule.name == "not_above" and rule.argument in CLEAN[form] and column in CLEAN[form]
]


@pytest.mark.parametrize(("form", "column", "other"), OWN_LIMIT)
def test_a_number_above_another_of_its_row(form, column, other):
    limit, heading = CLEAN[form][other], FORMS[form].by_name[other].heading

    def told(value: int) -> bool:
        issues = checked(form, {column: value}).issues.filter(column=column, rule="not_above")
        return issues["message"].str.contains(f"lớn hơn “{heading}”", literal=True).any()

    assert told(limit + 1)
    assert not told(limit)
