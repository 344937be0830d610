"""Commands about periods published for good: freeze one, list what differs from it since."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from etl import calendar
from etl.commands.audited import note
from etl.commands.errors import UsageError
from etl.frozen.freezing import freeze as freeze_period
from etl.frozen.period import frozen_periods
from etl.frozen.restating import RESTATED
from etl.home import Home
from etl.warehouse import reader

SHOWN = 60
"""Restatements of one period printed; further ones are counted."""


def freeze(home: Home, options: argparse.Namespace) -> int:
    """Publish a closed period for good."""
    period = _period(options.period)
    print(f"Đang chốt kỳ {period}…", file=sys.stderr)
    done = freeze_period(home, period, options.by, options.on).manifest
    note(home, "freeze", period=period, snapshot=done.snapshot_id)
    print(
        f"Đã chốt kỳ {period} theo bản {done.snapshot_id}, số liệu đến ngày {_day(done.as_of)}, có hiệu lực "
        f"từ ngày {_day(done.on)}. Số của kỳ này không đổi nữa; khác biệt về sau xem ở: "
        "python -m etl restatements."
    )
    return 0


def restatements(home: Home, options: argparse.Namespace) -> int:
    """List the cells of frozen periods that would be others now, as the snapshot that stands found them."""
    asked = _period(options.period) if options.period else None
    frozen = {one.period: one.manifest.on for one in frozen_periods(home)}
    found = reader.table(home, "restatements")
    found = found if found.width else pl.DataFrame(schema=dict(RESTATED))
    if asked:
        found = found.filter(pl.col("period") == asked)
    if options.json:
        print(json.dumps(found.to_dicts(), ensure_ascii=False, default=str))
        return 0
    if asked and asked not in frozen:
        print(f"Kỳ {asked} chưa chốt.")
        return 0
    for period, on in frozen.items():
        if period == (asked or period):
            print("\n".join(_told(period, on, found.filter(pl.col("period") == period))))
    if not frozen:
        print("Chưa có kỳ nào được chốt.")
    return 0


def _told(period: str, on: str, found: pl.DataFrame) -> Iterator[str]:
    if found.is_empty():
        yield f"Kỳ {period}, chốt ngày {_day(on)}: số tính lại vẫn đúng như đã công bố."
        return
    yield f"Kỳ {period}, chốt ngày {_day(on)}: {found.height} ô khác số đã công bố."
    for row in found.head(SHOWN).iter_rows(named=True):
        place = row["hamlet_code"] or row["commune_code"] or "toàn tỉnh"
        more = " ".join(word for word in (_part(row), row["breakdown"], _base(row)) if word)
        before, now = (_cell(row, name) for name in ("published", "current"))
        yield (
            f"  {row['indicator']}{' ' + more if more else ''} · {place}: đã công bố {before}, "
            f"hiện nay {now}; lý do: {row['reason']}"
        )
    if found.height > SHOWN:
        yield f"  … và {found.height - SHOWN} ô nữa (xem đủ bằng --json)"


def _part(row: dict[str, Any]) -> str:
    return f"phần {row['part']}" if row["part"] != 1 else ""


def _base(row: dict[str, Any]) -> str:
    return "(nơi có báo cáo)" if row["base"] == "reported" else ""


def _cell(row: dict[str, Any], name: str) -> str:
    value, above, below = (row[f"{name}_{part}"] for part in ("value", "numerator", "denominator"))
    if value is None:
        return {
            "not_reported": "chưa báo cáo", "not_applicable": "không thuộc diện", "suppressed": "bị ẩn",
            "not_ranked": "không xếp hạng", None: "không còn tính",
        }[row[f"{name}_state"]]  # fmt: skip
    made = f" ({_number(above)}/{_number(below)})" if below is not None else ""
    return f"{_number(value)} {row['unit']}{made}"


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _period(text: str) -> str:
    try:
        return calendar.period(text).id
    except ValueError:
        raise UsageError(
            f"Kỳ không hợp lệ: {text!r}; hãy ghi như 2026-11, 2026-Q3, 2026-H1 hoặc 2026."
        ) from None


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}"
