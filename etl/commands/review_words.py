"""The review queue and the decisions, in words for a person."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

_KINDS = {"commune": "xã, phường", "hamlet": "thôn", "form": "biểu", "catalogue": "danh mục thôn"}
_SHOWN = 8
"""Row numbers and candidates shown of one thing unclear."""


def table(rows: Sequence[Mapping[str, Any]], short: bool = True) -> Iterator[str]:
    """The queue as lines for a person; not ``short``: everything about the one item given."""
    for _, group in groupby(rows, key=lambda row: row["id"]):
        item = list(group)
        first = item[0]
        of = f", xã {first['commune_code']}" if first["commune_code"] else ""
        form = f" · biểu {first['form']}" if first["form"] else ""
        yield f"{first['id']}  {first['file']} · {first['sheet']}{form}{of}"
        yield (
            f"    nhận {first['received_date']:%d/%m/%Y}; {first['rows']} dòng đang chờ; "
            f"chưa rõ {_KINDS[first['kind']]}"
        )
        for row in item[: _SHOWN if short else None]:
            yield from _question(row, short)
        if short and len(item) > _SHOWN:
            yield f"    … và {len(item) - _SHOWN} tên nữa (review show {first['id']})"
    count = len({row["id"] for row in rows})
    if short:
        yield f"{count} bảng đang chờ xem xét." if count else "Không có gì đang chờ xem xét."


def _question(row: Mapping[str, Any], short: bool) -> Iterator[str]:
    at = row["at"][: _SHOWN if short else None]
    more = ", …" if len(at) < len(row["at"]) else ""
    where = f" (dòng {', '.join(map(str, at))}{more})" if at else ""
    if row["kind"] == "form":
        yield f"    {row['message']}"
    else:
        yield f"    ghi “{row['written']}”{where}: {row['message']}"
    for code, name in list(zip(row["candidates"], row["names"], strict=True))[: _SHOWN if short else None]:
        yield f"      → {code}  {name}"


def decided(line: Mapping[str, Any]) -> str:
    """One decision in one line: what was taken for what, by whom, and whether it was withdrawn."""
    said = {"reject": f"từ chối: {line['reason']}", "explanation": f"giải trình “{line['reason']}”"}
    what = said.get(line["kind"], f"→ {line['decided']}")
    written = f" “{line['written']}”" if line["written"] else ""
    scope = "chỉ tệp này" if line["scope"] == "file" else "mọi tệp ghi như vậy"
    sent = f", gửi cho {line['sender']}" if line["sender"] else ""
    by = f"{line['decided_by']}, {line['decided_at']:%d/%m/%Y}"
    if line["withdrawn_at"]:
        by += f" – ĐÃ RÚT {line['withdrawn_at']:%d/%m/%Y} bởi {line['withdrawn_by']}"
    return f"{line['id']}  {line['file']} · {line['sheet']}:{written} {what} ({scope}{sent}); {by}"
