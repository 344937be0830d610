"""``python -m briefing``: exit status, words, and no half a file."""

import shutil
from pathlib import Path

import duckdb
import pytest

from briefing.cli import main
from tests.files import snapshot


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def test_documents_reach_their_place(known_home: Path, tmp_path: Path) -> None:
    home = ["--home", str(known_home)]
    for command, file in (("deck", "a/deck.pptx"), ("workbook", "a/book.xlsx")):
        out = tmp_path / file
        assert main([*home, command, "--period", "2026-11", "--out", str(out)]) == 0
        assert out.read_bytes().startswith(b"PK")
    out = tmp_path / "c.pptx"
    given = ["deck", "--home", str(known_home), "--period", "2026-11", "--commune", snapshot.LOWEST]
    assert main([*given, "--out", str(out)]) == 0
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "book.xlsx", "c.pptx", "deck.pptx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        (["--period", "2031-01", "--out", "x.pptx"], 1, "Không có kỳ 2031-01"),
        (["--period", "2026-11", "--commune", "99999", "--out", "x.pptx"], 1, "mang mã 99999"),
        (["--period", "2026-11", "--out", "x.xlsx"], 2, "phải có đuôi .pptx"),
    ],
)
def test_what_is_wrong_is_said(
    given: list[str], status: int, words: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["deck", *given]) == status
    assert words in told(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_command_line_is_two() -> None:
    for given in ([], ["deck"], ["poster", "--period", "2026-Q3", "--out", "x.docx"]):
        with pytest.raises(SystemExit) as stopped:
            main(given)
        assert stopped.value.code == 2


def test_nothing_published_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--home", str(tmp_path), "workbook", "--period", "2026-11", "--out", str(tmp_path / "b.xlsx")]
    assert main(given) == 1
    assert "python -m etl build" in told(capsys)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("drop table lagging", "phiên bản khác"),
        ("update indicators set unit = repeat('dài ', 4000) where code = 'C1'", "không ghi gì. Lý do"),
    ],
)
def test_what_cannot_be_drawn_stops_the_document(
    broken: str, words: str, known_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Path(shutil.copytree(known_home, tmp_path / "home"))
    with duckdb.connect(str(home / "warehouse.duckdb")) as opened:
        opened.execute(broken)
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"before")
    given = ["--home", str(home), "deck", "--period", "2026-11", "--out", str(out)]
    assert main(given) == 1
    assert words in told(capsys)
    assert out.read_bytes() == b"before"
    assert not list(tmp_path.glob(".deck*"))
