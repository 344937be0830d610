"""The first visits after a start, an empty home, and a boundary layer: what no simulator sees."""

import json
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import dashboard
from tests.browser.visitor import visit
from tests.files import snapshot

pytestmark = pytest.mark.xdist_group("browser")
REAL = Path(__file__).resolve().parents[3] / "shared" / "boundaries" / "communes.geojson"


def squares(communes: list[str]) -> dict[str, object]:
    """A made-up layer: a small square a commune, in rows."""
    features = []
    for i, code in enumerate(communes):
        x, y = 105.6 + (i % 12) * 0.07, 20.6 - (i // 12) * 0.07
        ring = [[x, y], [x + 0.06, y], [x + 0.06, y + 0.06], [x, y + 0.06], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "geometry": shape, "properties": {"code": code}})
    return {"type": "FeatureCollection", "features": features}


@pytest.mark.parametrize("place", ["ho-so", "xa-phuong-cham"])
def test_the_first_visit_may_be_a_deep_link(opened: Browser, known_home: Path, place: str) -> None:
    with dashboard(known_home) as address, visit(opened, f"{address}/{place}?commune=13285") as seen:
        page = seen.settled().page
        assert page.locator("header.screen h1").count() == 1
        assert place in page.url
        assert "Bản đồ" not in page.locator("header.screen h1").inner_text()
        assert page.get_by_text("Page not found").count() == 0
        assert seen.errors == []


@pytest.mark.parametrize("place", ["coverage_map", "gate"])
def test_a_script_has_no_address_of_its_own(opened: Browser, address: str, place: str) -> None:
    with visit(opened, f"{address}/{place}") as seen:
        seen.settled()
        assert seen.page.locator("header.screen h1").inner_text() == "Bản đồ độ phủ"


def test_an_empty_home_explains_itself(opened: Browser, tmp_path: Path) -> None:
    with dashboard(tmp_path / "nothing") as address, visit(opened, address) as seen:
        page = seen.settled().page
        assert "Chưa có số liệu nào được công bố" in page.locator("h1").inner_text()
        assert seen.outside == []
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/phuso/layers/hexagon.json")


def _drawn(page: Page, within: float = 25.0) -> bool:
    """Whether the map shows shapes in so many seconds: a blank picture compresses to next to nothing."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if len(page.locator(".stDeckGlJsonChart").first.screenshot()) > 12_000:
            return True
        page.wait_for_timeout(500)
    return False


def test_an_installed_boundary_is_drawn_by_address(opened: Browser, tmp_path: Path) -> None:
    home = tmp_path / "home"
    snapshot.build(home)
    (home / "boundaries").mkdir()
    codes = [row["code"] for row in snapshot.rows(snapshot.REFERENCE / "communes.csv")]
    layer = REAL.read_text(encoding="utf-8") if REAL.exists() else json.dumps(squares(codes))
    (home / "boundaries" / "communes.geojson").write_text(layer, encoding="utf-8")
    with dashboard(home) as address, visit(opened, address) as seen:
        page = seen.settled().page
        assert "form=boundary" in page.url
        assert _drawn(page), "the map stayed blank"
        assert seen.outside == []
        assert seen.errors == []
        with urllib.request.urlopen(f"{address}/phuso/layers/boundary.json") as answer:
            features = json.load(answer)["features"]
        assert [feature["properties"]["c"] for feature in features] == codes
