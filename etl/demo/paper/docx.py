"""A small .docx written straight as XML: paragraphs and bordered tables, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_EPOCH = (2025, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``align`` is left, center or right."""

    text: str
    align: str = "left"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table with borders; ``widths`` in twentieths of a point, the first row in bold."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


def document(blocks: Sequence[Paragraph | Grid], font: str = "Times New Roman") -> bytes:
    """The blocks, top to bottom, as the bytes of a .docx in that font."""
    body = "".join(
        _paragraph(block, font) if isinstance(block, Paragraph) else _table(block, font) for block in blocks
    )
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    text = f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, part in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _LINKS),
            ("word/document.xml", text),
        ):
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            package.writestr(member, part.encode())
    return buffer.getvalue()


def _paragraph(block: Paragraph, font: str) -> str:
    marks = ("<w:b/>" if block.bold else "") + ("<w:i/>" if block.italic else "")
    run = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{marks}<w:sz w:val="28"/>'
    words = f'<w:t xml:space="preserve">{escape(block.text)}</w:t>'
    return f'<w:p><w:pPr><w:jc w:val="{block.align}"/></w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>'


def _table(grid: Grid, font: str) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    rows = "".join(_row(row, grid.widths, font, at == 0) for at, row in enumerate(grid.rows))
    look = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    return f"<w:tbl>{look}{rows}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], font: str, bold: bool) -> str:
    written = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(Paragraph(cell, bold=bold), font)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{''.join(written)}</w:tr>"
