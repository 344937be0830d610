"""Folders and archives become single files with names that people recognise."""

import io
import zipfile
from pathlib import Path

import pytest

from etl.read.document import Refusal
from etl.read.expand import Received, expand
from tests.files.documents import csv_bytes, roster_docx, workbook_xlsx
from tests.files.hostile import encrypted_zip
from tests.files.word_xml import zip_of

CSV = csv_bytes([["a", "b"], [1, 2]])


def names(*paths: Path) -> list[str]:
    return [item.name for item in expand(paths)]


def write(path: Path, data: bytes = CSV) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folder_goes_down_in_order_without_what_systems_leave(tmp_path: Path) -> None:
    for name in (
        "b.csv",
        "a/2.csv",
        "a/1.csv",
        "~$b.docx",
        "Thumbs.db",
        ".DS_Store",
        "__MACOSX/x.csv",
        "._b.csv",
    ):
        write(tmp_path / "xã" / name)
    assert names(tmp_path / "xã") == ["b.csv", "a/1.csv", "a/2.csv"]


def test_folder_names_around_a_file(tmp_path: Path) -> None:
    write(tmp_path / "13285" / "tháng 8" / "a.csv")
    (item,) = expand([tmp_path])
    assert isinstance(item, Received)
    assert item.folder_parts[-2:] == ("13285", "tháng 8")
    assert item.data == CSV


def test_archive_members_office_files_stay_whole(tmp_path: Path) -> None:
    roster, book = roster_docx(["a"], [[1]]), workbook_xlsx({"A": [[1]]})
    members = {
        "13285/b.docx": roster,
        "a.xlsx": book,
        "13285/": b"",
        "__MACOSX/._a": b"x",
        "13285/~$b.docx": b"x",
    }
    archive = write(tmp_path / "gửi.zip", zip_of(members))
    items = list(expand([archive]))
    assert [(item.name, item.folder_parts[-2:]) for item in items if isinstance(item, Received)] == [
        ("gửi.zip/13285/b.docx", ("gửi", "13285")),
        ("gửi.zip/a.xlsx", (tmp_path.name, "gửi")),
    ]
    assert [item.data for item in items if isinstance(item, Received)] == [roster, book]
    assert names(write(tmp_path / "một.docx", roster)) == ["một.docx"]


def test_member_names_are_only_names(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zip_of({"../../etc/x.csv": CSV, "C:\\y.csv": CSV, "/z.csv": CSV}))
    before = sorted(tmp_path.parent.rglob("*"))
    assert sorted(names(archive)) == ["a.zip/C:/y.csv", "a.zip/etc/x.csv", "a.zip/z.csv"]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_vietnamese_member_names_with_and_without_the_utf8_mark(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Thôn Đoài.csv", CSV)
    unmarked = out.getvalue().replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")
    for data in (out.getvalue(), unmarked):
        assert names(write(tmp_path / "a.zip", data)) == ["a.zip/Thôn Đoài.csv"]


def test_archive_refused_as_a_whole_and_a_member_alone(tmp_path: Path) -> None:
    locked = write(tmp_path / "khóa.zip", encrypted_zip(zip_of({"a.csv": CSV})))
    bomb = write(tmp_path / "bom.zip", zip_of({"a.csv": b"0" * 60_000_000}))
    broken = bytearray(zip_of({"a.csv": CSV, "b.csv": CSV}))
    broken[broken.index(b"a.csv") + 8] ^= 0xFF
    partly = write(tmp_path / "hỏng.zip", bytes(broken))
    found = {item.name: getattr(item, "rule", "read") for item in expand([locked, bomb, partly])}
    assert found == {
        "khóa.zip": "password_protected",
        "bom.zip": "zip_bomb",
        "hỏng.zip/a.csv": "truncated_file",
        "hỏng.zip/b.csv": "read",
    }


def test_archive_in_an_archive_is_handed_on_unopened(tmp_path: Path) -> None:
    inner = zip_of({"a.csv": CSV})
    (item,) = expand([write(tmp_path / "a.zip", zip_of({"b.zip": inner}))])
    assert isinstance(item, Received)
    assert item.data == inner


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "secret.csv")
    write(tmp_path / "outside" / "x.csv")
    inside = write(tmp_path / "in" / "a.csv")
    (tmp_path / "in" / "b.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "d.csv").symlink_to(inside)
    assert names(tmp_path / "in") == ["a.csv", "d.csv"]


@pytest.mark.parametrize("name", ["không-có.docx", "folder/none"])
def test_missing_path_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (item,) = expand([tmp_path / name])
    assert isinstance(item, Refusal)
    assert item.rule == "not_found"
    assert item.name == Path(name).name


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    (item,) = expand([path])
    assert isinstance(item, Refusal)
    assert item.rule == "too_large"


def test_cut_archive_is_left_to_the_reader(tmp_path: Path) -> None:
    (item,) = expand([write(tmp_path / "a.zip", zip_of({"a.csv": CSV})[:40])])
    assert isinstance(item, Received)
