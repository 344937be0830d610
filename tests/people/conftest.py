"""A home with real rosters: a Word document, a workbook and a CSV, some of them sent anew later."""

from pathlib import Path

import pytest

from tests.files.documents import csv_bytes, roster_docx, workbook_xlsx
from tests.journey.ugly_rosters import grid
from tests.journey.world import GIAO_MINH, catalogue, run

OF_COMMUNE = (
    "Mã xã", "STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ trong Tổ", "Chức danh, đơn vị công tác",
    "Đoàn viên (x)", "Đảng viên (x)", "Tổ chức", "SĐT Zalo",
)  # fmt: skip
FIRST_EAST = [
    [1, "Kiều Văn Thoái", "Tổ trưởng", "0971000001"],
    [2, "Kiều Thị Lui", "Tổ phó", "0971000002"],
]
EAST = [
    [1, "Nghiêm Quốc Khởi", "Tổ trưởng", "0972.000.001"],
    [2, "Nghiêm Thị Thơ", "Tổ phó", "+84 972 000 002"],
    [3, "Nghiêm Văn Lặng", "Tổ viên", "0972000003"],
]
WEST = [
    [1, "Quách Thị Mây", "Tổ viên", "0973000003"],
    [2, "Quách Đình Gió", "TT", 973000001],
]
SOUTH = [[1, "Tạ Văn Nam", "Tổ trưởng", ""], [2, "Tạ Thị Nữ", "Tổ phó", "01651234567"]]
TEAM = [
    [GIAO_MINH, 1, "Mạc Thị Hội", "Nữ", 1980, "Tổ trưởng", "Phó Chủ tịch UBND", "", "x", "", "0974000001"],
    [GIAO_MINH, 2, "Mạc Văn Phó", "Nam", 1985, "Tổ phó", "Công an xã", "", "x", "Công an", "0974000002"],
    [GIAO_MINH, 3, "Mạc Văn Viên", "Nam", 1990, "Tổ viên", "Đoàn xã", "x", "", "Đoàn TN", "0974000003"],
]
PEOPLE = [*FIRST_EAST, *EAST, *WEST, *SOUTH, *([row[1], row[2], row[5], row[10]] for row in TEAM)]
"""Everybody on any of the rosters: number, name, position, phone as written."""


def send(home: Path, folder: Path, name: str, data: bytes, day: str) -> None:
    """One file from the commune, received on that day."""
    file = folder / name
    file.write_bytes(data)
    assert run(home, "ingest", str(file), "--commune", GIAO_MINH, "--received", day) in (0, 1)
    file.unlink()


@pytest.fixture(scope="session")
def manned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home; the hamlet in the north has no roster."""
    folder = tmp_path_factory.mktemp("people")
    home = folder / "home"
    hamlets = {"Đông": 100, "Tây": 200, "Nam": 300, "Bắc": 400}
    send(home, folder, "M10.xlsx", catalogue(GIAO_MINH, hamlets), "2025-08-01")
    send(home, folder, "to.docx", roster_docx(["Đơn vị: Thôn Đông"], FIRST_EAST), "2025-08-05")
    send(home, folder, "tay.xlsx", workbook_xlsx({"T": grid("Đơn vị: Thôn Tây", WEST)}), "2025-08-06")
    send(home, folder, "nam.csv", csv_bytes(grid("Đơn vị: Thôn Nam", SOUTH)), "2025-08-07")
    send(home, folder, "M02b.xlsx", workbook_xlsx({"M02b": [OF_COMMUNE, *TEAM]}), "2025-08-08")
    send(home, folder, "moi.docx", roster_docx(["Đơn vị: Thôn Đông"], EAST), "2025-09-05")
    return home
