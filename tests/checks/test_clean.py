"""Faultless rows raise nothing, and every rule that a form names is checked somewhere."""

import pytest

from etl.checks.messages import TEMPLATES
from etl.checks.registry import PHASES, RAISED_ELSEWHERE
from etl.forms import FORMS
from tests.checks.world import CLEAN, checked, told


@pytest.mark.parametrize("form", list(FORMS))
def test_a_clean_row_raises_nothing(form):
    outcome = checked(form, {})
    assert told(outcome) == []
    assert outcome.rows.height == 1
    assert outcome.rows.columns == ["sheet_id", "row", *[column.name for column in FORMS[form].columns]]


@pytest.mark.parametrize("form", list(FORMS))
def test_no_row_no_issue(form):
    outcome = checked(form)
    assert outcome.rows.is_empty()
    assert outcome.issues.is_empty()


def test_every_rule_of_the_forms_is_checked_somewhere():
    named = {rule.name for form in FORMS.values() for column in form.columns for rule in column.rules}
    checked_here = [name for phase in PHASES for name in phase]
    assert len(checked_here) == len(set(checked_here))
    assert not set(checked_here) & set(RAISED_ELSEWHERE)
    assert named | {"required"} == set(checked_here) | set(RAISED_ELSEWHERE)


def test_every_rule_has_words():
    several = {"exactly_one_leader", "sum_consistent"}
    for phase in PHASES:
        assert set(phase) - several <= set(TEMPLATES)


def test_the_clean_world_speaks_of_every_form():
    assert set(CLEAN) == set(FORMS)
