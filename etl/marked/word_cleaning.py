"""Takes out of a Word document all that is alive: macros, fields, embedded objects, links to elsewhere."""

import io
import posixpath
import zipfile

from lxml import etree

from etl.read.package import Package
from etl.read.safety import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KEPT = (
    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml",
    "word/header", "word/footer", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml",
    "word/theme/", "word/media/", "docProps/core.xml", "docProps/app.xml",
)  # fmt: skip
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ALIVE = ("object", "altChunk", "subDoc", "control", "fldChar", "instrText", "delInstrText", "mailMerge",
          "attachedTemplate", "dataBinding", "documentProtection", "saveThroughXslt")  # fmt: skip
_UNWRAPPED = ("hyperlink", "fldSimple")
_HOLDERS = tuple(_W + name for name in ("drawing", "pict", "object"))


def clean(data: bytes) -> bytes:
    """The document with its text, looks, comments and inner pictures, and nothing else.

    Raises Refusal for broken parts and declared entities.
    """
    package = Package(data)
    names = [name for name in package.names() if _is_kept(name)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(package.read("[Content_Types].xml"), names))
        for name in ("_rels/.rels", *names):
            relations = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
            if name == "_rels/.rels":
                archive.writestr(name, _relations(package.read(name), "", names)[0])
                continue
            gone: set[str] = set()
            if relations in package:
                part, gone = _relations(package.read(relations), posixpath.dirname(name), names)
                archive.writestr(relations, part)
            archive.writestr(name, _part(package.read(name), gone) if name.endswith(".xml") else
                             package.read(name))  # fmt: skip
    return out.getvalue()


def _is_kept(name: str) -> bool:
    if name.startswith("word/media/"):
        return name.lower().endswith(_PICTURES)
    return name.startswith(_KEPT) and name.endswith(".xml")


def _types(part: bytes, names: list[str]) -> bytes:
    root = parse_xml(part)
    for child in list(root):
        place = child.get("PartName")
        if place is not None and place.lstrip("/") not in names:
            root.remove(child)
        elif place == "/word/document.xml":
            child.set("ContentType", _MAIN_TYPE)
    return _bytes(root)


def _relations(part: bytes, folder: str, names: list[str]) -> tuple[bytes, set[str]]:
    """The relations to what is kept, and the ids of those that are gone."""
    root, gone = parse_xml(part), set()
    for child in list(root):
        target = child.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if child.get("TargetMode") == "External" or place.lstrip("/") not in names:
            gone.add(child.get("Id", ""))
            root.remove(child)
    return _bytes(root), gone


def _part(part: bytes, gone: set[str]) -> bytes:
    root = parse_xml(part)
    if root.tag.startswith(_W):
        etree.strip_elements(root, *(_W + name for name in _ALIVE), with_tail=False)
        etree.strip_tags(root, *(_W + name for name in _UNWRAPPED))
    for element in [one for one in root.iter() if _points_to(one, gone)]:
        holder = next((one for one in element.iterancestors(*_HOLDERS)), element)
        if holder.getparent() is not None:
            holder.getparent().remove(holder)
    return _bytes(root)


def _points_to(element: etree._Element, gone: set[str]) -> bool:
    return any(name.startswith(_R) and value in gone for name, value in element.attrib.items())


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
