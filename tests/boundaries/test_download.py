"""Fetching the pinned layer, from a server on this machine: checksums, and that a failure changes nothing."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from etl import reference
from etl.boundaries import BoundaryError, commune_polygons, download, remove
from etl.boundaries.fetching import folder_checksum, pinned_url
from tests.boundaries import made_up


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def served(tmp_path):
    """Address and folder of a server that holds a file a commune."""
    folder = tmp_path / "wards"
    folder.mkdir()
    boxes = made_up.squares()
    for row in reference.rows("communes"):
        one = made_up.layer([made_up.feature(row["code"], boxes[row["code"]], "anything", "x")])
        (folder / f"{row['code']}_{row['slug']}.geojson").write_bytes(made_up.as_bytes(one))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


def _checksum(folder):
    return folder_checksum({path.name: path.read_bytes() for path in folder.iterdir()})


def test_the_first_download_writes_its_checksum_down_and_says_so(served, tmp_path):
    address, folder = served
    report = download(tmp_path / "home", address)
    assert report.checksum == _checksum(folder)
    assert "lần tải đầu" in str(report)
    assert len(commune_polygons(tmp_path / "home")) == 129
    assert "khớp" in str(download(tmp_path / "home", address))


def test_later_downloads_must_match_even_after_removal(served, tmp_path):
    address, folder = served
    download(tmp_path / "home", address)
    remove(tmp_path / "home")
    changed = folder / "13285_phu_ly.geojson"
    changed.write_bytes(changed.read_bytes() + b"\n")
    with pytest.raises(BoundaryError, match="không đúng mã kiểm"):
        download(tmp_path / "home", address)
    assert commune_polygons(tmp_path / "home") is None


def test_a_given_checksum_must_match(served, tmp_path):
    address, folder = served
    assert "khớp" in str(download(tmp_path / "home", address, _checksum(folder)))
    with pytest.raises(BoundaryError, match="Không cài đặt gì"):
        download(tmp_path / "other", address, "0" * 64)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"type":"FeatureCollection","features":[]}'])
def test_a_broken_file_installs_nothing(served, tmp_path, content):
    address, folder = served
    (folder / "14701_yen_mo.geojson").write_bytes(content)
    with pytest.raises(BoundaryError, match="14701_yen_mo"):
        download(tmp_path / "home", address)
    assert commune_polygons(tmp_path / "home") is None


def test_a_missing_file_and_a_dead_server_are_told(served, tmp_path):
    address, folder = served
    (folder / "14701_yen_mo.geojson").unlink()
    with pytest.raises(BoundaryError, match="404"):
        download(tmp_path / "home", address)
    with pytest.raises(BoundaryError, match="Không tải được"):
        download(tmp_path / "home", "http://127.0.0.1:9")
    with pytest.raises(BoundaryError, match="https"):
        download(tmp_path / "home", "ftp://127.0.0.1")


def test_the_pinned_address_holds_the_commit():
    assert pinned_url() == (
        "https://raw.githubusercontent.com/thanglequoc/vietnamese-provinces-database/"
        "cd58063299585146ded3981f2272946ef19ced54/json/geojson/37_ninh_binh/wards"
    )
