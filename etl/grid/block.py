"""Reads the lines above and below a table: which hamlet, which commune, which period, of which day."""

import re
from collections.abc import Iterable, Sequence

from etl.grid.hamlet_lines import hamlet_in_lines, hamlet_name, is_section
from etl.grid.vocabulary import heading_keys, modern
from etl.read.document import Cell
from etl.tables.form import Form
from etl.text import dates, periods
from etl.text.identity import has_identity
from etl.text.normal import is_blank, key, nfc

Line = list[Cell]

_LABELS: dict[str, str] = {
    "commune_code": "Mã xã|Mã xã, phường|Mã xã/phường|Mã phường|Mã phường/xã|Mã ĐVHC|Mã đơn vị hành chính",
    "commune": "Tên xã/phường|Tên xã, phường|Xã/phường|Xã, phường|Tên xã|Tên phường|Xã|Phường",
    "hamlet_code": "Mã thôn|Mã thôn, xóm|Mã thôn/xóm|Mã thôn/TDP|Mã TDP|Mã xóm",
    "hamlet": "Tên thôn|Thôn|Xóm|Thôn, xóm|Thôn/xóm|Tên thôn, xóm|Tên thôn/xóm|Tên thôn/TDP|Tên TDP"
    "|Tổ dân phố|TDP",
    "unit": "Đơn vị",
    "period": "Kỳ báo cáo|Kỳ|Kỳ số liệu|Tháng báo cáo",
    "declared_date": "Ngày lập|Ngày báo cáo",
    "": "Mã tỉnh|Loại|Người lập|Phiên bản mẫu",
}
_FIELD = {
    word: field
    for field, texts in _LABELS.items()
    for text in texts.split("|")
    for word in heading_keys(text)
}

_LABEL_ROW = 2
"""A line with so many bare labels is part of a form's own block, and no sentence."""

_CODE = re.compile(r"(?<![0-9-])([0-9]{5})(?![0-9-])")
_CODE_IN_LINE = re.compile(r"\bmã (?:xã|phường|đvhc|đơn vị hành chính)\b[^0-9]*(?:5 số[^0-9]*)?([0-9]{5})\b")
_HAMLET_CODE = re.compile(r"(?<![0-9])([0-9]{5})\s*[-–]\s*([0-9]{3})(?![0-9])")
_COMMUNE = re.compile(r"\b(?:xã|phường|ubnd|ủy ban nhân dân|thị trấn)\b")
_SOCIAL = re.compile(r"\b(?:cộng hòa xã hội chủ nghĩa việt nam|(?:văn hóa|vh|kinh tế) xã hội|xã hội)\b")
_PERIOD = re.compile(
    r"(?<!ngày )(?<!\d )\b(?:(?:0?6 )?tháng (?:đầu|cuối) năm 20\d\d|tháng \d{1,2} (?:năm )?20\d\d"
    r"|quý (?:[1-4]|iv|i{1,3}) (?:năm )?20\d\d)\b"
)
_SHEET_PERIOD = re.compile(
    r"\b(?:t(?:háng)? ?\d{1,2} 20\d\d|q(?:uý )?(?:[1-4]|iv|i{1,3}) 20\d\d|20\d\d \d{1,2})\b"
)
_FULL_DATE = re.compile(
    r"ngày[\s.…_]*\d{1,2}[\s.…_/-]*tháng[\s.…_/-]*\d{1,2}[\s.…_,/-]*năm[\s.…_/-]*(20\d\d)", re.IGNORECASE
)
_PLACE_LINE = re.compile(r"\bngày\b.*\btháng\b")


def texts_of(line: Line) -> str:
    """A line's filled cells in one text."""
    return " ".join(
        nfc(modern(cell)) if isinstance(cell, str) else _plain(cell) for cell in line if cell is not None
    )


