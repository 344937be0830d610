"""Laws over any batch: nothing lost, order of rows without effect, stocks that never fall."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.checks import check
from etl.forms import FORMS
from etl.tables.column import Column
from tests.checks.cases_rows import months
from tests.checks.world import CLEAN, checked, known, rows_of, sheets_of

COUNT = st.one_of(st.integers(-2, 300), st.none())
REPORT = st.fixed_dictionaries(
    {
        "sheet_id": st.integers(1, 3),
        "hamlet_code": st.sampled_from(["13285-001", "13285-002", "13285-009"]),
        "period": st.sampled_from(["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2027-03"]),
        "cumulative_households": st.integers(50, 200),
        "cumulative_proficient_households": st.integers(-1, 60),
        "guided_households": COUNT,
        "people_guided_vneid": st.integers(0, 2),
    }
)
REPORTS = st.lists(REPORT, max_size=12)
LAWFUL = settings(max_examples=40, deadline=None)


def numbered(reports):
    return [{**report, "row": number} for number, report in enumerate(reports, start=1)]


def cells(column: Column) -> st.SearchStrategy[object]:
    """Any cell that reading may give for a column."""
    match column.type:
        case "integer":
            return st.integers(-200, 4000)
        case "decimal":
            return st.floats(-200, 3000)
        case "date":
            return st.dates().filter(lambda day: 1900 < day.year < 2100)
        case "time":
            return st.times()
        case "flag":
            return st.booleans()
        case "list":
            return st.lists(st.sampled_from(list(column.words) or ["x"]), max_size=2)
        case "code":
            return st.sampled_from(list(column.words) or ["13285", "13285-000", "37-13285-001", "", "x{0}"])
    return st.sampled_from(["", "2026-11", "2026-Q3", "2026-13", "Nguyễn Văn An", "{value}", "1"])


@st.composite
def any_rows(draw):
    form = draw(st.sampled_from(list(FORMS)))
    columns = FORMS[form].columns
    rows = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        changed = draw(st.lists(st.sampled_from(columns), max_size=6, unique_by=lambda column: column.name))
        row = {column.name: draw(st.one_of(st.none(), cells(column))) for column in changed}
        rows.append({**row, "row": number, "sheet_id": draw(st.integers(1, 2))})
    return form, rows


@settings(max_examples=150, deadline=None)
@given(any_rows())
def test_read_is_accepted_plus_rejected_whatever_the_cells_hold(batch):
    form, rows = batch
    outcome = checked(form, *rows)
    errors = outcome.issues.filter(severity="error")
    rejected = errors.select("sheet_id", "row").unique()
    assert outcome.rows.height + rejected.height == len(rows)
    assert errors["row"].null_count() == 0
    assert outcome.rows.join(rejected, on=["sheet_id", "row"]).is_empty()
    given_rows = rows_of(form, *rows)
    assert outcome.rows.equals(
        given_rows.join(outcome.rows, on=["sheet_id", "row"], how="semi", maintain_order="left")
    )
    assert not outcome.issues["message"].str.contains("None|nan", literal=False).any()


@LAWFUL
@given(REPORTS, st.randoms())
def test_the_order_of_the_frame_has_no_effect(reports, chance):
    rows = rows_of("M03", *numbered(reports))
    shuffled = rows[chance.sample(range(rows.height), rows.height)]
    world = months({"cumulative_households": 80}, {"cumulative_households": 90})
    ways = [check(FORMS["M03"], frame, sheets_of("M03", rows), world) for frame in (rows, shuffled)]
    for name in ("rows", "issues"):
        one, other = (getattr(way, name) for way in ways)
        assert one.sort(one.columns).equals(other.sort(other.columns))


@LAWFUL
@given(REPORTS, st.lists(st.integers(40, 160), max_size=3))
def test_what_stands_never_falls(reports, earlier):
    world = months(*[{"cumulative_households": total} for total in sorted(earlier)])
    outcome = checked("M03", *numbered(reports), world=world)
    names = ["hamlet_code", "period", "cumulative_households", "cumulative_proficient_households"]
    fresh = outcome.rows.sort("sheet_id", "row").select(names)
    standing = pl.concat([world.current("M03").select(names), fresh])
    standing = standing.unique(["hamlet_code", "period"], keep="last", maintain_order=True)
    for _, line in standing.sort("period").group_by("hamlet_code", maintain_order=True):
        assert line["cumulative_households"].is_sorted()


@LAWFUL
@given(REPORTS)
def test_what_was_accepted_is_accepted_again(reports):
    """Checking the accepted rows alone rejects none of them: the rejected ones had no part in it."""
    first = checked("M03", *numbered(reports))
    again = check(FORMS["M03"], first.rows, sheets_of("M03", first.rows), known())
    assert again.rows.height == first.rows.height


def test_the_clean_rows_stay_clean_side_by_side():
    rows = [{"period": f"2026-{number:02d}", "people_guided_vneid": number} for number in range(8, 12)]
    outcome = checked("M03", *rows)
    assert outcome.rows.height == 4
    assert set(CLEAN["M03"]) <= set(outcome.rows.columns)
