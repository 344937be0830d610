"""What a boundary layer must be to be installed, and what is installed then; on made-up squares."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl import reference
from etl.boundaries import BoundaryError, check_layer, commune_polygons, install, keeping, remove
from etl.boundaries.checking import square_km
from tests.boundaries import made_up


def _install(tmp_path, value):
    path = tmp_path / "layer.json"
    path.write_bytes(made_up.as_bytes(value))
    return install(tmp_path / "home", path)


def test_a_layer_is_installed_whole(tmp_path):
    report = _install(tmp_path, made_up.layer())
    assert (report.communes, report.others_ignored, report.repaired) == (129, 0, [])
    polygons = commune_polygons(tmp_path / "home")
    assert {code: polygon.bounds for code, polygon in polygons.items()} == {
        code: pytest.approx(box, abs=1e-5) for code, box in made_up.squares().items()
    }
    written = (tmp_path / "home" / "boundaries" / "communes.geojson").read_bytes()
    assert len(written) == report.bytes_written <= 600_000
    features = json.loads(written)["features"]
    codes = [row["code"] for row in reference.communes().sort("code").iter_rows(named=True)]
    assert [feature["properties"] for feature in features] == [
        {"code": code, "i": i} for i, code in enumerate(codes)
    ]
    kept = json.loads((tmp_path / "home" / "boundaries" / "report.json").read_text(encoding="utf-8"))
    assert kept["communes"] == 129
    assert "129/129" in str(report)


def test_topojson_gives_the_same_polygons(tmp_path):
    _install(tmp_path, made_up.layer())
    first = dict(commune_polygons(tmp_path / "home"))
    _install(tmp_path, made_up.topology())
    second = commune_polygons(tmp_path / "home")
    assert all(first[code].equals_exact(second[code], 2e-5, normalize=True) for code in first)


def test_rings_are_wound_as_the_standard_says(tmp_path):
    features = [
        made_up.feature(code, box, clockwise=i % 2 == 0)
        for i, (code, box) in enumerate(made_up.squares().items())
    ]
    _install(tmp_path, made_up.layer(features))
    assert all(polygon.exterior.is_ccw for polygon in commune_polygons(tmp_path / "home").values())


@pytest.mark.parametrize("name", ["code", "ma_xa", "MaXa", "Mã xã", "ward_code", "id"])
@pytest.mark.parametrize("kind", [str, int, float])
def test_codes_under_other_names_and_as_numbers(name, kind):
    features = [made_up.feature(code, box, name, kind(code)) for code, box in made_up.squares().items()]
    assert check_layer(made_up.as_bytes(made_up.layer(features))).communes == 129


def test_a_layer_of_the_whole_country_is_cut_to_the_province():
    features = [*made_up.layer()["features"], made_up.feature("00004", (105.8, 21.0, 105.9, 21.1))]
    assert check_layer(made_up.as_bytes(made_up.layer(features))).others_ignored == 1


def _without(code):
    return [f for f in made_up.layer()["features"] if f["properties"]["code"] != code]


def _with_ring(code, ring):
    box = {"type": "Polygon", "coordinates": [ring]}
    return [*_without(code), {"type": "Feature", "properties": {"code": code}, "geometry": box}]


W, S, E, N = made_up.squares()["13285"]


@pytest.mark.parametrize(
    ("features", "says"),
    [
        (_without("14161"), "thiếu 1/129 xã, phường: 14161 Xã Giao Minh"),
        ([], "thiếu 129/129"),
        (
            [*made_up.layer()["features"], made_up.feature("14161", (106.5, 20.7, 106.51, 20.71))],
            "14161 có nhiều hơn",
        ),
        (_with_ring("13285", [[W, S], [E, N], [E, S], [W, N], [W, S]]), "13285 có vòng tự cắt"),
        (_with_ring("13285", [[S, W], [S, E], [N, E], [N, W], [S, W]]), "13285 nằm ngoài tỉnh"),
        (
            _with_ring("13285", [[590000, 2260000], [591000, 2260000], [591000, 2261000], [590000, 2260000]]),
            "WGS84",
        ),
        (
            _with_ring("13285", [[W + 0.02, S], [E + 0.02, S], [E + 0.02, N], [W + 0.02, N], [W + 0.02, S]]),
            "chồng lấn",
        ),
        (_with_ring("13285", [[W, S], [E, "x"]]), "13285 có toạ độ hỏng"),
        (_with_ring("13285", []), "13285"),
    ],
)
def test_what_is_refused_and_why(tmp_path, features, says):
    _install(tmp_path, made_up.layer())
    before = (tmp_path / "home" / "boundaries" / "communes.geojson").read_bytes()
    with pytest.raises(BoundaryError, match=says):
        _install(tmp_path, made_up.layer(features))
    assert (tmp_path / "home" / "boundaries" / "communes.geojson").read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"\xff\xfe", b"<svg/>", b'{"type":"FeatureCollection"}', b"[" * 100_000,
        b'{"type":"FeatureCollection","features":[1,null,{"geometry":3}]}',
        b'{"type":"Topology"}',
        b'{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[7]]}}}',
        b'{"type":"Topology","arcs":[[["a"]]],"objects":{}}',
    ],
)  # fmt: skip
def test_other_files_are_refused_in_words(data):
    with pytest.raises(BoundaryError):
        check_layer(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data):
    with pytest.raises(BoundaryError):
        check_layer(data)


def test_a_small_flaw_in_a_ring_is_mended_and_told(tmp_path):
    spike = [[W, S], [E, S], [E, N], [W, N], [W - 0.001, N], [W, N], [W, S]]
    report = _install(tmp_path, made_up.layer(_with_ring("13285", spike)))
    assert report.repaired == ["13285"]
    assert all(polygon.is_valid for polygon in commune_polygons(tmp_path / "home").values())


def test_the_written_layer_is_simplified_until_it_is_small_enough(tmp_path, monkeypatch):
    features = []
    for code, (west, south, east, north) in made_up.squares().items():
        middle, half = ((west + east) / 2, (south + north) / 2), (east - west) / 2
        round_ = shapely.Point(middle).buffer(half, quad_segs=60)
        features += [
            {"type": "Feature", "properties": {"code": code}, "geometry": shapely.geometry.mapping(round_)}
        ]
    monkeypatch.setattr(keeping, "MAX_WRITTEN", 100_000)
    report = _install(tmp_path, made_up.layer(features))
    assert 30_000 < report.bytes_written <= 100_000
    for code, polygon in commune_polygons(tmp_path / "home").items():
        west, south, east, north = made_up.squares()[code]
        assert polygon.is_valid
        assert polygon.area == pytest.approx(3.14159 * ((east - west) / 2) ** 2, rel=0.02)


def test_areas_are_in_square_kilometres():
    for box in made_up.squares().values():
        assert square_km(shapely.box(*box)) == pytest.approx(made_up.square_km(box), rel=0.01)


def test_removing(tmp_path):
    assert commune_polygons(tmp_path / "home") is None
    assert not remove(tmp_path / "home")
    _install(tmp_path, made_up.layer())
    assert remove(tmp_path / "home")
    assert commune_polygons(tmp_path / "home") is None


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BoundaryError, match=r"nothere\.json"):
        install(tmp_path, tmp_path / "nothere.json")
