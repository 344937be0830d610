"""A passport as text: the figure first, then what adds up to it, then what was left out and why."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from etl.passport.figure import GRAINS, commune_names
from etl.passport.left_out import REASONS
from etl.passport.numbers import equation, number
from etl.passport.passport import Passport

LINES_SHOWN = 12
"""Lines of one side shown in full; further ones are counted."""
UNITS_SHOWN = 140
"""Hamlets or communes of which the totals are shown."""
LEFT_OUT_SHOWN = 10
_ALL = "xem đủ bằng --json"
_SIDES = {"numerator": "Tử số", "denominator": "Mẫu số"}
_STATES = {
    "ok": "có số liệu",
    "not_reported": "chưa báo cáo: không có giá trị, không phải số 0",
    "not_applicable": "không thuộc diện, hoặc không phát sinh",
    "suppressed": "bị ẩn: số người quá ít, có thể nhận ra từng người",
    "not_ranked": "chưa đủ chỉ số thành phần để xếp hạng",
}
_BASES = {"full": "cơ sở đầy đủ (mọi nơi đều ở mẫu số)", "reported": "chỉ những nơi có báo cáo trong kỳ"}
_SOURCES = {
    "counted": "đếm được",
    "declared": "khai báo",
    "official": "chính thức",
    "computed": "tính từ số liệu khác",
}


def words(found: Passport) -> Iterator[str]:
    """Lines to print."""
    yield from _heading(found)
    if found.published.row["state"] == "suppressed":
        yield "Số này và các dòng làm nên nó không được nêu ra, để không lộ thông tin cá nhân."
        return
    if found.differs:
        yield f"KHÔNG KHỚP: {found.differs}"
    if found.result is None:
        yield "Chỉ số này chưa có bằng chứng đến từng dòng."
        return
    yield from _totals(found)
    for side, title in _SIDES.items():
        lines = found.lines.filter(pl.col("side") == side)
        if lines.height:
            yield from _side(title, lines)
    yield from _left_out(found.left_out)


def _heading(found: Passport) -> Iterator[str]:
    asked, row, about = found.asked, found.published.row, found.published.words
    meta = found.published.meta
    part = asked.indicator.part_names.get(asked.part, "")
    named = " – ".join(word for word in (f"{asked.code} {about['name']}", part) if word)
    yield named + (f" [{asked.breakdown}]" if asked.breakdown else "")
    yield f"{found.published.place} · {asked.time.label_vi} · {GRAINS[asked.grain]}, {_BASES[asked.base]}"
    if row["state"] == "ok":
        decimals = asked.indicator.part_decimals.get(asked.part, about["decimals"])
        yield f"  {equation(row['unit'], row['numerator'], row['denominator'], row['value'], decimals)}"
    old = "; có số liệu cũ mang sang" if row["stale"] else ""
    yield f"Trạng thái: {_STATES[row['state']]}{old}. Nguồn: {_SOURCES[row['source']]}."
    yield f"Định nghĩa: {about['definition']}"
    yield f"Cách tính: {_formula(found, about)}."
    simulated = " SỐ LIỆU MÔ PHỎNG." if meta["simulated"] else ""
    yield f"Bản công bố {meta['snapshot_id']}, số liệu đến ngày {meta['as_of']:%d/%m/%Y}.{simulated}"


def _formula(found: Passport, about: Mapping[str, Any]) -> str:
    if found.formula:
        return found.formula
    above, below = about["numerator_text"], about["denominator_text"]
    if found.asked.part not in found.asked.indicator.rates:
        return above
    return f"{'100 × ' if found.published.row['unit'] == '%' else ''}({above}) / ({below})"


def _totals(found: Passport) -> Iterator[str]:
    """What each commune, or each hamlet, adds above and below the line."""
    unit = {"province": "commune_code", "commune": "hamlet_code"}.get(found.asked.grain)
    adding = found.lines.filter(pl.col("amount").is_not_null())
    if not unit or adding[unit].n_unique() < 2:
        return
    amounts = [
        pl.col("amount").filter(pl.col("side") == side).sum().alias(side)
        for side in _SIDES
        if side in adding["side"]
    ]
    sums = adding.group_by(unit).agg(amounts).sort(unit, nulls_last=True)
    names = commune_names() if unit == "commune_code" else {}
    yield f"Theo {'xã, phường' if names else 'thôn'} ({' / '.join(_SIDES[a] for a in sums.columns[1:])}):"
    for code, *figures in sums.head(UNITS_SHOWN).iter_rows():
        name = f"{code} {names.get(code, '')}".strip() if code else "(không gắn với nơi cụ thể)"
        yield f"  {name}: {' / '.join(number(figure) for figure in figures)}"
    if sums.height > UNITS_SHOWN:
        yield f"  … và {number(sums.height - UNITS_SHOWN)} nơi nữa ({_ALL})"


def _side(title: str, lines: pl.DataFrame) -> Iterator[str]:
    sheets = lines["sheet_key"].drop_nulls().n_unique()
    total, behind = number(float(lines["amount"].sum())), f" của {number(sheets)} bảng" if sheets else ""
    yield f"{title} {total}, từ {number(lines.height)} dòng{behind}:"
    for line in lines.head(LINES_SHOWN).iter_rows(named=True):
        yield f"  {_line(line)}"
    if lines.height > LINES_SHOWN:
        yield f"  … và {number(lines.height - LINES_SHOWN)} dòng nữa ({_ALL})"


def _line(line: Mapping[str, Any]) -> str:
    amount = "" if line["amount"] is None else f"{number(line['amount'])} ← "
    place = line["hamlet_code"] or line["commune_code"] or ""
    note = f" [{line['note']}]" if line["note"] else ""
    return f"{amount}{place} {source(line)}{note}".strip()


def source(line: Mapping[str, Any]) -> str:
    """Form, file, sheet and row of a line, when it was received and for which commune it was sent."""
    if not line["file"]:
        return line["form"] or ""
    parts = [line["form"], f"tệp {line['file']}"]
    parts += [f"bảng {line['sheet']}"] if line["sheet"] else []
    parts += [f"dòng {line['row']}"] if line["row"] is not None else []
    parts.append(f"nhận {line['received_date']:%d/%m/%Y}")
    parts += [f"của {commune_names().get(line['sent_for'], line['sent_for'])}"] if line["sent_for"] else []
    return ", ".join(parts)


def _left_out(rest: pl.DataFrame) -> Iterator[str]:
    if rest.is_empty():
        yield "Không có dòng nào bị để ngoài."
        return
    yield "Để ngoài, không tính:"
    for reason, title in REASONS.items():
        mine = rest.filter(pl.col("reason") == reason)
        if mine.is_empty():
            continue
        yield f"  {title}: {number(float(mine['rows'].sum()))} dòng, {number(mine.height)} mục"
        told = mine.filter(pl.col("sheet_key").is_not_null())
        for line in told.head(LEFT_OUT_SHOWN).iter_rows(named=True):
            yield f"    {source(line)}{': ' + line['message'] if line['message'] else ''}"
        if told.height > LEFT_OUT_SHOWN:
            yield f"    … và {number(told.height - LEFT_OUT_SHOWN)} mục nữa ({_ALL})"
