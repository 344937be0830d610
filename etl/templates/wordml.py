"""A small .docx on A4 with the margins and the font of Decree 30/2020: paragraphs and bordered tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}" w:eastAsia="{0}"/>'.format("Times New Roman")
_SIZE = 28
"""Half-points: 14."""
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567" w:footer="567" '
    'w:gutter="0"/></w:sectPr>'
)
"""Top and bottom 20 mm, left 30 mm, right 15 mm."""
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}'
    f'<w:sz w:val="{_SIZE}"/><w:szCs w:val="{_SIZE}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults></w:styles>",
}
_MADE = (2026, 1, 1, 0, 0, 0)
_ROW_HEIGHT = 540


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``align`` is left, center or right; lengths in twentieths of a point."""

    text: str
    align: str = "left"
    bold: bool = False
    italic: bool = False
    indent: int = 0
    before: int = 0
    after: int = 60
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table with borders; the first row in bold and repeated on every page."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    centred: Sequence[int] = ()
    """Columns whose cells are centred."""


def document(pages: Sequence[Sequence[Paragraph | Table]]) -> bytes:
    """The blocks of all pages as the bytes of a .docx; the same blocks give the same bytes."""
    body = "".join(_block(block) for page in pages for block in page)
    text = f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{_PAGE}</w:body></w:document>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, part in {**_PARTS, "word/document.xml": text}.items():
            member = ZipInfo(name, _MADE)
            member.compress_type = ZIP_DEFLATED
            package.writestr(member, (_HEAD + part).encode())
    return buffer.getvalue()


def _block(block: Paragraph | Table) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(block: Paragraph) -> str:
    marks = ("<w:b/>" if block.bold else "") + ("<w:i/>" if block.italic else "")
    look = (
        ("<w:pageBreakBefore/>" if block.new_page else "")
        + f'<w:spacing w:before="{block.before}" w:after="{block.after}"/>'
        + (f'<w:ind w:left="{block.indent}"/>' if block.indent else "")
        + f'<w:jc w:val="{block.align}"/>'
    )
    run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(block.text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{look}</w:pPr>{run}</w:p>"


def _table(table: Table) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = (
        f'<w:tblPr><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row(row, table, heading=at == 0) for at, row in enumerate(table.rows))
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(cells: Sequence[str], table: Table, heading: bool) -> str:
    look = f'<w:trPr><w:trHeight w:val="{_ROW_HEIGHT}"/>{"<w:tblHeader/>" if heading else ""}</w:trPr>'
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + _paragraph(
            Paragraph(cell, "center" if heading or at in table.centred else "left", heading, after=0)
        )
        + "</w:tc>"
        for at, (cell, width) in enumerate(zip(cells, table.widths, strict=True))
    )
    return f"<w:tr>{look}{written}</w:tr>"