def _plain(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read_block(above: Sequence[Line], below: Sequence[Line], sheet_name: str, form: Form) -> dict[str, str]:
    """What stands around a table, as ``ParsedSheet.heading`` keeps it; only what was found."""
    pairs = dict(reversed(list(_pairs(above))))
    lines = [text for text in map(texts_of, above) if text]
    prose = [texts_of(line) for line in above if sum(_label(cell) is not None for cell in line) < _LABEL_ROW]
    feet = [text for text in map(texts_of, below) if text]
    found = {
        "commune_code": _commune_code(pairs, lines),
        "commune_lines": "\n".join(_commune_lines(pairs, prose, feet, form.of_province)),
        "hamlet_code": _hamlet_code(pairs, lines),
        "hamlet": _hamlet(pairs, lines, form),
        "declared_date": _declared(pairs, feet, lines),
    }
    if form.has("period"):
        found["period"] = _period(pairs, lines, sheet_name)
    return {field: value for field, value in found.items() if value}


def _hamlet(pairs: dict[str, str], lines: Sequence[str], form: Form) -> str:
    """The hamlet of the block; in a form of a whole commune only where its type word or label says so."""
    if name := hamlet_name(pairs.get("hamlet", "")):
        return name
    if form.subject == "hamlet_team":
        return hamlet_name(pairs.get("unit", "")) or hamlet_in_lines(lines)
    name = hamlet_in_lines(lines)
    return name if is_section(name) else ""


def _pairs(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    """Fields and values written as "label: value", as two cells side by side, or one above the other."""
    for number, line in enumerate(lines):
        filled = [(at, cell) for at, cell in enumerate(line) if cell is not None]
        labels = [
            (place, field) for place, (_, cell) in enumerate(filled) if (field := _label(cell)) is not None
        ]
        stacked = (
            len(labels) > 1 and all(field is not None for _, field in labels) and len(labels) == len(filled)
        )
        if stacked and number + 1 < len(lines):
            under = lines[number + 1]
            for place, field in labels:
                at = filled[place][0]
                if at < len(under) and not is_blank(under[at]):
                    yield field, _plain(under[at])
            continue
        for place, field in labels:
            if place + 1 < len(filled) and _label(filled[place + 1][1]) is None:
                yield field, _plain(filled[place + 1][1])
        for _, cell in filled:
            if isinstance(cell, str) and ":" in cell:
                label, _, value = modern(cell).partition(":")
                field_ = _label(label)
                if field_ and not is_blank(value):
                    yield field_, value


def _label(cell: Cell) -> str | None:
    if not isinstance(cell, str) or len(cell) > 60:
        return None
    return next((_FIELD[word] for word in heading_keys(modern(cell)) if word in _FIELD), None)


def _commune_code(pairs: dict[str, str], lines: Sequence[str]) -> str:
    if found := _CODE.search(pairs.get("commune_code", "")):
        return found[1]
    found = next((hit for line in lines if (hit := _CODE_IN_LINE.search(key(line)))), None)
    return found[1] if found else ""


def _hamlet_code(pairs: dict[str, str], lines: Sequence[str]) -> str:
    """A hamlet's code from its label, or standing in a line that speaks of the hamlet's code."""
    texts = [pairs.get("hamlet_code", ""), *(line for line in lines if "mã thôn" in key(line))]
    found = next((hit for text in texts if (hit := _HAMLET_CODE.search(text))), None)
    return f"{found[1]}-{found[2]}" if found else ""


def _commune_lines(
    pairs: dict[str, str], lines: Sequence[str], feet: Sequence[str], of_province: bool
) -> list[str]:
    """Lines that may name the commune: those that say xã, phường or UBND, and the line of place and date."""
    labelled = [f"Tên xã/phường: {pairs['commune']}"] if "commune" in pairs else []
    if of_province:
        return labelled  # other lines name the sender: an enterprise, wherever it may have its seat
    dated = [foot for foot in feet if _PLACE_LINE.search(key(foot))]
    kept = [line for line in (*lines, *dated) if _COMMUNE.search(_SOCIAL.sub(" ", key(line)))]
    return list(dict.fromkeys(line[:300] for line in (*labelled, *kept) if not has_identity(line)))[:20]


def _period(pairs: dict[str, str], lines: Sequence[str], sheet_name: str) -> str:
    if value := periods.period(pairs.get("period")).value:
        return value
    searched = [(_PERIOD, line) for line in lines] + [(_SHEET_PERIOD, sheet_name)]
    hits = (pattern.search(key(text)) for pattern, text in searched)
    return next((value for hit in hits if hit and (value := periods.period(hit[0]).value)), "")


def _declared(pairs: dict[str, str], feet: Sequence[str], lines: Sequence[str]) -> str:
    """The day of signing, ISO; nothing where the day or the year was left open."""
    if day := dates.date(pairs.get("declared_date")).value:
        return day.isoformat()
    for line in (*feet, *reversed(lines)):
        if found := _FULL_DATE.search(line):
            day = dates.place_date(found[0], int(found[1])).value
            if day:
                return day.isoformat()
    return ""
