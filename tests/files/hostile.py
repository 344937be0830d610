"""Hostile and broken files, each as small as it can be and still do harm to a careless reader."""

import io
import struct
import zipfile
import zlib

from tests.files.documents import workbook_xlsx
from tests.files.word_xml import document_xml, docx_of, paragraph, table, zip_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(64) + b"\xff\xd9"


def with_part(package: bytes, name: str, change: tuple[bytes, bytes] | bytes) -> bytes:
    """The package with one part replaced, or with the first match of some bytes in it replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts: dict[str, bytes | str] = {member: archive.read(member) for member in archive.namelist()}
        old = archive.read(name) if name in parts else b""
    if isinstance(change, tuple):
        assert change[0] in old, f"{change[0]!r} is not in {name}"
    parts[name] = old.replace(*change, 1) if isinstance(change, tuple) else change
    return zip_of(parts)


def billion_laughs_docx() -> bytes:
    """Entities of entities: 3 kB that unfold to gigabytes."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    main = document_xml(table([["a", "b", "&l9;"]] * 4).replace("&amp;l9;", "&l9;"))
    return docx_of("", main_part=main.replace("?>", f'?><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>', 1))


def external_entity_docx(path: str = "/etc/passwd") -> bytes:
    """An entity that asks the reader for a file of its own machine."""
    main = document_xml(table([["a", "b", "&x;"]] * 4).replace("&amp;x;", "&x;"))
    return docx_of(
        "", main_part=main.replace("?>", f'?><!DOCTYPE x [<!ENTITY x SYSTEM "file://{path}">]>', 1)
    )


def entity_xlsx() -> bytes:
    """A declared entity in a sheet."""
    book = workbook_xlsx({"A": [["x", 1]]})
    return with_part(book, "xl/worksheets/sheet1.xml", (b"?>", b'?><!DOCTYPE x [<!ENTITY e "zz">]>'))


def far_cell_xlsx(cell: bytes = b'<c r="XFD1048576"><v>2</v></c>') -> bytes:
    """One cell in the last corner: a reader that lays out the grid asks for 400 GB."""
    book = workbook_xlsx({"A": [["x", 1], [2]]})
    return with_part(book, "xl/worksheets/sheet1.xml", (b'<c r="A2"><v>2</v></c>', cell))


def bomb_docx(megabytes: int = 200) -> bytes:
    """A main part of zeros: a thousand times larger unpacked."""
    return docx_of("", main_part=document_xml(paragraph("0" * (megabytes * 1_000_000))))


def lying_docx() -> bytes:
    """A part that claims to be small and unpacks to 20 MB."""
    content = document_xml(paragraph("0" * 20_000_000)).encode()
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(content) + packed.flush()
    name = b"word/document.xml"
    sizes = (zlib.crc32(content[:1000]), len(body), 1000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, len(name), 0) + name
    entry = struct.pack("<4sHHHHHHIII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sizes)
    entry += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    begin = len(local) + len(body)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), begin, 0)
    return local + body + entry + end


def encrypted_zip(package: bytes) -> bytes:
    """The package with the mark of a password on every member."""
    out = bytearray(package)
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(magic)
        while at >= 0:
            out[at + flags] |= 1
            at = out.find(magic, at + 4)
    return bytes(out)


def compound_file(streams: dict[str, bytes]) -> bytes:
    """An OLE2 compound file with these streams, each of 4096 bytes at least."""
    directory = [_entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)]
    sectors: list[bytes] = []
    fat: list[int] = []
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(4096, b"\0")
        parts = [padded[at : at + 512].ljust(512, b"\0") for at in range(0, len(padded), 512)]
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        directory.append(_entry(name, 2, right=right, start=len(fat), size=len(padded)))
        fat += [*range(len(fat) + 1, len(fat) + len(parts)), 0xFFFFFFFE]
        sectors += parts
    listing = b"".join(directory).ljust(-(-len(directory) // 4) * 512, b"\0")
    first = len(fat)
    sectors += [listing[at : at + 512] for at in range(0, len(listing), 512)]
    fat += [*range(first + 1, len(sectors)), 0xFFFFFFFE, 0xFFFFFFFD]
    sectors.append(struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat))))
    header = struct.pack(
        "<8s16xHHHHH6xIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, 1, first
    )
    header += struct.pack("<IIIIII", 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return header + struct.pack("<109I", len(sectors) - 1, *[0xFFFFFFFF] * 108) + b"".join(sectors)


def _entry(
    name: str, kind: int, start: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIII", raw, len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child, start, size, 0
    )


def protected_office() -> bytes:
    """What Word and Excel write for a .docx or .xlsx with a password."""
    return compound_file({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": b"\x00" * 5000})


def protected_doc() -> bytes:
    """A .doc with a password: the flag in its first bytes is set."""
    return compound_file({"WordDocument": b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01", "1Table": b""})


def protected_xls(book: bytes) -> bytes:
    """The .xls with its second record turned into the one that announces a password."""
    begin = book.index(b"\x09\x08")
    second = begin + 4 + struct.unpack_from("<H", book, begin + 2)[0]
    return book[:second] + b"\x2f\x00" + book[second + 2 :]
