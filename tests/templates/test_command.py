"""The command that writes blank forms: where it refuses, and what it says."""

import os
from pathlib import Path

import pytest

from etl.cli import main


def asked(home: Path, *arguments: str) -> int:
    return main(["--home", str(home), "template", *arguments])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["M99", "--out", "x.xlsx"], "Không có biểu 'M99'"),
        (["M03", "--commune", "99999", "--out", "x.xlsx"], "Không có xã, phường mang mã '99999'"),
        (["M03", "--out", "x.docx"], "là tệp .xlsx"),
        (["M01", "--out", "x.xlsx"], "là tệp .docx"),
        (["M03", "--period", "2026-13", "--out", "x.xlsx"], "Kỳ không hợp lệ"),
    ],
)
def test_a_wrong_command_line_ends_in_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    arguments = [*arguments[:-1], str(tmp_path / arguments[-1])]
    assert asked(tmp_path / "home", *arguments) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


def test_no_file_named_is_a_wrong_command_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        asked(tmp_path / "home", "M03")
    assert stopped.value.code == 2


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "M03.xlsx"
    path.write_bytes(b"mine")
    assert asked(tmp_path / "home", "M03", "--out", str(path)) == 1
    assert "không ghi đè" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path / "home", "M03", "--out", str(tmp_path / "none" / "M03.xlsx")) == 1
    assert "Không có thư mục" in capsys.readouterr().err


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path / "home", "M03", "--out", "/proc/M03.xlsx") == 1
    assert "Không ghi được tệp /proc/M03.xlsx" in capsys.readouterr().err


def test_without_a_catalogue_only_the_commune_is_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "M03.xlsx"
    assert asked(tmp_path / "home", "m03", "--commune", "14308", "--out", str(path)) == 0
    assert "Chưa có danh mục thôn" in capsys.readouterr().out
    assert path.stat().st_size > 5000
    assert not os.path.exists(tmp_path / "home")
