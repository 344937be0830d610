"""The public polygons, where they lie beside the checkout: the checks give what is known of them."""

from pathlib import Path

import pytest
import shapely

from etl.boundaries import commune_polygons, install

LAYER = Path(__file__).resolve().parents[2].parent / "shared" / "boundaries" / "communes.geojson"
pytestmark = pytest.mark.skipif(not LAYER.is_file(), reason="no real boundary layer beside the checkout")


def test_the_public_layer_passes_with_its_known_outliers(tmp_path):
    report = install(tmp_path, LAYER)
    assert (report.communes, report.repaired, report.centres_outside) == (129, [], ["14161"])
    assert report.area_median_pct == pytest.approx(0.35, abs=0.02)
    assert report.area_within_8_pct == 123
    assert sum("diện tích" in warning for warning in report.warnings) == 6
    assert report.bytes_written <= 600_000
    polygons = commune_polygons(tmp_path)
    assert shapely.coverage_is_valid(list(polygons.values()))
    assert all(polygon.is_valid for polygon in polygons.values())
