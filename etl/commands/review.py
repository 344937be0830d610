"""The command for what waits: list it, show one item, decide it, list the decisions, withdraw one."""

import argparse
import json
import sys

import polars as pl

from etl.commands.audited import note
from etl.commands.errors import UsageError
from etl.commands.flags import explain, flags
from etl.commands.intake import told_of
from etl.commands.review_words import decided, table
from etl.commands.telling import lines as told_lines
from etl.home import Home
from etl.ingest import Reading, catch_up
from etl.review.answers import AnswerError, read_answer
from etl.review.deciding import DecisionError, NoSuchItemError, decide, undo
from etl.review.listing import decisions
from etl.review.queue import queue


def review(home: Home, options: argparse.Namespace) -> int:
    """Run one of the subcommands; exit status 1 where something still waits or an id is not there."""
    home.made()
    return _ACTIONS[options.action or "list"](home, options)


def _list(home: Home, options: argparse.Namespace) -> int:
    waiting = _caught_up(home)
    if options.json:
        print(json.dumps(waiting.to_dicts(), ensure_ascii=False, default=str))
    else:
        print("\n".join(table(waiting.to_dicts())))
    return 1 if waiting.height else 0


def _show(home: Home, options: argparse.Namespace) -> int:
    item = _caught_up(home).filter(pl.col("id") == options.id.lower()).to_dicts()
    if not item:
        return _not_there(NoSuchItemError(f"Không có mục {options.id} đang chờ; xem bằng `review`."))
    if options.json:
        print(json.dumps(item, ensure_ascii=False, default=str))
        return 0
    print("\n".join(table(item, short=False)))
    return 0


def _decide(home: Home, options: argparse.Namespace) -> int:
    try:
        hamlets = [read_answer(text) for text in options.hamlet or ()]
    except AnswerError as error:
        raise UsageError(str(error)) from None
    if sum(map(bool, (options.commune, hamlets, options.form, options.reject))) != 1:
        raise UsageError("Hãy chọn đúng một cách: --commune, --hamlet, --form hoặc --reject.")
    _check_by(options.by)
    try:
        taken, reading = decide(
            home, options.id, by=options.by, commune=options.commune, hamlets=hamlets, form=options.form,
            reject=options.reject, once=options.once,
        )  # fmt: skip
    except NoSuchItemError as error:
        return _not_there(error)
    except DecisionError as error:
        raise UsageError(str(error)) from None
    note(home, "decision", id=taken.id, kind=taken.kind, item=options.id.lower(), sha256=taken.sha256)
    print(f"Đã ghi {taken.told}.")
    if not taken.once:
        print("Từ nay tệp ghi như vậy được nhận theo quyết định này; rút lại bằng `review undo`.")
    return _told(reading)


def _undo(home: Home, options: argparse.Namespace) -> int:
    _check_by(options.by)
    try:
        taken, reading = undo(home, options.id, by=options.by)
    except NoSuchItemError as error:
        return _not_there(error)
    note(home, "decision", id=taken.id, kind=taken.kind, undoes=taken.undoes)
    print(f"Đã rút {taken.undoes} ({taken.told}).")
    return _told(reading)


def _aliases(home: Home, options: argparse.Namespace) -> int:
    taken = decisions(home)
    if options.json:
        print(json.dumps(taken.to_dicts(), ensure_ascii=False, default=str))
        return 0
    for line in taken.iter_rows(named=True):
        print(decided(line))
    print(f"Tổng cộng {taken['id'].n_unique()} quyết định.")
    return 0


def _not_there(error: NoSuchItemError) -> int:
    print(error, file=sys.stderr)
    return 1


def _check_by(by: str | None) -> None:
    if not (by or "").strip():
        raise UsageError("Hãy ghi người quyết định: --by “họ tên, đơn vị”.")


def _caught_up(home: Home) -> pl.DataFrame:
    with home.writing():
        catch_up(home)
    return queue(home)


def _told(reading: Reading) -> int:
    print("\n".join(told_lines(told_of(reading))))
    return 0 if reading.all_well else 1


_ACTIONS = {
    "list": _list, "show": _show, "decide": _decide, "undo": _undo, "aliases": _aliases,
    "flags": flags, "explain": explain,
}  # fmt: skip
