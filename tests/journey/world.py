"""A small real world for the journeys: one commune, its hamlets, and files that its clerk might send."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from tests.files.documents import workbook_xlsx

GIAO_MINH = "14161"
ROLES = ["Tổ trưởng", "Tổ phó", *["Tổ viên"] * 7]
NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Đức", "Vũ Thị Phương",
         "Đỗ Văn Giang", "Bùi Thị Hạnh", "Đinh Văn Ích"]  # fmt: skip
PHONES = [f"09123456{n:02d}" for n in range(10, 19)]
M10 = (
    "Mã xã", "Mã thôn", "Tên thôn", "Loại", "Xã cũ", "Hiệu lực từ", "Hiệu lực đến", "Số hộ",
    "Nhân khẩu thường trú", "≥ 14", "≥ 18", "≥ 60", "Ngày số liệu", "Nguồn",
)  # fmt: skip
M03 = (
    "Mã xã", "Mã thôn", "Tên thôn", "Kỳ báo cáo", "Tổng số hộ", "Số hộ được hướng dẫn trong kỳ",
    "Trong đó hộ lần đầu", "Số hộ được hướng dẫn lũy kế", "Số hộ có ≥ 01 người thành thạo KNS (lũy kế)",
    "Lượt người: DVCTT", "Lượt người: TTKDTM", "Lượt người: Sàn TMĐT", "Lượt người: Tự bảo vệ trên MT số",
    "Lượt người: Hỗ trợ kích hoạt VNeID", "Lượt người: Trong đó NCT", "Lượt người: Trong đó NKT",
    "Số buổi ra quân",
)  # fmt: skip


def run(home: Path, *arguments: str) -> int:
    """One command of ours on the home."""
    return main(["--home", str(home), *arguments])


def told(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> tuple[int, Any]:
    """Exit status and parsed JSON of one command."""
    capsys.readouterr()
    status = run(home, *arguments, "--json")
    return status, json.loads(capsys.readouterr().out)


def catalogue(commune: str, hamlets: Mapping[str, int]) -> bytes:
    """Form M10 of one commune: hamlet name to households."""
    rows: list[Sequence[object]] = [M10]
    for number, (name, households) in enumerate(hamlets.items(), start=1):
        population = (households * 3, households * 2, households * 2, households)
        rows.append((commune, f"{commune}-{number:03d}", name, "thôn", None, "01/07/2025", None, households,
                     *population, "01/08/2025", "Công an"))  # fmt: skip
    return workbook_xlsx({"M10": rows})


def activity(commune: str, period: str, lines: Mapping[int, tuple[int, int, int]]) -> bytes:
    """Form M03 of one commune: hamlet number to (households, first-time, cumulative)."""
    rows: list[Sequence[object]] = [M03]
    for number, (households, first, total) in lines.items():
        rows.append((commune, f"{commune}-{number:03d}", None, period, households, first, first, total, 0,
                     first, 0, 0, 0, 0, 0, 0, 1))  # fmt: skip
    return workbook_xlsx({"M03": rows})


def people(number: int = 9) -> list[list[object]]:
    """The pre-printed rows of the appendix with so many names filled in."""
    written = range(number)
    return [
        [n + 1, NAMES[n] if n in written else None, ROLES[n], PHONES[n] if n in written else None]
        for n in range(9)
    ]
