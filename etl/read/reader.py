"""Reads a file of any accepted format, chosen by its content."""

from etl.read import delimited, docx, html, word97, workbook
from etl.read.document import Document, Refusal
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.ole import CompoundFile
from etl.read.package import Package
from etl.read.sniff import compound_format, flat_format, is_compound, is_zip, package_format


def read_document(data: bytes, name: str) -> Document:
    """The grids of a file; name is only shown to people. Raises Refusal, and nothing else, for any bytes."""
    try:
        return _read(data, name)
    except Refusal as refusal:
        refusal.name = refusal.name or name
        raise
    except (MemoryError, RecursionError):
        raise refuse("too_heavy", name) from None


def _read(data: bytes, name: str) -> Document:
    if not data:
        raise refuse("empty_file")
    if len(data) > LIMITS.file_bytes:
        raise refuse("too_large", what=f"{len(data) >> 20} MB", limit=f"{LIMITS.file_bytes // 1_000_000} MB")
    if is_zip(data):
        return _read_package(data)
    if is_compound(data):
        return _read_compound(data)
    kind = flat_format(data)
    if kind == "html":
        return html.read(data)
    return word97.read_rtf(data) if kind == "rtf" else delimited.read(data, name)


def _read_package(data: bytes) -> Document:
    package = Package(data)
    kind = package_format(package)
    if kind == "zip":
        raise refuse("nested_archive")
    return docx.read(package) if kind == "docx" else workbook.read_xlsx(data, package)


def _read_compound(data: bytes) -> Document:
    compound = CompoundFile(data)
    if compound_format(compound) == "doc":
        return word97.read_doc(data, compound)
    return workbook.read_xls(data, compound)
