"""Small wards on the map: the inset looks where names are missing, a commune found is looked at closely."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.inset import FEWEST, MAGNIFIED, OTHER, WARD, crowded
from figures.place import Place
from queries.door import Door
from queries.viewer import PUBLIC
from tests.boundaries import made_up
from tests.serving.test_pages import open_page

WHOLE = Place(106.0, 20.2, 9.0)
WINDOW = (300, 230)
HOA_LU = "Phường Hoa Lư"


def lattice(west: float, south: float, count: int) -> list[tuple[float, float]]:
    """So many places in a row, 0.01 degrees apart."""
    return [(west + 0.01 * i, south) for i in range(count)]


def test_the_inset_looks_where_names_are_missing_and_wards_come_first() -> None:
    country, town = lattice(105.6, 20.0, 6), lattice(106.4, 20.4, 4)
    points = country + town
    same = [1000] * len(points)
    rural = crowded(points, [OTHER] * 6 + [0] * 4, same, WHOLE, WINDOW)
    assert rural is not None
    assert rural.members == tuple(range(6))
    urban = crowded(points, [OTHER] * 6 + [WARD] * 4, same, WHOLE, WINDOW)
    assert urban is not None
    assert urban.members == (6, 7, 8, 9)
    assert (urban.place.lon, urban.place.lat) == (106.415, 20.4)
    assert 2 ** (urban.place.zoom - WHOLE.zoom) == pytest.approx(MAGNIFIED, rel=0.01)
    west, east = (pick(x for x, _ in urban.frame) for pick in (min, max))
    assert all(west < points[i][0] < east for i in urban.members)


def test_no_inset_where_names_stand_or_places_do_not_count() -> None:
    points = lattice(106.0, 20.2, 6)
    assert crowded(points, [0] * 6, [1000] * 6, WHOLE, WINDOW) is None
    assert crowded(points, [OTHER] * (FEWEST - 1) + [0] * 3, [1000] * 6, WHOLE, WINDOW) is None
    assert crowded(points, [WARD] * 6, [0] * 6, WHOLE, WINDOW) is None


def decks(page: AppTest) -> list[dict[str, Any]]:
    """The maps of the page as they were sent."""
    return [json.loads(one.proto.json) for one in page.get("deck_gl_json_chart")]


def test_the_map_looks_at_the_commune_found_in_each_form(
    app: AppTest, home: Path, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = tmp_path / "home"
    served.mkdir()
    (served / "warehouse.duckdb").symlink_to(home / "warehouse.duckdb")
    (served / "boundaries").mkdir()
    (served / "boundaries" / "communes.geojson").write_bytes(made_up.as_bytes(made_up.layer()))
    monkeypatch.setenv("PHUSO_HOME", str(served))
    communes = door.ask("communes", PUBLIC)
    row = communes.filter(communes["full_name"] == HOA_LU).row(0, named=True)
    west, south, east, north = made_up.squares()[row["commune_code"]]
    for form in ("hexagon", "boundary", "bubble"):
        whole = decks(open_page(app, "", form=form))
        assert len(whole) == (1 if form == "hexagon" else 2), form
        page = open_page(app, "", form=form, commune=row["commune_code"], at=row["commune_code"])
        assert not page.exception
        (close,) = decks(page)
        view = close["initialViewState"]
        assert view["zoom"] > whole[0]["initialViewState"]["zoom"] + 1, form
        assert any(layer["id"] == "chosen" for layer in close["layers"])
        if form == "bubble":
            assert (view["longitude"], view["latitude"]) == pytest.approx((row["lon"], row["lat"]), abs=1e-3)
        if form == "boundary":
            assert west < view["longitude"] < east
            assert south < view["latitude"] < north
        page.button(key="find_whole").click().run()
        assert "at" not in page.query_params
        assert page.query_params["commune"] == row["commune_code"]
        del app.query_params["commune"]
        page.session_state["_kept"].clear()
