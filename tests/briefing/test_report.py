"""The report as a paper: layout of Decree 30/2020, headings, blanks, captions, what is said."""

import io
import re
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from briefing import report
from briefing.cli import main
from briefing.edition import Edition
from figures.report_words_periods import next_name, padded, period_name
from tests.briefing.conftest import KINDS

NAMES = [*KINDS, "known"]
MM = 36000
ORDERS = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
}
"""The order in which the standard (ISO 29500) wants parts, of those that a report uses."""


@pytest.fixture(scope="session")
def opened(papers: dict[str, bytes]) -> dict[str, Any]:
    return {name: Document(io.BytesIO(one)) for name, one in papers.items()}


def whole(line: Any) -> str:
    """The words of a paragraph with those of its fields, which the library leaves out."""
    return "".join(part.text or "" for part in line._p.iter(qn("w:t")))


def texts(paper: Any) -> list[str]:
    return [text for line in paper.paragraphs if (text := whole(line))]


def everything(paper: Any) -> str:
    cells = [cell.text for table in paper.tables for cell in table._cells]
    edges = [part.text for one in paper.sections for head in (one.header, one.first_page_header, one.footer)
             for part in head.paragraphs]  # fmt: skip
    return "\n".join([*texts(paper), *cells, *edges])


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("month", "tháng 10 năm 2025"), ("quarter", "quý III năm 2025"), ("open", "quý IV năm 2025"),
        ("half", "06 tháng cuối năm 2025"), ("year", "năm 2025"),
    ],
)  # fmt: skip
def test_the_title_names_the_kind_of_period(opened: dict[str, Any], kind: str, title: str) -> None:
    lines = texts(opened[kind])
    at = lines.index("BÁO CÁO")
    assert lines[at + 1 : at + 3] == [
        "Kết quả hoạt động của các Tổ công nghệ số cộng đồng", f"trên địa bàn tỉnh {title}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("2026-12", "month", "tháng 01 năm 2027"), ("2026-02", "month", "tháng 3 năm 2026"),
        ("2026-Q4", "quarter", "quý I năm 2027"), ("2026-H1", "half", "06 tháng cuối năm 2026"),
        ("2026-H2", "half", "06 tháng đầu năm 2027"), ("2026", "year", "năm 2027"),
    ],
)  # fmt: skip
def test_the_next_period_has_a_name(code: str, kind: str, name: str) -> None:
    assert next_name({"period": code, "kind": kind}) == name
    assert period_name({"period": code, "kind": kind})


