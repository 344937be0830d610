"""The command of the audit log: check its chain, list events, drop months that are too old."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date

from etl.audit import FIRST, whole
from etl.audit_chain import check, months, rows
from etl.audit_retention import MONTHS, AuditError, prune
from etl.commands import audit_words
from etl.commands.audited import person
from etl.commands.errors import UsageError
from etl.home import Home


def audit(home: Home, options: argparse.Namespace) -> int:
    """Run one of the subcommands; exit status 1 where the log is not whole."""
    return {"verify": _verify, "list": _list, "prune": _prune}[options.action](home, options)


def _verify(home: Home, options: argparse.Namespace) -> int:
    chain = check(home.root)
    said = audit_words.state(chain)
    print(
        json.dumps({**asdict(chain), "said": said}, ensure_ascii=False) if options.json else "\n".join(said)
    )
    return 1 if chain.fault else 0


def _list(home: Home, options: argparse.Namespace) -> int:
    files = [file for file in months(home.root) if options.month in (None, file.stem)]
    if options.month and not files:
        raise UsageError(f"Nhật ký không có tháng {options.month!r}; hãy ghi như 2026-11.")
    found = [
        line for file in files for raw in rows(file, file.stat().st_size)
        if (line := whole(raw)) and options.event in (None, line["event"])
    ]  # fmt: skip
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print("\n".join(map(audit_words.event, found)) if found else "Không có sự kiện nào.")
    return 0


def _prune(home: Home, options: argparse.Namespace) -> int:
    try:
        gone = prune(home.root, date.today(), *person())
    except AuditError:
        print("\n".join(audit_words.state(check(home.root))), file=sys.stderr)
        print("Chưa bỏ tháng nào: phần còn lại của chuỗi là bằng chứng.", file=sys.stderr)
        return 1
    kept = check(home.root)
    print(
        f"Đã bỏ {gone} sự kiện của những tháng đã quá {MONTHS} tháng; còn {kept.lines} sự kiện."
        if gone or kept.hash != FIRST["hash"] else "Nhật ký chưa có sự kiện nào."
    )  # fmt: skip
    return 0
