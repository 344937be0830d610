"""Reads the tables of a .docx from its main part: grids, and the paragraphs around them."""

import functools

from lxml import etree

from etl.read.document import Document
from etl.read.messages import refuse
from etl.read.package import Package
from etl.read.safety import parse_xml
from etl.read.word_flow import sheets_of
from etl.read.word_names import Names
from etl.read.word_table import PAGE_BREAK, flow

_MAIN = "word/document.xml"
_RELATION = "/officeDocument"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What the reader of the finished document does not see: deleted and moved-away text, the copy of a
# text box for old programs, the settings of a form field.
_UNSEEN = ("del", "moveFrom", "cellDel", "sdtPr", "sdtEndPr", "instrText", "delText")
# Wrappers whose content counts as if it stood where they stand.
_WRAPPERS = ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple")


def read(package: Package, form: str = "docx") -> Document:
    """All tables of the document in reading order. Refused: no table, broken parts, declared entities."""
    root = parse_xml(package.read(_main_part(package)))
    names, dropped, wrappers = _vocabulary(etree.QName(root).namespace or "")
    body = root.find(names.body)
    if body is None:
        raise refuse("truncated_file")
    etree.strip_elements(root, *dropped, with_tail=False)
    etree.strip_tags(root, *wrappers)
    _make_breaks_text(root, names)
    sheets = sheets_of(flow(body, names)) or sheets_of(flow(body, names, fold_layout=False))
    if not sheets:
        raise refuse("no_table")
    return Document(form, sheets)


@functools.cache
def _vocabulary(namespace: str) -> tuple[Names, list[str], list[str]]:
    """Names of the transitional or of the strict namespace, whichever the document speaks."""
    prefix = f"{{{namespace}}}"
    dropped = [prefix + name for name in _UNSEEN] + [_COMPATIBILITY + "Fallback"]
    return Names(prefix), dropped, [prefix + name for name in _WRAPPERS]


def _main_part(package: Package) -> str:
    if _MAIN in package:
        return _MAIN
    for relation in parse_xml(package.read("_rels/.rels")):
        if relation.get("Type", "").endswith(_RELATION):
            return relation.get("Target", "").lstrip("/")
    raise refuse("truncated_file")


def _make_breaks_text(root: etree._Element, names: Names) -> None:
    """Tabs and breaks become texts of one character, so that a walk over texts alone sees them."""
    for element in list(root.iter(names.tab, names.br, names.cr, names.hyphen)):
        parent = element.getparent()
        if parent is not None and parent.tag == names.r:
            if element.get(names.type) == "page":
                element.text = PAGE_BREAK
            else:
                element.text = "-" if element.tag == names.hyphen else " "
            element.tag = names.t
    for box in root.iter(names.text_box):
        for paragraph in box.iter(names.p):
            first = next(paragraph.iter(names.t), None)
            if first is not None:
                first.text = f"\n{first.text or ''}"
