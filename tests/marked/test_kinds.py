"""Files of rarer kinds: logs, strict documents, tables cut over pages, merged cells, upright sheets."""

import io
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl.forms import FORMS
from etl.home import Home
from etl.marked.copying import marked_copies
from etl.marked.gathering import Received
from tests.files import word_xml as word
from tests.files.documents import workbook_xlsx
from tests.journey.sent import quietly, send, sheet
from tests.journey.ugly_reports import headings, of
from tests.marked.sent_back import comments, marked_cells, table_of

HEADS = ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại"]
UNIT = word.paragraph("Đơn vị: Thôn Đông")
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LOG = "Mã thôn,Mã hộ,Ngày,DVCTT,VNeID,Số người được hướng dẫn\n"


def _parquet() -> bytes:
    out = io.BytesIO()
    pl.DataFrame({
        "hamlet_code": ["14161-001"] * 2, "household_code": ["1", None],
        "visit_date": [date(2026, 9, 20)] * 2, "guided_public_services": [True] * 2, "people_guided": [2, 1],
    }).write_parquet(out)  # fmt: skip
    return out.getvalue()


def _strict() -> bytes:
    rows = [HEADS, [1, "An Văn Một", "Đội trưởng", "0912"], [2, "An Văn Hai", "Tổ viên", "0912345611"],
            [3, "An Văn Ba", "Tổ phó", "0912345612"]]  # fmt: skip
    return word.docx_of("", main_part=word.document_xml(UNIT + word.table(rows), STRICT))


def _cut() -> bytes:
    above = [HEADS, [1, "An Văn Bốn", "Tổ trưởng", "0912345613"], [2, "An Văn Năm", "", "0912345614"]]
    below = [HEADS, [3, "An Văn Sáu", "Đội trưởng", "0912345615"], [4, "An Văn Bảy", "Tổ viên", "091"]]
    return word.docx_of(UNIT + word.table(above) + word.paragraph() + word.table(below))


def _merged() -> bytes:
    rows = [headings("M03"), of("14161", 1, "13/2026"), of("14161", 2, None)]
    return workbook_xlsx({"S": rows}, {"S": [(1, 0, 2, 0), (1, 3, 2, 3)]})


def _upright() -> bytes:
    labels = headings("M02a", ("commune_code",))
    values = ["05/QĐ-UBND", "13/25/2026", "Nguyễn Văn Ký", "kiện toàn", "qd.pdf", 7]
    pairs = enumerate(zip(labels, values, strict=False), 1)
    return sheet(["Mã xã:", "14161"], [], *([n, *pair] for n, pair in pairs))


FILES = {
    "log.parquet": _parquet, "log.csv": lambda: (LOG + "14161-001,12,20/9/2029,x,,2\n").encode(),
    "strict.docx": _strict, "cut.docx": _cut, "merged.xlsx": _merged, "upright.xlsx": _upright,
}  # fmt: skip


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bytes]]:
    """Name and bytes of the copy by the file sent."""
    answer = send(tmp_path_factory.mktemp("kinds"), [(f"14161/{n}", data, "") for n, data in FILES.items()])
    home = Home(answer.home)
    received = Received(home)
    made = marked_copies(home, received, [one.number for one in received.faulty])
    return {received.receipts[one.receipt].name.partition("/")[2]: (one.name, one.data) for one in made}


@pytest.mark.parametrize(("file", "place", "words"), [
    ("log.parquet", ("log", 3, 2), "để trống"),
    ("log.csv", ("log", 2, 3), "Có thể là 20/09/2026"),
    ("strict.docx", ("Bảng 1", 4, 3), "Có thể là “Tổ trưởng”"),
    ("merged.xlsx", ("S", 2, 4), "Kỳ báo cáo"),
    ("upright.xlsx", ("Sheet1", 4, 3), "Ngày"),
])  # fmt: skip
def test_the_comment_stands_at_the_cell(
    file: str, place: tuple[str, int, int], words: str, copies: dict[str, tuple[str, bytes]]
) -> None:
    name, data = copies[file]
    assert name.endswith(".xlsx")
    assert words in comments(data)[place]


def test_both_parts_of_a_cut_table_are_marked(copies: dict[str, tuple[str, bytes]]) -> None:
    name, data = copies["cut.docx"]
    told = dict(marked_cells(data))
    assert name.endswith(".docx")
    assert set(told) == {"Đội trưởng", "091", ""}  # the blank cell is a role left out
    assert {line[2] for line in table_of(data, name)} == {"3", "5", "6"}


def test_a_sheet_read_as_a_reviewer_decided_is_marked_as_that_form(tmp_path: Path) -> None:
    bad = of("14161", 1, "2026-10", guided_households="?")
    wanted = {"hamlet_code", "period", "guided_households", "outreach_sessions", "people_guided_elderly"}
    kept = [at for at, name in enumerate(headings("M03")) if name in _printed(wanted)]
    answer = send(tmp_path, [("14161/la.xlsx", sheet(["BÁO CÁO"], *([line[at] for at in kept]
                              for line in (headings("M03"), bad))), "")])  # fmt: skip
    (line,) = json.loads(quietly(answer.home, "review", "--json")[1])
    quietly(answer.home, "review", "decide", line["id"], "--form", "M03", "--by", "Sở")
    home = Home(answer.home)
    received = Received(home)
    (copy,) = marked_copies(home, received, [received.faulty[-1].number])
    told = [text for (name, row, _), text in comments(copy.data).items() if (name, row) == ("Sheet1", 3)]
    assert any("“?”" in text for text in told), table_of(copy.data, copy.name)


def _printed(names: set[str]) -> set[str]:
    return {column.heading for column in FORMS["M03"].columns if column.name in names}
