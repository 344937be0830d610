"""Nothing that was alive in a file is alive in its marked copy: formulas, links, macros, objects, queries."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.home import Home
from etl.marked.copying import marked_copy
from tests.files import word_xml as word
from tests.journey.sent import send
from tests.journey.ugly_reports import headings, of

INJECTED = ["=1+1", "+84 là số", "-5 hộ?", "@SUM(A1)", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x")']
ALIVE = re.compile(
    rb"<f>|<f |<c:f>|<formula>|externalLink|vbaProject|ddeLink|oleObject|connection|TargetMode|queryTable|"
    rb"http://xau|instrText|fldChar|fldSimple|altChunk|attachedTemplate|DDEAUTO|INCLUDEPICTURE|embeddings|"
    rb"<w:object|webExtension|activeX|pivotCache",
    re.IGNORECASE,
)
_EXTERNAL = (
    '<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
)


def alive(data: bytes) -> list[tuple[str, bytes]]:
    """Every trace of something alive in the names and texts of a package's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, name.encode() + archive.read(name)) for name in archive.namelist()]
    return [(name, found[0]) for name, part in parts for found in ALIVE.finditer(part)]


def _with_parts(data: bytes, extra: dict[str, str]) -> bytes:
    """A workbook with more parts, named in its relations as Excel would."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rIdX{at}" Type="{kind}/{name.split("/")[1].rstrip("s").removesuffix(".xml")}" '
        f'Target="{name.removeprefix("xl/")}"/>'
        for at, name in enumerate(extra)
    )
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    return word.zip_of({**parts, **extra})


def _hostile_book() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("M03")
    book.add_worksheet("An").hide()
    for column, text in enumerate([*headings("M03"), "Ghi thêm"]):
        sheet.write_string(0, column, text)
    for row, text in enumerate(INJECTED, start=1):
        for column, value in enumerate(of("14161", 1, f"2026-{row:02d}", households="khoảng")):
            if value is not None:
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(row, column, value)
        sheet.write_string(row, len(headings("M03")), text)
    sheet.write_formula(1, 5, "=2+3", None, 5)
    sheet.write_formula(2, 5, "='[xau.xlsx]S'!A1", None, 7)
    sheet.write_formula(3, 5, "=1/0", None, "#DIV/0!")
    sheet.write_array_formula(4, 5, 4, 5, "{=SUM(A1:A2)}", None, 9)
    sheet.write_url(20, 0, "http://xau.example/", string="bấm đây")
    sheet.conditional_format("A1:A9", {"type": "formula", "criteria": "=WEBSERVICE(A1)=1"})
    sheet.data_validation("B2:B9", {"validate": "custom", "value": "=INDIRECT(A1)"})
    sheet.data_validation("D2:D9", {"validate": "list", "source": ["2026-01", "2026-02"]})
    book.define_name("Xau", "='[1]S'!$A$1")
    sheet.add_table(24, 0, 26, 1, {"columns": [{"header": "a"}, {"header": "b", "formula": "=[@a]*2"}]})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=M03!$F$2:$F$5"})
    sheet.insert_chart("A30", chart)
    book.add_vba_project(io.BytesIO(b"macro"), True)
    book.close()
    return _with_parts(out.getvalue(), {
        "xl/externalLinks/externalLink1.xml": _EXTERNAL,
        "xl/connections.xml": '<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    })  # fmt: skip


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = [("14161/doc-hai.xlsm", _hostile_book(), ""), ("14161/doc-hai.docx", _hostile_paper(), ""),
             ("14161/chua-tinh.xlsx", _uncalculated(), "")]  # fmt: skip
    answer = send(tmp_path_factory.mktemp("hai"), files)
    home = Home(answer.home)
    found = [marked_copy(home, number) for number in (4, 5, 6)]
    return {name.partition(" ")[2]: data for name, data in found}


def test_a_workbook_comes_back_dead(copies: dict[str, bytes]) -> None:
    assert alive(copies["doc-hai.xlsx"]) == []


def test_what_was_calculated_stays_as_a_value(copies: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copies["doc-hai.xlsx"]))["M03"]
    assert [sheet.cell(row, 6).value for row in range(2, 6)] == [5, 7, "#DIV/0!", 9]
    assert sheet["A21"].value == "bấm đây"
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["D2:D9"]


def test_what_looks_like_a_formula_stays_a_text(copies: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copies["doc-hai.xlsx"]))["M03"]
    cells = [sheet.cell(row, len(headings("M03")) + 1) for row in range(2, 2 + len(INJECTED))]
    assert [cell.value for cell in cells] == INJECTED
    with zipfile.ZipFile(io.BytesIO(copies["doc-hai.xlsx"])) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)
    assert re.findall(rb"<f[\s>/]", sheets) == []
    assert all(cell.quotePrefix for cell in cells)


def test_hidden_sheets_stay_hidden(copies: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(copies["doc-hai.xlsx"]))
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("CẦN SỬA", "visible"), ("M03", "visible"), ("An", "hidden"),
    ]  # fmt: skip
    lines = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert any("đang ẩn: “An”" in line for line in lines)


def _uncalculated() -> bytes:
    """A formula that no spreadsheet ever worked out."""
    book = openpyxl.Workbook()
    book.active.append(headings("M03"))
    book.active.append(of("14161", 2, "2026-10", guided_households="=2+3"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_formula_never_worked_out_says_so(copies: dict[str, bytes]) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(copies["chua-tinh.xlsx"]))["Sheet"]["F2"]
    assert cell.value == "#CHƯA TÍNH"
    assert cell.comment.text.startswith("LỖI")
    assert alive(copies["chua-tinh.xlsx"]) == []


def _hostile_paper() -> bytes:
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
             '<w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>còn lại</w:t></w:r>'
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    link = f'<w:hyperlink {r} r:id="rId9"><w:r><w:t>Đơn vị: Thôn Đông</w:t></w:r></w:hyperlink>'
    thing = f'<w:r><w:object><o:OLEObject xmlns:o="urn:o" {r} r:id="rId8"/></w:object></w:r>'
    rows = [["STT", "Họ và Tên", "Chức vụ", "Số điện thoại"],
            [1, "Nguyễn Văn An", "Đội trưởng", "0912"], [2, "Lê Văn Cường", "Tổ viên", "0912345612"],
            [3, "Trần Thị Bình", "Tổ phó", "0912345611"]]  # fmt: skip
    body = word.paragraph(inner=link) + word.paragraph(inner=field) + word.paragraph(inner=thing)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId8" Type="{kind}/oleObject" Target="embeddings/o.bin"/>'
        f'<Relationship Id="rId9" Type="{kind}/hyperlink" Target="http://xau.example/" '
        'TargetMode="External"/></Relationships>'
    )
    return word.docx_of(body + word.table(rows), extra={
        "word/_rels/document.xml.rels": relations, "word/embeddings/o.bin": b"x", "word/vbaProject.bin": b"x",
    })  # fmt: skip


def test_a_document_comes_back_dead_with_its_text(copies: dict[str, bytes]) -> None:
    assert alive(copies["doc-hai.docx"]) == []
    with zipfile.ZipFile(io.BytesIO(copies["doc-hai.docx"])) as archive:
        text = archive.read("word/document.xml").decode()
    assert "còn lại" in text
    assert "Đơn vị: Thôn Đông" in text


def test_a_copy_holds_only_the_first_rows_of_a_long_table(tmp_path: Path) -> None:
    from etl.marked.grid_book import grid_book
    from etl.marked.locating import Spot
    from etl.marked.report import Note, Report, SheetState
    from etl.marked.words import MOST_ROWS
    from etl.read.document import Sheet

    notes = [Note("dài", row, "a", "A", "", "r", "error", "Sai.") for row in (2, MOST_ROWS + 2)]
    report = Report("dai.csv", "", "", "", False, (SheetState("dài", "M03b", "partly", 2, 1),), tuple(notes))
    grid = Sheet("dài", [[str(number)] for number in range(MOST_ROWS + 3)])
    data = grid_book([grid], report, {note: Spot(0, (note.row or 0) - 1, 0) for note in notes})
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["dài"].max_row == MOST_ROWS
    assert any("20.000 dòng đầu" in str(row[0]) for row in book["CẦN SỬA"].iter_rows(values_only=True))
    assert book["dài"]["A2"].comment.text == "LỖI – Sai."


def test_an_old_workbook_comes_back_as_values(tmp_path: Path) -> None:
    rows = [headings("M03"), of("14161", 1, "2026-10", households="=1+1")]
    answer = send(tmp_path, [("14161/a.csv", "\n".join(",".join(
        "" if cell is None else f'"{cell}"' for cell in row) for row in rows).encode(), "")])  # fmt: skip
    _, data = marked_copy(Home(answer.home), 4)
    assert alive(data) == []
    assert openpyxl.load_workbook(io.BytesIO(data))["a"]["E2"].value == "=1+1"
