"""The HTML of a table: what its rows are sorted by, and that it is light without losing anything."""

import re

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from figures import tables

NUMBERS = st.lists(st.none() | st.floats(-1e6, 1e6) | st.integers(-9, 9), min_size=1, max_size=20)


def orders(values: list[object]) -> list[str | None]:
    """What each cell of a column of these values is sorted by."""
    frame = pl.DataFrame({"at": range(len(values))})
    made = tables.sheet(frame, [tables.Column("A", lambda row: "x", lambda row: values[row["at"]])])  # type: ignore[arg-type, return-value]
    cells = re.findall(r"<td( data-v=[^>]+)?>x", made)
    assert len(cells) == len(values)
    return [cell.removeprefix(" data-v=").strip("'") or None for cell in cells]


@given(NUMBERS)
def test_rows_sort_by_their_place_as_by_their_number(values: list[float | None]) -> None:
    told = orders(list(values))
    assert [one is None for one in told] == [value is None for value in values]
    known = [
        (round(value, 4), int(at)) for value, at in zip(values, told, strict=True) if value is not None and at
    ]
    for value, at in known:
        for other, beside in known:
            assert (value < other) == (at < beside)


def test_codes_have_places_and_names_stay_names() -> None:
    assert orders(["no_data", "behind", None, "behind"]) == ["1", "0", None, "0"]
    assert orders(["Ý Yên", "Gia Viễn"]) == ["Ý Yên", "Gia Viễn"]
    assert orders([3, "x1"]) == ["3", "x1"]


def test_what_ends_a_cell_is_left_to_the_browser_and_nothing_else() -> None:
    cells = [
        "<b>1</b><small>a</small>",
        "<i class='bar'></i> a",
        "<span class='chip'>x</span>",
        "<a href='#'>x</a>",
    ]
    frame = pl.DataFrame({"cell": cells})
    made = tables.sheet(frame, [tables.Column("A", lambda row: row["cell"])])
    body = made.split("<tbody>")[1].split("</tbody>")[0]
    assert body == (
        "<tr><td><b>1</b><small>a<tr><td><i class='bar'></i> a<tr><td><span class='chip'>x"
        "<tr><td><a href='#'>x</a>"
    )


def test_no_rows_are_an_empty_body() -> None:
    assert "<tbody></tbody>" in tables.sheet(pl.DataFrame({"a": []}), [tables.plain("A", str, "a")])
