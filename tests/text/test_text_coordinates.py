"""Coordinates as people copy them from a phone, a map or a paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.coordinates import LATITUDES, LONGITUDES, latitude, longitude, pair, point
from tests.text.strategies import any_cell

norths = st.floats(*LATITUDES)
easts = st.floats(*LONGITUDES)


@pytest.mark.parametrize(
    "cell", [20.2545, "20.2545", "20,2545", " 20,2545° ", "20.2545 N", "vĩ độ: 20,2545", "N 20.2545"]
)
def test_decimal_degrees(cell: str | float) -> None:
    read = latitude(cell)
    assert (read.value, read.rule) == (20.2545, None)


@pytest.mark.parametrize(
    "cell",
    [
        "20°15'30\"B", "20 15 30 N", "20º15’30”N", "20° 15' 30'' Bắc", "20°15′30″", "N20°15'30\"", "20°15,5'",
        "20 15 30", "20°15'30,0\"B",
    ],
)  # fmt: skip
def test_degrees_minutes_seconds(cell: str) -> None:
    read = latitude(cell)
    assert read.value == pytest.approx(20 + 15 / 60 + 30 / 3600, abs=1e-6)
    assert (read.rule, read.severity) == ("dms_converted", "warning")


def test_longitude_side_letters() -> None:
    for cell in ("105°58'28\"Đ", "105°58'28\"E", "105 58 28 E", "105°58'28'' Đông"):
        assert longitude(cell).value == pytest.approx(105.974444, abs=1e-6)


@pytest.mark.parametrize("cell", [21.5, "10,5", 0, 105.9])
def test_out_of_range_keeps_the_value(cell: str | float) -> None:
    read = latitude(cell)
    assert (read.rule, read.severity) == ("in_range", "warning")
    assert read.value is not None


@pytest.mark.parametrize(
    "cell", ["gần cầu", "20°75'30\"", "20°15'75\"", True, float("nan"), "20.25.45", "20,2545; 105,9745"]
)
def test_no_coordinate(cell: object) -> None:
    read = latitude(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "coordinate_expected", "error")


def test_swapped_pair_is_put_right() -> None:
    north, east = point(105.9745, "20,2545")
    assert (north.value, east.value) == (20.2545, 105.9745)
    assert {north.rule, east.rule} == {"swapped_lat_lon_fixed"}
    north, east = point("105°58'28\"Đ", "20°15'30\"B")
    assert north.value == pytest.approx(20.258333, abs=1e-6)


def test_only_a_whole_swap_is_mended() -> None:
    north, east = point(105.9745, 105.9745)
    assert (north.rule, east.rule) == ("in_range", None)
    north, east = point(20.2545, None)
    assert (north.value, east.value, north.rule, east.rule) == (20.2545, None, None, None)
    assert point("20,254", None)[0].value == 20.254


@pytest.mark.parametrize(
    "cell",
    [
        "20.2545, 105.9745", "20.2545,105.9745", "20,2545; 105,9745", "20,2545 105,9745", "20,2545, 105,9745",
        "(20.2545, 105.9745)", "20,2545/105,9745", "VĐ: 20,2545; KĐ: 105,9745", "20.2545 N, 105.9745 E",
    ],
)  # fmt: skip
def test_both_in_one_cell(cell: str) -> None:
    for north, east in (pair(cell), point(cell, None), point(None, cell)):
        assert (north.value, east.value, north.rule, east.rule) == (20.2545, 105.9745, None, None)


def test_both_in_one_cell_written_out_or_swapped() -> None:
    north, east = pair("20°15'30\"N 105°58'28\"E")
    assert (north.value, east.value) == (
        pytest.approx(20.258333, abs=1e-6),
        pytest.approx(105.974444, abs=1e-6),
    )
    assert {north.rule, east.rule} == {"dms_converted"}
    north, east = pair("105.9745, 20.2545")
    assert (north.value, east.value, north.rule) == (20.2545, 105.9745, "swapped_lat_lon_fixed")


@pytest.mark.parametrize("cell", ["20,105", "20,254", "20.2545", "nhà văn hóa", 20.2545])
def test_no_pair(cell: str | float) -> None:
    assert [read.rule for read in pair(cell)] == ["coordinate_expected"] * 2


def test_box_of_the_province() -> None:
    for inside in ((19.85, 105.50), (20.80, 106.65)):
        assert [read.rule for read in point(*inside)] == [None, None]
    for outside in ((19.849, 105.499), (20.801, 106.651)):
        assert [read.rule for read in point(*outside)] == ["in_range", "in_range"]


@given(norths, easts, st.sampled_from([";", ", ", " ", " / "]))
def test_pairs_come_back(north: float, east: float, mark: str) -> None:
    for write in ("{:.6f}".format, lambda value: f"{value:.6f}".replace(".", ",")):
        for cells in (
            (write(north), write(east)),
            (write(east), write(north)),
            (f"{write(north)}{mark}{write(east)}", None),
        ):
            read = point(*cells)
            assert read[0].value == pytest.approx(north, abs=1e-6)
            assert read[1].value == pytest.approx(east, abs=1e-6)


@given(
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["20°{}'{}\"B", "20 {} {} N", "20º{}’{}”", "20° {}' {}'' Bắc"]),
)
def test_minutes_and_seconds_come_back(minute: int, second: int, shape: str) -> None:
    read = latitude(shape.format(minute, second))
    assert read.value == pytest.approx(20 + minute / 60 + second / 3600, abs=1e-6)


@given(any_cell, any_cell)
def test_any_cells(first: object, second: object) -> None:
    for read in (*point(first, second), *pair(first)):  # type: ignore[arg-type]
        assert (read.severity == "error") <= (read.value is None)
