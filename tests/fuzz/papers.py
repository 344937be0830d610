"""Grids as files of every format, quick to make, and open to cells that no good writer would write."""

import datetime
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt

from tests.files import word_xml as word
from tests.files.documents import csv_bytes, html_table
from tests.files.word_xml import zip_of

Grid = list[list[Any]]
Merge = tuple[int, int, int, int]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = datetime.datetime(1899, 12, 30)
_DATED = 1
"""Style of the cells that hold a date."""


@dataclass(frozen=True)
class Raw:
    """A cell of a workbook written as it is: its attributes and what stands inside."""

    attributes: str
    inner: str


def xlsx(
    grid: Grid, merges: Sequence[Merge] = (), name: str = "Sheet1", first: tuple[int, int] = (0, 0)
) -> bytes:
    """A workbook of one sheet that begins at row and column ``first``, from 0."""
    rows = "".join(_row(number + first[0] + 1, line, first[1]) for number, line in enumerate(grid))
    spans = "".join(f'<mergeCell ref="{_at(a, b)}:{_at(c, d)}"/>' for a, b, c, d in merges)
    spans = f'<mergeCells count="{len(merges)}">{spans}</mergeCells>' if merges else ""
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_SHEET}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return zip_of({
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name='
        f'{quoteattr(name)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            "worksheet", "worksheets/sheet1.xml", ("styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{spans}'
        "</worksheet>",
    })  # fmt: skip


def _relations(kind: str, target: str, *more: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{of}" Target="{to}"/>'
        for number, (of, to) in enumerate([(kind, target), *more], start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _row(number: int, line: Sequence[Any], left: int) -> str:
    filled = ((at, value) for at, value in enumerate(line) if value is not None)
    cells = "".join(_cell(_at(number - 1, at + left), value) for at, value in filled)
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, value: Any) -> str:
    if isinstance(value, Raw):
        return f'<c r="{at}"{value.attributes}>{value.inner}</c>'
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return f'<c r="{at}" s="{_DATED}"><v>{_serial(value)}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def _serial(value: datetime.date | datetime.time) -> float:
    if isinstance(value, datetime.time):
        return (value.hour * 60 + value.minute) / 1440
    day = datetime.datetime.combine(value, datetime.time())
    moment = value if isinstance(value, datetime.datetime) else day
    return (moment - _EPOCH) / datetime.timedelta(days=1)


def _at(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def shown(value: Any) -> Any:
    """A cell as text, for the formats that know nothing else."""
    if isinstance(value, Raw):
        return value.inner.removeprefix("<v>").removesuffix("</v>")
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return f"{value:%H:%M}" if isinstance(value, datetime.time) else value


def xls(grid: Grid) -> bytes:
    """A workbook of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    for at, line in enumerate(grid):
        for column, value in enumerate(line[:256]):
            if value is not None:
                text = shown(value)
                plain = isinstance(text, int | float) and abs(text) < 1e300
                sheet.write(at, column, text if plain else str(text)[:30_000])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def docx(grid: Grid, above: int) -> bytes:
    """A document whose first lines are paragraphs and whose other rows are a table."""
    lines = [" ".join(str(shown(cell)) for cell in line if cell is not None) for line in grid[:above]]
    rows = [["" if cell is None else shown(cell) for cell in line] for line in grid[above:] if line]
    return word.docx_of("".join(map(word.paragraph, lines)) + (word.table(rows) if rows else ""))


def delimited(dice: random.Random, grid: Grid) -> bytes:
    """Delimited text in any of the usual ways; what a code page lacks becomes a question mark."""
    rows = [["" if cell is None else shown(cell) for cell in line] for line in grid]
    encoding = dice.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "utf-8"])
    delimiter = dice.choice([",", ";", "\t", "|"])
    return csv_bytes(rows, "utf-8", delimiter).decode().encode(encoding, "replace")


def page(grid: Grid) -> bytes:
    """A web page with the table."""
    return html_table([["" if cell is None else shown(cell) for cell in line] for line in grid])
