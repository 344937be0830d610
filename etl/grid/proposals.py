"""The free text that form M09 asks for under its list, once a sheet: difficulties and proposals."""

import re
from collections.abc import Sequence

from etl.grid.block import Line, texts_of
from etl.read.document import Row
from etl.text.normal import key

COLUMN = "difficulties_proposals"
_LABEL = re.compile(
    r"^\W*(?:[ivx]{1,4}|[0-9]{1,2}|[a-zđ])?\W*(?:(?:những|một số|các)\s+)?"
    r"(?:khó\s+khăn|vướng\s+mắc|tồn\s+tại|kiến\s+nghị|đề\s+xuất)\b"
    r"(?:(?:\s*,\s*|\s+và\s+|\s*/\s*|\s*-\s*|\s+)(?:khó\s+khăn|vướng\s+mắc|tồn\s+tại|hạn\s+chế|kiến\s+nghị|đề\s+xuất))*"
    r"\s*(?:\([^()]*\))?\s*[:.…–-]*\s*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:người (?:lập|báo cáo|tổng hợp)|thủ trưởng|(?:phó )?chủ tịch|trưởng phòng|tm|kt|tl|nơi nhận|xác nhận"
    r"|ký (?:ghi|tên|và))\b|.*\bngày\b.*\btháng\b.*\bnăm\b"
)


def opens(row: Row) -> bool:
    """Whether a row under the list begins the free text: its label, and at most the text beside it."""
    texts = [cell for cell in row if cell is not None and cell != ""]
    return 1 <= len(texts) <= 2 and bool(_LABEL.match(" ".join(map(str, texts))))


def free_text(lines: Sequence[Line]) -> str | None:
    """The text from its label down to the signatures; None where there is no label or nothing after it."""
    told = [text for text in map(texts_of, lines) if text]
    start = next((at for at, text in enumerate(told) if _LABEL.match(text)), None)
    if start is None:
        return None
    rest = [_LABEL.sub("", told[start], count=1)]
    for text in told[start + 1 :]:
        if _SIGNED.match(key(text)):
            break
        rest.append(_LABEL.sub("", text, count=1) if _is_label(text) else text)
    written = " ".join(filter(None, rest)).strip(" .…_-–")
    return written or None


def _is_label(text: str) -> bool:
    found = _LABEL.match(text)
    return found is not None and found.end() == len(text)
