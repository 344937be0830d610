"""Good files in every accepted format, made for tests from plain rows."""

import csv
import datetime
import functools
import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from tests.files import word_xml
from tests.files.word_xml import zip_of

__all__ = ["ROSTER_HEADINGS", "ROSTER_TITLES", "Formula", "Roster", "as_doc", "convert", "csv_bytes",
           "html_table", "roster_docx", "workbook_xls", "workbook_xlsx", "zip_of"]  # fmt: skip

Rows = Sequence[Sequence[Any]]
Merge = tuple[int, int, int, int]

ROSTER_HEADINGS = ("STT", "Họ và Tên", "Chức vụ", "Số điện \nthoại có \nđăng ký \nZalo")
ROSTER_TITLES = ("PHỤ LỤC", "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN, XÓM")


@dataclass(frozen=True)
class Formula:
    """A formula with the value that the sender's Excel saw last."""

    text: str
    cached: Any


@dataclass(frozen=True)
class Roster:
    """One roster of a document that holds several."""

    unit_lines: Sequence[str]
    rows: Rows
    date_line: str = ""
    headings: Sequence[str] = ROSTER_HEADINGS


def roster_docx(
    unit_lines: Sequence[str],
    rows: Rows,
    date_line: str = "",
    headings: Sequence[str] = ROSTER_HEADINGS,
    titles: Sequence[str] = ROSTER_TITLES,
    several: Iterable[Roster] = (),
    page_breaks: bool = True,
) -> bytes:
    """The letter's appendix as .docx: unit lines, titles, table, date line; further rosters follow it."""
    bodies = []
    for roster in [Roster(unit_lines, rows, date_line, headings), *several]:
        above = [*roster.unit_lines, *titles, ""]
        below = ["", roster.date_line, "Trưởng thôn, xóm", "(ký, ghi rõ họ tên)", "", ""]
        bodies.append(
            "".join(map(word_xml.paragraph, above))
            + word_xml.table([roster.headings, *roster.rows])
            + "".join(map(word_xml.paragraph, below))
        )
    return word_xml.docx_of((word_xml.page_break() if page_breaks else "").join(bodies))


def workbook_xlsx(
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Sequence[Merge]] | None = None,
    *,
    first_row: int = 1,
    first_column: int = 0,
    hidden: Sequence[str] = (),
    vba: bytes | None = None,
) -> bytes:
    """An .xlsx, typed cells; merges are 0-based inclusive, counted from the block's own top left cell;
    as in Excel, values that a merged range covers are lost.

    first_row (from 1) and first_column (from 0) say where the block begins. vba makes it an .xlsm.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {kind: book.add_format({"num_format": shape}) for kind, shape in _SHAPES.items()}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        top, left, ranges = first_row - 1, first_column, (merges or {}).get(name, ())
        for r1, c1, r2, c2 in ranges:
            sheet.merge_range(top + r1, left + c1, top + r2, left + c2, "")
        for r, line in enumerate(rows):
            for c, value in enumerate(line):
                if not _covered(r, c, ranges):
                    _write_xlsx(sheet, top + r, left + c, value, formats)
        if name in hidden:
            sheet.hide()
    if vba is not None:
        book.add_vba_project(io.BytesIO(vba), True)
    book.close()
    return out.getvalue()


_SHAPES = {datetime.datetime: "dd/mm/yyyy hh:mm", datetime.date: "dd/mm/yyyy", datetime.time: "hh:mm"}


def _write_xlsx(sheet: Any, r: int, c: int, value: Any, formats: Mapping[type, Any]) -> None:
    if value is None:
        return
    if isinstance(value, Formula):
        sheet.write_formula(r, c, value.text, None, value.cached)
    elif isinstance(value, bool):
        sheet.write_boolean(r, c, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(r, c, value)
    elif isinstance(value, (datetime.date, datetime.time)):
        sheet.write_datetime(r, c, value, formats[type(value)])
    else:
        sheet.write_string(r, c, str(value))


def workbook_xls(
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Sequence[Merge]] | None = None,
    *,
    first_row: int = 1,
    first_column: int = 0,
    hidden: Sequence[str] = (),
) -> bytes:
    """An .xls of Excel 97, with the arguments of workbook_xlsx."""
    book = xlwt.Workbook(encoding="utf-8")
    styles = {kind: xlwt.easyxf(num_format_str=shape) for kind, shape in _SHAPES.items()}
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = 1 if name in hidden else 0
        top, left, ranges = first_row - 1, first_column, (merges or {}).get(name, ())
        for r, line in enumerate(rows):
            for c, value in enumerate(line):
                if value is not None and not _covered(r, c, ranges):
                    sheet.write(top + r, left + c, value, styles.get(type(value), xlwt.Style.default_style))
        for r1, c1, r2, c2 in ranges:
            sheet.merge(top + r1, top + r2, left + c1, left + c2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _covered(r: int, c: int, ranges: Sequence[Merge]) -> bool:
    return any(r1 <= r <= r2 and c1 <= c <= c2 and (r, c) != (r1, c1) for r1, c1, r2, c2 in ranges)


def csv_bytes(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Rows as delimited text; utf-8-sig and utf-16 write their mark."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def html_table(rows: Rows, before: str = "") -> bytes:
    """The page that many programs save under the name of an .xls."""
    lines = (
        "".join(f"<td>{'' if value is None else escape(str(value))}</td>" for value in line) for line in rows
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset='utf-8'></head>"
        f"<body>{before}<table border=1>{body}</table></body></html>"
    ).encode()


def convert(data: bytes, source: str, target: str) -> bytes:
    """A document in another office format, by LibreOffice; formats are file endings."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("LibreOffice is needed here: apt-get install libreoffice-writer libreoffice-calc")
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder, f"tai-lieu.{source}")
        original.write_bytes(data)
        profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
        options = ["--headless", "--norestore", "--convert-to", target, "--outdir", folder]
        subprocess.run(
            [program, profile, *options, str(original)], check=True, capture_output=True, timeout=120
        )
        return original.with_suffix(f".{target.split(':')[0]}").read_bytes()


@functools.cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """One profile a test run: LibreOffice takes seconds to make a new one."""
    return tempfile.TemporaryDirectory(prefix="phuso-tests-")


@functools.cache
def as_doc(docx: bytes) -> bytes:
    """The same document as Word 97 would have saved it (.doc)."""
    return convert(docx, "docx", "doc:MS Word 97")
