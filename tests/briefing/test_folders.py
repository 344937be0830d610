"""Folders of documents: whole or not at all, the same again, never over other files; opened by others."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from pypdf import PdfReader

from briefing import deck, decks
from briefing.cli import main
from briefing.edition import Edition, NotThereError
from briefing.folder import fill, plain
from queries.door import Door
from tests.briefing.sent import rows
from tests.files import snapshot

KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.folder import fill
def files():
    yield "a.docx", b"whole"
    os.kill(os.getpid(), signal.SIGKILL)
    yield "b.docx", b"never"
fill(Path(sys.argv[1]), files())
"""
FILES = [("a.docx", b"one"), ("under/b.xlsx", b"two")]


def test_a_kill_in_the_middle_leaves_nothing_half(tmp_path: Path) -> None:
    out = tmp_path / "letters"
    done = subprocess.run([sys.executable, "-c", KILLED, str(out)], timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert not out.exists()
    assert fill(out, FILES) == (2, 6)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.docx", "b.xlsx", "letters", "under"]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "out", FILES)
    before = os.stat(tmp_path / "out")
    fill(tmp_path / "out", FILES)
    assert (os.stat(tmp_path / "out").st_ino, os.stat(tmp_path / "out").st_mtime_ns) == (
        before.st_ino, before.st_mtime_ns
    )  # fmt: skip


@pytest.mark.parametrize("held", ["mine.txt", "a.docx"])
def test_other_files_are_never_written_over(held: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / held).write_text("mine", encoding="utf-8")
    with pytest.raises(NotThereError, match="thư mục khác"):
        fill(tmp_path / "out", FILES)
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()] == ["mine"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_document_that_cannot_be_made_stops_all(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own_home / "warehouse.duckdb"
    with duckdb.connect(str(file)) as opened:
        opened.execute("drop table spot_operators")
    out = tmp_path / "out"
    given = ["--home", str(tmp_path / "home"), "letters", "--period", "2026-11", "--out", str(out)]
    assert main(given) == 1
    assert "phiên bản khác" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_letters_from_the_command_line_are_those_again(
    sent: dict[str, bytes], demo: Edition, tmp_path: Path
) -> None:
    home = demo.door.file.parent
    given = ["--home", str(home), "letters", "--period", demo.code, "--out", str(tmp_path / "out")]
    assert main(given) == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == sent


def test_every_kind_opens_in_another_program(sent: dict[str, bytes], tmp_path: Path) -> None:
    first = next(name for name in sent if name[0].isdigit())
    chosen = [first, "viettel.docx", "viettel-phu-luc.xlsx", "danh-sach-moi-hop.xlsx", "so-cong-van.xlsx"]
    for name in chosen:
        (tmp_path / name).write_bytes(sent[name])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *(str(tmp_path / name) for name in chosen)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for name in chosen:
        pages = [page.extract_text() for page in PdfReader((tmp_path / name).with_suffix(".pdf")).pages]
        assert pages
        assert all("SỐ LIỆU MÔ PHỎNG" in page for page in pages), name
    letter = " ".join(PdfReader((tmp_path / first).with_suffix(".pdf")).pages[0].extract_text().split())
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi: Ủy ban nhân dân", "/SKHCN-CĐS"):
        assert words in letter
    assert len(PdfReader((tmp_path / first).with_suffix(".pdf")).pages) <= 3


def test_decks_of_all_communes_have_a_register(own_home: Path) -> None:
    file = own_home / "warehouse.duckdb"
    with duckdb.connect(str(file)) as opened:
        two = [snapshot.LOWEST, snapshot.SILENT]
        opened.execute("delete from communes where commune_code not in (?, ?)", two)
    few = Edition(Door(file), "2026-11")
    made = dict(decks.files(few))
    listed = rows(made.pop("danh-muc.xlsx"), "Bộ trình chiếu")
    assert [row["Tệp"] for row in listed] == list(made)
    for name, document in made.items():
        assert document == deck.document(few.of_commune(name[:5]))


def test_a_commune_that_lacks_nothing_has_its_deck(own_home: Path) -> None:
    file = own_home / "warehouse.duckdb"
    with duckdb.connect(str(file)) as opened:
        opened.execute("update indicator_values set numerator = denominator where indicator = 'C1' "
                       "and level = 'hamlet' and commune_code = ?", [snapshot.LOWEST])  # fmt: skip
        opened.execute("update hamlets set households = 0 where commune_code = ?", [snapshot.LOWEST])
    assert deck.document(Edition(Door(file), "2026-11", snapshot.LOWEST)).startswith(b"PK")


def test_names_of_files_are_plain() -> None:
    assert plain("Phường Đông Hoa Lư") == "phuong-dong-hoa-lu"
    assert plain("Xã  Ý Yên") == "xa-y-yen"
