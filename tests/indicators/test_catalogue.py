"""The declarations themselves: complete, short enough for a screen, and apart from each other."""

import ast
from pathlib import Path

import pytest

from etl import reference
from etl.forms import FORMS
from etl.indicators import INDICATORS, Indicator, families
from etl.stored import stored_schema

EXPECTED = {"A": 12, "B": 4, "C": 11, "D": 10, "E": 6, "S": 8, "G": 6, "H": 3, "K": 6}
"""How many indicators each group of the official list has."""


def test_the_catalogue_holds_what_was_asked_for() -> None:
    asked = [f"{group}{number}" for group, last in EXPECTED.items() for number in range(1, last + 1)]
    assert list(INDICATORS) == asked


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.code)
def test_a_declaration_is_complete(indicator: Indicator) -> None:
    assert len(indicator.short_name) <= 40
    assert indicator.name
    assert indicator.definition.endswith(".")
    assert indicator.numerator_text
    assert bool(indicator.rates) == bool(indicator.denominator_text)
    assert set(indicator.rates) <= set(indicator.counted_parts)
    assert set(indicator.part_names) == (set(indicator.parts) if len(indicator.parts) > 1 else set())
    assert set(indicator.forms) <= set(FORMS)
    assert indicator.duties
    assert (indicator.counts is None) != (indicator.from_values is None)


def test_ways_agree_with_the_targets() -> None:
    directions = {(row["indicator"], row["part"]): row["direction"] for row in reference.rows("targets")}
    for indicator in INDICATORS.values():
        if (indicator.code, 1) in directions:
            assert indicator.better == directions[indicator.code, 1]


def test_the_score_is_made_of_indicators_that_exist() -> None:
    assert set(reference.k6_weights()["indicator"]) <= set(INDICATORS)


def test_families_do_not_know_each_other() -> None:
    for family in families.FAMILIES:
        source = Path(families.__file__).with_name(f"{family}.py").read_text(encoding="utf-8")
        imported = [
            name
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.ImportFrom)
            for name in (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))
        ]
        assert not {f"etl.indicators.{other}" for other in families.FAMILIES} & set(imported)


def test_no_personal_column_is_stored() -> None:
    for form in FORMS.values():
        assert not {"full_name", "zalo_phone", "birth_year", "signer_name"} & set(stored_schema(form))


def test_the_day_of_receipt_is_not_overwritten_by_a_column_of_the_form() -> None:
    schema = stored_schema(FORMS["M08a"])
    assert {"received_date", "form_received_date"} <= set(schema)
