"""The ways in which a good file is damaged below its grid: its bytes, its members, its XML."""

import io
import random
import re
import zipfile

from tests.files.word_xml import zip_of

_FRAGMENTS = (
    b'<c r="XFD1048576"><v>1</v></c>', b'<row r="0"><c r="A0"/></row>', b"&#0;", b"&#x1F600;", b"&nope;",
    b"<![CDATA[", b"<!-- -->", b"\xff\xfe", b"\x00", b"<v>", b"</row>", b"</w:tr>",
    b'<w:gridSpan w:val="99999999"/>', b"<w:vMerge/>", b'<mergeCell ref="A1:XFD1048576"/>', b"<w:tbl>" * 50,
    b"<is><t>", b'<row r="200001">', b"<w:tab/>" * 200,
)  # fmt: skip
_VALUES = (b"", b"-1", b"0", b"99999999999", b"A", b"e", b"s", b"ZZ9", b"\xe1\xbb\x87")
_TEXTS = (b"-1", b"1e400", b"9" * 40, b"#REF!", b"&lt;", b"\xf0\x9f\x8f\xa0", b" ")


def damage_bytes(dice: random.Random, data: bytes) -> bytes:
    """A few bytes changed, a piece cut out, doubled or put in."""
    out = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 8])):
        at, size = dice.randrange(len(out) or 1), dice.randrange(1, 60)
        deed = dice.randrange(5)
        if deed == 0 and out:
            out[at] = dice.randrange(256)
        elif deed == 1:
            del out[at : at + size]
        elif deed == 2:
            out[at:at] = out[at : at + size]
        elif deed == 3:
            out[at:at] = dice.choice(_FRAGMENTS)
        elif dice.random() < 0.3:
            out = out[: max(at, 1)]
    return bytes(out)


def damage_package(dice: random.Random, data: bytes) -> bytes:
    """One member of a package damaged, dropped, renamed or exchanged; the archive itself stays sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    names = list(parts)
    heavy = [name for name in names if name.endswith(("sheet1.xml", "document.xml"))]
    name = dice.choice(heavy * 4 + names)
    deed, part = dice.randrange(8), bytes(parts[name])  # type: ignore[arg-type]
    if deed == 0:
        del parts[name]
    elif deed == 1:
        parts[name.upper()] = parts.pop(name)
    elif deed == 2:
        parts[name] = parts[dice.choice(names)]
    elif deed in (3, 4):
        parts[name] = damage_bytes(dice, part)
    else:
        parts[name] = _damage_xml(dice, part)
    return zip_of(parts)


def _damage_xml(dice: random.Random, part: bytes) -> bytes:
    """A tag lost, doubled or misspelt; an attribute or a number that means something else."""
    for _ in range(dice.choice([1, 1, 2, 5])):
        found = list(re.finditer(dice.choice([rb"<[^<>]*>", rb'="[^"]*"', rb">[^<>]+<"]), part))
        if not found:
            return part
        one = dice.choice(found)
        text = one[0]
        new = dice.choice([b"", text * 2, text.upper(), text[::-1], dice.choice(_FRAGMENTS) + text, text])
        if text.startswith(b"="):
            new = b'="%s"' % dice.choice(_VALUES)
        elif text.startswith(b">") and dice.random() < 0.7:
            new = b">%s<" % dice.choice(_TEXTS)
        part = part[: one.start()] + new + part[one.end() :]
    return part