@pytest.mark.parametrize("name", NAMES)
def test_the_head_leaves_number_and_day_blank(opened: dict[str, Any], name: str) -> None:
    head = opened[name].tables[0]
    left, right = (cell.text for cell in head.rows[0].cells)
    assert left.split("\n")[:2] == ["UBND TỈNH NINH BÌNH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert re.search(r"Số: {3,}/BC-SKHCN", left)
    assert right.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert re.search(r"Ninh Bình, ngày {3,}tháng {3,}năm \d{4}$", right)


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_those_of_the_decree(opened: dict[str, Any], name: str) -> None:
    first, *annexes = opened[name].sections
    assert (round(first.page_width / MM), round(first.page_height / MM)) == (210, 297)
    margins = [first.top_margin, first.bottom_margin, first.left_margin, first.right_margin]
    low, high = (20, 20, 30, 15), (25, 25, 35, 20)
    assert all(a <= round(one / MM, 1) <= b for one, a, b in zip(margins, low, high, strict=True))
    assert first.different_first_page_header_footer
    assert 'w:instr="PAGE"' in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    assert len(annexes) >= 5
    for one in annexes:
        assert one.page_width > one.page_height
        assert not one.different_first_page_header_footer


def test_letters_are_times_new_roman_and_black(opened: dict[str, Any]) -> None:
    paper = opened["quarter"]
    for name in ("Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3", "Caption", "Source", "Cell"):
        font = paper.styles[name].font
        assert font.name == "Times New Roman", name
        assert str(font.color.rgb) == "000000", name
    body = paper.styles["Body Text"]
    assert 13 <= body.font.size.pt <= 14
    assert 10 <= body.paragraph_format.first_line_indent / MM <= 12.7
    assert body.paragraph_format.space_after.pt >= 6
    assert 1 <= body.paragraph_format.line_spacing <= 1.5


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_real_and_in_their_order(opened: dict[str, Any], name: str) -> None:
    paper = opened[name]
    heads = [(int(line.style.name[-1]), line.text) for line in paper.paragraphs
             if line.style.name.startswith("Heading")]  # fmt: skip
    top = [text.split(".")[0] for level, text in heads if level == 1]
    assert top[:5] == ["I", "II", "III", "IV", "V"]
    assert top[5:] == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V", "VI")][: len(top) - 5]
    for (before, _), (level, text) in pairwise(heads):
        assert level <= before + 1, text
    results = [text for level, text in heads if level == 2]
    for part in ("1. Hướng dẫn", "2. Phong trào", "3. Định danh", "4. Hạ tầng", "5. Truyền thông",
                 "6. Nguồn lực", "1. Ưu điểm", "2. Tồn tại", "3. Nguyên nhân"):  # fmt: skip
        assert any(text.startswith(part) for text in results), part
    for line in paper.paragraphs:
        if line.style.name.startswith("Heading"):
            outline = paper.styles[line.style.name].element.find(f".//{qn('w:outlineLvl')}")
            assert outline.get(qn("w:val")) == str(int(line.style.name[-1]) - 1)


@pytest.mark.parametrize("name", NAMES)
def test_it_ends_with_receivers_and_a_blank_name(opened: dict[str, Any], name: str) -> None:
    paper = opened[name]
    left, right = next(
        [cell.text for cell in table.rows[0].cells] for table in paper.tables
        if table.rows[0].cells[0].text.startswith("Nơi nhận")
    )  # fmt: skip
    for receiver in ("UBND tỉnh (b/c)", "Ban Chỉ đạo", "Lưu: VT"):
        assert receiver in left
    assert right.startswith("GIÁM ĐỐC")
    assert not re.search(r"\w", right.removeprefix("GIÁM ĐỐC"))
    assert "trân trọng báo cáo./." in "\n".join(texts(paper))


@pytest.mark.parametrize("name", NAMES)
def test_captions_count_and_sources_follow(opened: dict[str, Any], name: str) -> None:
    lines = [(line.style.name, whole(line)) for line in opened[name].paragraphs]
    for kind in ("Bảng", "Hình"):
        numbers = [int(text.split()[1].rstrip(".")) for style, text in lines if style == "Caption"
                   and text.startswith(kind)]  # fmt: skip
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers
    fields = opened[name].element.xml.count("SEQ Bảng") + opened[name].element.xml.count("SEQ Hình")
    assert fields == sum(style == "Caption" for style, _ in lines)
    sources = [text for style, text in lines if style == "Source" and text.startswith("Nguồn")]
    assert len(sources) == fields
    assert all("số liệu đến " in text and "mô phỏng" in text for text in sources)


@pytest.mark.parametrize("name", NAMES)
def test_simulated_figures_say_so_on_every_page(opened: dict[str, Any], name: str) -> None:
    for one in opened[name].sections:
        for head in (one.first_page_header, one.header):
            assert "SỐ LIỆU MÔ PHỎNG" in " ".join(part.text for part in head.paragraphs)
        assert "Bản số liệu" in " ".join(part.text for part in one.footer.paragraphs)


@pytest.mark.parametrize("name", NAMES)
def test_everything_drawn_has_words_for_who_cannot_see_it(opened: dict[str, Any], name: str) -> None:
    paper = opened[name]
    known = paper.element.findall(f".//{qn('wp:docPr')}")
    assert known
    assert len({one.get("id") for one in known}) == len(known)
    for one in known:
        assert len(one.get("descr")) > len(one.get("name"))
    listed = [table for table in paper.tables if table._tbl.tblPr.find(qn("w:tblBorders")) is not None]
    for table in listed:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_named_and_no_phone_is_there(opened: dict[str, Any], papers: Any, name: str) -> None:
    said = everything(opened[name])
    with zipfile.ZipFile(io.BytesIO(papers[name])) as held:
        said += " ".join(held.read(one).decode("utf-8") for one in held.namelist() if one.endswith(".xml"))
    assert not re.search(r"(?<![\d.])(?:\+?84|0)[35789]\d{8}(?!\d)", said)


@pytest.mark.parametrize("name", NAMES)
def test_parts_stand_in_the_order_of_the_standard(opened: dict[str, Any], name: str) -> None:
    for kind, order in ORDERS.items():
        places = {qn(f"w:{one}"): at for at, one in enumerate(order.split())}
        for one in opened[name].element.iter(qn(f"w:{kind}")):
            found = [places[part.tag] for part in one]
            assert found == sorted(found), (kind, [part.tag for part in one])


def test_a_frozen_period_says_so_and_marks_what_is_restated(opened: dict[str, Any]) -> None:
    said = everything(opened["known"])
    assert "đã được chốt ngày 20/11/2026" in said
    assert "† số đã chốt nay tính ra khác" in said
    assert "số đã chốt, nay tính ra khác" in said
    rows = [row.cells for table in opened["known"].tables[-1:] for row in table.rows]
    assert rows[0][3].text == "Đã chốt"
    assert any("56,0" in row[3].text and "56,8" in row[4].text and "số nhận 7" in row[5].text for row in rows)


def test_an_open_period_compares_nothing_that_still_grows(opened: dict[str, Any]) -> None:
    said = "\n".join(texts(opened["open"]))
    assert "Kỳ báo cáo chưa kết thúc" in said
    guided = next(line for line in texts(opened["open"]) if "lượt người được hướng dẫn," in line or (
        "Trong kỳ có" in line and "lượt người được hướng dẫn" in line))  # fmt: skip
    assert "so với quý" not in guided


@given(st.integers(1, 9), st.sampled_from(["người", "xã, phường", "Tổ", "điểm"]))
def test_small_numbers_get_a_nought(number: int, what: str) -> None:
    assert padded(f"còn {number} {what}, {number}/129 xã") == f"còn 0{number} {what}, 0{number}/129 xã"
    assert padded(f"{number},5 % và 1.00{number} {what}") == f"{number},5 % và 1.00{number} {what}"
    assert padded(padded(f"có {number} {what}")) == padded(f"có {number} {what}")


def test_levels_keep_their_figure() -> None:
    assert padded("VNeID mức 2 của người") == "VNeID mức 2 của người"


def test_the_same_figures_give_the_same_file(papers: dict[str, bytes], demo: Edition) -> None:
    assert report.document(Edition(demo.door, KINDS["quarter"])) == papers["quarter"]


def test_the_command_writes_it(demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "q.docx"
    given = ["--home", str(demo_home), "report", "--period", "2025-Q3", "--out"]
    assert main([*given, str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert main([*given, str(tmp_path / "q.pdf")]) == 2
    assert "đuôi .docx" in capsys.readouterr().err


def test_another_program_opens_it(papers: dict[str, bytes], opened: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(papers["quarter"])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "r.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pages = PdfReader(tmp_path / "r.pdf").pages
    assert 20 <= len(pages) <= 60
    said = [" ".join(page.extract_text().split()) for page in pages]
    for line in opened["quarter"].paragraphs:
        if line.style.name in ("Heading 1", "Caption"):
            assert any(" ".join(whole(line).split()) in page for page in said), whole(line)
    assert all("SỐ LIỆU MÔ PHỎNG" in page for page in said)
    assert not re.match(r"1 ", said[0])
    assert all(page.startswith(f"{number} ") for number, page in enumerate(said[1:], start=2))
    used = [one.get_object() for page in pages for one in page["/Resources"].get("/Font", {}).values()]
    fonts = {str(font["/BaseFont"]) for font in used}
    assert all("Serif" in one or "Times" in one for one in fonts), fonts
