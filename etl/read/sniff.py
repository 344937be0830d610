"""Tells what a file is by its content; its name is a claim that nobody checked."""

import re

from etl.read.encodings import decode
from etl.read.messages import refuse
from etl.read.ole import MAGIC as OLE_MAGIC
from etl.read.ole import CompoundFile
from etl.read.package import Package

_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_HTML_TAGS = (b"<html", b"<table", b"<!doctype html", b"<body", b"<meta", b"<style", b"<head")
_MAX_CONTROL_SHARE = 0.005
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def flat_format(data: bytes) -> str:
    """html, rtf or text for a file that is neither a zip nor a compound file; all else is refused."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not head:
        raise refuse("empty_file")
    if b"%PDF-" in data[:1024]:
        raise refuse("pdf_not_readable")
    _refuse_pictures(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _text_format(data, head)


def _text_format(data: bytes, head: bytes) -> str:
    lower = head.lower().replace(b"\x00", b"")
    if lower.startswith(b"mime-version:") and b"multipart/related" in data[:4096]:
        raise refuse("unsupported_format", kind="MHTML")
    if lower.startswith(b"<?xml") and any(name in lower for name in (b"spreadsheet", b"wordml", b"word.doc")):
        raise refuse("unsupported_format", kind="XML 2003")
    if lower.startswith((b"<", b"mime")) and any(tag in lower for tag in _HTML_TAGS):
        return "html"
    if _is_binary(data):
        raise refuse("not_a_document")
    return "text"


def _refuse_pictures(data: bytes) -> None:
    for magic, kind in _PICTURES.items():
        if data.startswith(magic) and (kind != "BMP" or b"\x00" in data[:16]):
            raise refuse("picture_not_readable", kind=kind)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise refuse("picture_not_readable", kind="WEBP")
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise refuse("picture_not_readable", kind="HEIC")


def _is_binary(data: bytes) -> bool:
    """Whether more control characters stand in it than a slip of the keyboard leaves in a text."""
    sample = decode(data[:65536])
    return len(_CONTROLS.findall(sample)) > max(len(sample) * _MAX_CONTROL_SHARE, 1)


def package_format(package: Package) -> str:
    """docx, xlsx or zip (an archive of files) for a zip container; other office formats are refused."""
    names = package.names()
    if "mimetype" in package:
        raise refuse("unsupported_format", kind="OpenDocument")
    if "xl/workbook.bin" in package:
        raise refuse("unsupported_format", kind=".xlsb")
    for name in names:
        if name.startswith("word/"):
            return "docx"
        if name.startswith("xl/"):
            return "xlsx"
    if "[Content_Types].xml" in package:
        raise refuse("unsupported_format", kind="Office")
    return "zip"


def compound_format(compound: CompoundFile) -> str:
    """doc or xls for a compound file; a protected or foreign one is refused."""
    streams = compound.streams
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise refuse("password_protected")
    if "WordDocument" in streams:
        return "doc"
    if "Workbook" in streams or "Book" in streams:
        return "xls"
    if not streams:
        raise refuse("truncated_file")
    raise refuse("not_a_document")


def is_zip(data: bytes) -> bool:
    """Whether it begins as a zip container does; an empty archive has only the end record."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_compound(data: bytes) -> bool:
    """Whether it begins as an OLE2 compound file does."""
    return data.startswith(OLE_MAGIC)
