"""The command that says whom to call; names and phones whole only for a reason, written down before."""

import argparse
import json
import sys
from dataclasses import asdict

from etl.commands.audited import note
from etl.commands.errors import UsageError
from etl.home import Home
from etl.people.calling import Called, Calling, NoSuchPlaceError, calling
from etl.people.reasons import ReasonError, checked

ROLES = {"leader": "Tổ trưởng", "deputy": "Tổ phó"}


def people(home: Home, options: argparse.Namespace) -> int:
    """Leaders and deputies of a commune or a hamlet; exit status 1 where there is nobody to call."""
    if options.unmask and not (options.reason or "").strip():
        raise UsageError("Muốn hiện đủ tên và số điện thoại, hãy ghi lý do: --reason “…”.")
    try:
        found = calling(home, options.code, options.hamlet, options.team)
        shown = _opened(home, options, found) if options.unmask else [one.masked for one in found.people]
    except (NoSuchPlaceError, ReasonError) as error:
        raise UsageError(str(error)) from None
    if options.json:
        told = {"code": options.code, "unmasked": options.unmask, "people": list(map(asdict, shown)),
                "without_roster": found.silent}  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        _print(shown, found.silent)
    return 0 if shown else 1


def _opened(home: Home, options: argparse.Namespace, found: Calling) -> list[Called]:
    """The people whole; who asked, for which place and why is in the audit log by then."""
    words = checked(options.reason, found.names)
    note(
        home, "unmask", code=options.code, hamlets=len({one.unit for one in found.people} - {options.code}),
        count=sum(one.name is not None for one in found.people), reason=options.purpose, words=words,
    )  # fmt: skip
    return [one.whole for one in found.people]


def _print(shown: list[Called], silent: tuple[str, ...]) -> None:
    for one in shown:
        name = one.name or "(không đọc lại được bản gốc; hãy chạy python -m etl verify)"
        day = f"danh sách nhận ngày {one.received:%d/%m/%Y}"
        print(f"{one.place} · {ROLES[one.role]} · {name} · {one.phone or 'chưa có số'} · {day}")
    if silent:
        print(f"Chưa có danh sách Tổ: {', '.join(silent)}.", file=sys.stderr)
    if not shown:
        print("Chưa biết gọi cho ai: danh sách chưa có, hoặc chưa ghi Tổ trưởng, Tổ phó.", file=sys.stderr)
