"""Files at the front door: 4,200 rosters in .docx, and 129 × 16 workbooks of form M03."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import fastexcel
import openpyxl
import polars as pl
from lxml import etree

from benchmarks.measure import line, seconds
from etl.home import Home
from etl.ingest import ingest
from etl.receive import Arrival
from etl.reference import communes
from tests.files.documents import roster_docx, workbook_xlsx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAMLETS, SAMPLE = 33, 200
_M03 = (
    "Mã xã", "Mã thôn", "Tên thôn", "Kỳ báo cáo", "Tổng số hộ", "Số hộ được hướng dẫn trong kỳ",
    "Trong đó hộ lần đầu", "Số hộ được hướng dẫn lũy kế", "Số hộ có ≥ 01 người thành thạo KNS (lũy kế)",
    "Lượt người: DVCTT", "Lượt người: TTKDTM", "Lượt người: Sàn TMĐT", "Lượt người: Tự bảo vệ trên MT số",
    "Lượt người: Hỗ trợ kích hoạt VNeID", "Lượt người: Trong đó NCT", "Lượt người: Trong đó NKT",
    "Số buổi ra quân", "Thuộc chiến dịch (mã)", "Hộ KD có mã QR",
    "SP OCOP ≥ 3 sao có gian hàng trên sàn TMĐT", "Ghi chú",
)  # fmt: skip
_M10 = (
    "Mã xã", "Mã thôn", "Tên thôn", "Loại", "Xã cũ", "Tên gọi khác", "Hiệu lực từ", "Hiệu lực đến", "Số hộ",
    "Nhân khẩu thường trú", "Đang thực tế cư trú", "≥ 14", "≥ 18", "≥ 60", "Ngày số liệu", "Nguồn",
)  # fmt: skip


def catalogue() -> Arrival:
    """Every hamlet of the benchmark, 33 in each commune."""
    rows: list[list[object]] = [list(_M10)]
    for code in communes()["code"]:
        for number in range(1, HAMLETS + 1):
            rows.append(
                [code, f"{code}-{number:03d}", str(number), "thôn", None, None, "01/07/2025", None, 300, 1000,
                 900, 800, 700, 200, "01/08/2025", "Công an"]
            )  # fmt: skip
    return Arrival("danh-muc.xlsx", workbook_xlsx({"M10": rows}))


def rosters(number: int) -> Iterator[Arrival]:
    """One roster of nine people a hamlet, as the appendix prints it."""
    roles = ["Tổ trưởng", "Tổ phó", *["Tổ viên"] * 7]
    names = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em",
             "Vũ Thị Phương", "Đỗ Văn Giang", "Bùi Thị Hạnh", "Đinh Văn Ích"]  # fmt: skip
    codes = communes()["code"].to_list()
    for at in range(number):
        code, hamlet = codes[at // HAMLETS % 129], at % HAMLETS + 1
        people = [
            (n + 1, name, role, f"09{at % 10_000:04d}{n:04d}")
            for n, (name, role) in enumerate(zip(names, roles, strict=True))
        ]
        data = roster_docx([f"Đơn vị: Thôn {hamlet}"], people, "Thôn, ngày 08 tháng 8 năm 2025")
        yield Arrival(f"{code}/thon-{hamlet}.docx", data, commune=code)


def workbooks(months: int) -> Iterator[Arrival]:
    """One workbook of form M03 a commune a month, a line a hamlet."""
    for month in range(months):
        period = f"{2025 + (month + 7) // 12}-{(month + 7) % 12 + 1:02d}"
        for code in communes()["code"]:
            rows: list[list[object]] = [list(_M03)]
            for hamlet in range(1, HAMLETS + 1):
                rows.append([code, f"{code}-{hamlet:03d}", str(hamlet), period, 300, 12, 8, 8 * month + 8, 5,
                             20 + hamlet, 8, 3, 9, 11, 6, 0, 2, None, 4, 1, None])  # fmt: skip
            yield Arrival(f"{code}/M03-{period}.xlsx", workbook_xlsx({"M03": rows}), commune=code)


def floor_docx(data: bytes) -> int:
    """Unzip, parse and read the cells with lxml: the least any reader must do."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return sum(len("".join(t.text or "" for t in cell.iter(_W + "t"))) for cell in root.iter(_W + "tc"))


def naive_docx(data: bytes) -> int:
    """The usual library."""
    return sum(len(cell.text) for table in docx.Document(io.BytesIO(data)).tables for row in table.rows
               for cell in row.cells)  # fmt: skip


def floor_xlsx(data: bytes) -> pl.DataFrame:
    """The fastest reader there is, with nothing checked."""
    return fastexcel.read_excel(data).load_sheet(0).to_polars()


def naive_xlsx(data: bytes) -> int:
    """The usual library."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))


def compare(name: str, arrivals: list[Arrival], floor, naive, times: float) -> None:  # type: ignore[no-untyped-def]
    """Take the files in through the whole front door, beside the floor and the naive reader."""
    least = seconds(lambda: [floor(arrival.data) for arrival in arrivals], runs=3)
    sample = arrivals[:SAMPLE]
    usual = seconds(lambda: [naive(arrival.data) for arrival in sample], runs=1) * len(arrivals) / len(sample)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        ingest(home, [catalogue()], date(2026, 11, 20))
        taken = []
        spent = seconds(lambda: taken.append(ingest(home, arrivals, date(2026, 11, 20))), runs=1)
        accepted = taken[0].ledger.filter(pl.col("status").is_in(["accepted", "partly"])).height
    line(
        f"{name}: read, checked, stored ({accepted} of {len(arrivals)} taken in)",
        f"{spent:.2f} s = {spent / least:.1f} × floor",
        f"{times:.0f} × floor",
        f"floor {least:.2f} s, naive reading alone {usual:.1f} s ({usual / least:.0f} ×)",
    )


def main() -> None:
    """Both comparisons."""
    compare("4,200 rosters .docx", list(rosters(4_200)), floor_docx, naive_docx, 10)
    compare("2,064 workbooks .xlsx (M03)", list(workbooks(16)), floor_xlsx, naive_xlsx, 10)


if __name__ == "__main__":
    main()
