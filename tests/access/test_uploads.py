"""Uploads: into one's own session only, of a size, under names that lead nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shell import durable
from tests.access.caller import Answer, Caller, Line

NAMES = [
    "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/cron.d/x", "C:\\x.xlsx", "a\x00b.xlsx", "CON.xlsx",
    "nul", "..", ".", "", "x" * 400 + ".xlsx", "-rf.xlsx", "a\nb.xlsx", "\u202excod.exe", ".hidden",
    "job.json", "tên có dấu.xlsx",
]  # fmt: skip
BORDER = "----phuso"


@pytest.fixture
def place(signed: dict[str, Caller]) -> Iterator[str]:
    """Where the department's open session takes a file."""
    with signed["so.lan"].line() as line:
        line.open("nap-so-lieu")
        yield upload_address(line)


def upload_address(line: Line) -> str:
    ask = BackMsg()
    ask.file_urls_request.request_id = "1"
    ask.file_urls_request.session_id = line.session
    ask.file_urls_request.file_names.append("a.csv")
    line.send(ask)
    while True:
        told = line.next()
        if told.HasField("file_urls_response"):
            return told.file_urls_response.file_urls[0].upload_url


def put(who: Caller, place: str, name: str = "a.csv", **headers: str) -> Answer:
    who.get("/_stcore/health")
    safe = name.encode("utf-8").decode("latin-1").replace("\n", "%0A").replace("\x00", "%00")
    body = (f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="{safe}"\r\n\r\n'
            f"x,y\r\n--{BORDER}--\r\n").encode("latin-1")  # fmt: skip
    given = {"Content-Type": f"multipart/form-data; boundary={BORDER}", "Accept": "*/*",
             "X-Xsrftoken": who.cookies.get("_streamlit_xsrf", "")}  # fmt: skip
    return who.ask("PUT", place, body, **{**given, **headers})


def test_a_file_goes_into_one_s_own_session_only(
    signed: dict[str, Caller], caller: Caller, place: str
) -> None:
    assert put(signed["so.lan"], place).status == 204
    assert put(caller, place).status == 401
    for name in ("xa.hoa", "quantri"):
        assert put(signed[name], place).status in (401, 403), name
        assert signed[name].ask("DELETE", place, Accept="*/*").status in (401, 403), name


def test_a_form_of_another_site_uploads_nothing(signed: dict[str, Caller], place: str) -> None:
    assert put(signed["so.lan"], place, **{"X-Xsrftoken": "made-up"}).status == 403


def test_what_is_too_large_is_refused_before_it_is_read(signed: dict[str, Caller], place: str) -> None:
    assert put(signed["so.lan"], place, **{"Content-Length": str(10**12)}).status == 413


@pytest.mark.parametrize("name", NAMES)
def test_no_name_becomes_a_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "job" / "files"
    (tmp_path / "job").mkdir()
    kept = durable.keep(folder, [(name, b"one"), (name, b"two")])
    found = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert len(found) == 2
    assert all(path.is_relative_to(folder) for path in found)
    assert {path.read_bytes() for path in found} == {b"one", b"two"}
    assert all("/" not in one and "\x00" not in one for one in kept)
