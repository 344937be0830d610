"""Writes Word documents part by part, so that a test can place any element where Word would."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/\
vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{W_NS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" \
w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"""


def zip_of(members: dict[str, bytes | str]) -> bytes:
    """A zip archive of these members, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 8, 20, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(text: str) -> str:
    """One run of text; a tab or a line break becomes the element Word writes."""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def paragraph(text: str = "", inner: str = "") -> str:
    """A paragraph of one run, or of the given inner XML."""
    return f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{inner or (run(text) if text else "")}</w:p>'


def page_break() -> str:
    """A paragraph that holds nothing but a page break."""
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def cell(text: object = None, *, span: int = 1, vmerge: str = "", inner: str = "") -> str:
    """A table cell; vmerge is "restart", "continue" or empty."""
    shape = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shape += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(vmerge, "")
    shown = "" if text is None else str(text)
    body = inner or "".join(paragraph(line) for line in shown.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{shape}</w:tcPr>{body}</w:tc>'


def row(cells: str, properties: str = "") -> str:
    """A table row of finished cells."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def table(rows: Sequence[Sequence[object]]) -> str:
    """A plain table, one cell a value."""
    return raw_table([row("".join(cell(value) for value in line)) for line in rows], max(map(len, rows)))


def raw_table(rows: Sequence[str], columns: int) -> str:
    """A table of finished rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def document_xml(body: str, namespace: str = W_NS) -> str:
    """The main part around a body."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )


def docx_of(body: str, *, main_part: str | None = None, extra: dict[str, bytes | str] | None = None) -> bytes:
    """A whole .docx around a body, or around a main part given as it is; extra parts are added."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": main_part or document_xml(body),
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": _STYLES,
    }
    return zip_of(parts | (extra or {}))
