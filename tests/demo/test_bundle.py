"""A bundle keeps its bytes: by seed, through Parquet, with the columns that parsed sheets have."""

import hashlib
from datetime import date
from itertools import pairwise

import polars as pl
import pytest

from etl.calendar import period
from etl.demo.bundle import form_of, from_bytes, schema, to_bytes
from etl.demo.simulation import Simulation, simulate
from etl.forms import FORMS
from etl.stored import column_type, stored_name

DRAWN = tuple(simulate(1, 0.01, date(2025, 8, 20)).bundles)
"""Forms that are drawn for all communes; the visit logs (M03b) come as files."""


def marks(simulation: Simulation) -> dict[str, str]:
    found = {form: to_bytes(form, frame) for form, frame in simulation.bundles.items()}
    found |= {file.path: file.data for file in simulation.files}
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


def test_the_same_seed_gives_the_same_bytes(small: Simulation) -> None:
    again = simulate(small.seed, small.scale, small.as_of)
    assert marks(again) == marks(small)
    assert again.stories == small.stories


def test_another_seed_gives_other_bytes_of_every_form(small: Simulation) -> None:
    other = marks(simulate(small.seed + 1, small.scale, small.as_of))
    mine = marks(small)
    assert all(other[form] != mine[form] for form in small.bundles)


@pytest.mark.parametrize("form", DRAWN)
def test_bytes_come_back_as_the_same_frame(small: Simulation, form: str) -> None:
    data = to_bytes(form, small.bundles[form])
    assert from_bytes(data).equals(small.bundles[form])
    assert form_of(data) == form


@pytest.mark.parametrize("form", DRAWN)
def test_every_column_of_the_form_is_there_and_typed(small: Simulation, form: str) -> None:
    frame = small.bundles[form]
    assert dict(frame.schema) == schema(form)
    for column in FORMS[form].columns:
        assert frame.schema[stored_name(column.name)] == column_type(column)
        if column.words:
            told = frame[column.name].drop_nulls()
            told = told.explode(empty_as_null=False) if told.dtype == pl.List else told
            if column.type in ("code", "list"):
                assert set(told) <= set(column.words)


@pytest.mark.parametrize("form", DRAWN)
def test_one_submission_is_one_sheet_with_rows_from_the_top(small: Simulation, form: str) -> None:
    sheets = (
        small.bundles[form]
        .group_by("submission", maintain_order=True)
        .agg(
            pl.struct("file", "sheet", "received_date", "commune_code").n_unique().alias("places"),
            pl.col("row").sort().diff().drop_nulls().unique().alias("steps"),
            pl.col("row").min().alias("first"),
            pl.col("received_date").first(),
        )
    )
    assert sheets["places"].max() == 1
    assert set(sheets["steps"].explode(empty_as_null=False)) <= {1}
    assert sheets["first"].unique().to_list() == [7]
    assert sheets["submission"].to_list() == list(range(1, sheets.height + 1))
    assert all(one <= next_one for one, next_one in pairwise(sheets["received_date"]))


@pytest.mark.parametrize("form", DRAWN)
def test_nothing_is_dated_after_the_as_of_date(full: Simulation, form: str) -> None:
    frame = full.bundles[form]
    for name, kind in frame.schema.items():
        if kind == pl.Date and name not in ("committed_date", "valid_to") and frame[name].drop_nulls().len():
            assert frame[name].max() <= full.as_of, name  # type: ignore[operator]
    assert all(period(id).first_day <= full.as_of for id in frame["period"].drop_nulls().unique())
    if form != "M09":
        assert set(frame["period"].drop_nulls()) <= set(ALL_MONTHS)


ALL_MONTHS = [f"2025-{month:02}" for month in range(8, 13)] + [f"2026-{month:02}" for month in range(1, 12)]


def test_all_closed_months_are_reported_and_the_last_in_part(full: Simulation) -> None:
    reports = full.bundles["M03"].group_by("period").agg(pl.col("commune_code").n_unique()).sort("period")
    assert reports["period"].to_list() == ALL_MONTHS
    assert 95 <= reports["commune_code"][-1] <= 124


def test_an_early_as_of_date_ends_early_and_a_too_early_one_is_refused() -> None:
    early = simulate(1, 0.05, date(2025, 9, 20))
    assert set(early.bundles["M03"]["period"]) == {"2025-08", "2025-09"}
    assert max(file.received_date for file in early.files) <= early.as_of
    with pytest.raises(ValueError, match="no reporting month"):
        simulate(1, 0.05, date(2025, 8, 13))
