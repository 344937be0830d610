"""The review command for flags of K5: list them, accept a commune's written explanation of one."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from etl.commands.audited import note
from etl.commands.errors import UsageError
from etl.home import Home
from etl.passport.families.quality import RULE_NAMES
from etl.passport.figure import commune_names
from etl.review.deciding import DecisionError, NoSuchItemError
from etl.review.explaining import explain as accept
from etl.review.explaining import listed
from etl.warehouse import reader

_CELLS = 6
"""Cells of a flag that are shown."""


def flags(home: Home, options: argparse.Namespace) -> int:
    """List the flags of one month as published, open ones first in number."""
    meta = reader.meta(home)
    period = options.period or (str(meta["default_period"]) if meta else "")
    found = listed(home, period, options.commune or "")
    if options.json:
        print(json.dumps(found, ensure_ascii=False, default=str))
    else:
        print("\n".join(_table(found, period)))
    return 0


def explain(home: Home, options: argparse.Namespace) -> int:
    """Accept an explanation; exit status 1 where no such flag is open."""
    try:
        taken = accept(home, options.id, words=options.words, by=options.by or "")
    except NoSuchItemError as error:
        print(error, file=sys.stderr)
        return 1
    except DecisionError as error:
        raise UsageError(str(error)) from None
    note(home, "decision", id=taken.id, kind="explanation", flag=taken.written)
    print(f"Đã ghi giải trình của cờ {taken.written}: {taken.told}.")
    print("Lần tính tới (`build`) cờ này không còn trong K5; rút lại bằng `review undo`.")
    return 0


def _table(found: Sequence[Mapping[str, Any]], period: str) -> Iterator[str]:
    names, open_flags, every = commune_names(), 0, 0
    for _, group in groupby(found, key=lambda row: row["flag"]):
        cells = list(group)
        first, every = cells[0], every + 1
        open_flags += first["decision"] is None
        place = first["hamlet_code"] or f"{first['commune_code']} (biểu của xã)"
        name = names.get(first["commune_code"], "")
        yield f"{first['flag']}  {place} {name} · {RULE_NAMES.get(first['rule'], first['rule'])}"
        yield from (f"    {_cell(row)}" for row in cells[:_CELLS])
        if len(cells) > _CELLS:
            yield f"    … và {len(cells) - _CELLS} ô nữa"
        if first["decision"]:
            by = f"{first['explained_by']}, {first['explained_on']:%d/%m/%Y}"
            yield f"    ĐÃ GIẢI TRÌNH ({first['decision']}): “{first['explanation']}”; {by}"
    yield f"Kỳ {period}: {every} cờ, {every - open_flags} đã giải trình, {open_flags} cần kiểm tra."


def _cell(row: Mapping[str, Any]) -> str:
    at = f", dòng {row['row']}" if row["row"] is not None else ""
    column = f", cột {row['column']}" if row["column"] else ""
    return f"{row['form']}: {row['file'] or '–'} · {row['sheet'] or '–'}{at}{column}"
