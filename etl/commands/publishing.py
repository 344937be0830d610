"""Commands that compute, publish and read back: demo, build, status, values."""

import argparse
import json
import sys
from datetime import date

import polars as pl

from etl import receive
from etl.build import build as publish_build
from etl.calendar import period
from etl.commands.audited import note
from etl.commands.errors import HomeInUseError, UsageError
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import catch_up
from etl.review.queue import waiting_sheets
from etl.store import STANDING, Archive, Tables
from etl.warehouse import reader


def build(home: Home, options: argparse.Namespace) -> int:
    """Compute every indicator for every period and publish a new snapshot."""
    as_of = options.as_of or date.today()
    print(f"Đang tính các chỉ số đến ngày {as_of:%d/%m/%Y}…", file=sys.stderr)
    published = publish_build(home, as_of, options.accept_changes)
    note(home, "published", snapshot=published, accepted="changes" if options.accept_changes else "")
    print(f"Đã công bố bản {published}.")
    return 0


def demo(home: Home, options: argparse.Namespace) -> int:
    """Fill an empty home with simulated submissions for all communes, and build."""
    from etl.demo.enter import enter

    if next(receive.journal(home), None):
        raise HomeInUseError(
            f"Thư mục {home.root} đã có số liệu nên không nạp mô phỏng vào được; "
            "hãy chọn một thư mục trống bằng --home."
        )
    if options.scale <= 0:
        raise UsageError("--scale phải lớn hơn 0.")
    as_of = options.as_of or date.today()
    enter(home, options.seed, options.scale, as_of)
    published = publish_build(home, as_of)
    note(home, "published", snapshot=published, kind="demo")
    print(f"SỐ LIỆU MÔ PHỎNG: đã công bố bản {published}.")
    return 0


def status(home: Home, options: argparse.Namespace) -> int:
    """Say what is published, how many rows each form has, and what waits or was rejected."""
    home.made()
    with home.writing():
        catch_up(home)
    told = _state(home)
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        _tell(told)
    return 1 if told["needs_review"] or told["rejected"] else 0


def _state(home: Home) -> dict[str, object]:
    ledger = Archive(home).ledger()
    tables = Tables(Archive(home), date.today())
    meta = reader.meta(home) or {}
    sheets = ("file", "sheet", "sha256", "form", "commune_code", "hamlet_code", "received_date")

    def listed(*states: str) -> list[dict[str, object]]:
        waits = states == ("needs_review",)
        chosen = waiting_sheets(ledger) if waits else ledger.filter(pl.col("status").is_in(states))
        first = Archive(home).quality().filter(pl.col("severity") == "error")
        reasons = first.group_by("sheet_key").agg(pl.col("message").first().alias("reason"))
        joined = chosen.join(reasons, on="sheet_key", how="left", maintain_order="left")
        return joined.select(
            *sheets, "status", "rows_read", "rows_accepted", "rows_rejected", "reason"
        ).to_dicts()

    return {
        "snapshot_id": meta.get("snapshot_id"),
        "as_of": meta.get("as_of"),
        "built_at": meta.get("built_at"),
        "simulated": bool(ledger["simulated"].any()) if ledger.height else False,
        "submissions": ledger.height,
        "rows": {code: _standing(tables, code) for code in FORMS},
        "standing": ledger.filter(pl.col("status").is_in(STANDING)).height,
        "needs_review": listed("needs_review"),
        "rejected": listed("rejected", "partly"),
    }


def _standing(tables: Tables, code: str) -> int:
    """Rows of a form that stand; of a log the visits, each once."""
    return int(tables.visits()["visits"].sum()) if FORMS[code].streamed else tables.current(code).height


def _tell(told: dict[str, object]) -> None:
    print(f"Bản đang công bố: {told['snapshot_id'] or 'chưa có'} (số liệu đến {told['as_of'] or '—'})")
    if told["simulated"]:
        print("SỐ LIỆU MÔ PHỎNG")
    rows = told["rows"]
    assert isinstance(rows, dict)
    for code, number in rows.items():
        print(f"  {code}: {number} dòng đang dùng – {FORMS[code].title}")
    for name, title in (
        ("needs_review", "Đang chờ xem xét"),
        ("rejected", "Bị từ chối (cả tệp hoặc một phần)"),
    ):
        sheets = told[name]
        assert isinstance(sheets, list)
        print(f"{title}: {len(sheets)}")
        for sheet in sheets[:20]:
            print(f"  - {sheet['file']} {sheet['sheet']}: {sheet['reason'] or sheet['status']}")
        if len(sheets) > 20:
            print(f"  … và {len(sheets) - 20} bảng nữa (xem đầy đủ bằng --json)")


def values(home: Home, options: argparse.Namespace) -> int:
    """Print or write the published values of one period."""
    try:
        asked = period(options.period).id
    except ValueError:
        raise UsageError(
            f"Kỳ không hợp lệ: {options.period!r}; hãy ghi như 2026-11, 2026-Q3, 2026-H1 hoặc 2026."
        ) from None
    filters = {"period": asked}
    named = {"level": options.level, "indicator": options.indicator, "commune_code": options.commune}
    filters |= {name: value for name, value in named.items() if value}
    _check_known(home, filters)
    table = reader.values(home, filters)
    if not options.out:
        sys.stdout.write(table.write_csv())
    elif options.out.endswith(".parquet"):
        table.write_parquet(options.out)
    else:
        table.write_csv(options.out)
    if (reader.meta(home) or {}).get("simulated"):
        print("SỐ LIỆU MÔ PHỎNG", file=sys.stderr)
    return 0 if table.height else 1


def _check_known(home: Home, filters: dict[str, str]) -> None:
    """Say which code is not there, rather than print an empty table."""
    keys = {"period": ("periods", "period", "kỳ"), "indicator": ("indicators", "code", "chỉ số"),
            "commune_code": ("communes", "commune_code", "xã, phường")}  # fmt: skip
    for name, (table, column, title) in keys.items():
        if name in filters and filters[name] not in reader.known(home, table, column):
            raise reader.NoSnapshotError(f"Không có {title} {filters[name]!r} trong bản đang công bố.")
