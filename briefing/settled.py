"""A document's bytes without the hour at which it was made: the same figures give the same file."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settled(document: bytes, day: date) -> bytes:
    """The same Office file with ``day`` as the time of everything in it, also of workbooks inside charts."""
    out = BytesIO()
    with ZipFile(BytesIO(document)) as known, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for entry in known.infolist():
            held = known.read(entry)
            if entry.filename.endswith(".xlsx"):
                held = settled(held, day)
            elif entry.filename == "docProps/core.xml":
                held = _TIMES.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<2>", held)
            fresh = ZipInfo(entry.filename, _EPOCH)
            fresh.compress_type = ZIP_DEFLATED
            made.writestr(fresh, held)
    return out.getvalue()
