"""The command line of the build side, as the contract lays it down."""

import argparse
import gc
import io
import sys
from collections.abc import Sequence
from datetime import date

from etl.commands import command
from etl.commands.audit_options import arguments as audit_arguments
from etl.commands.command_line import CommandLine
from etl.commands.disk import FULL, is_full
from etl.commands.errors import UsageError, is_expected
from etl.commands.keeping_options import arguments as keeping_arguments
from etl.commands.people_options import arguments as people_arguments
from etl.commands.review_options import arguments as review_arguments
from etl.home import Home


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        day = text.split("/")
        if len(day) == 3 and all(part.isdigit() for part in day):
            return date(int(day[2]), int(day[1]), int(day[0]))
        raise argparse.ArgumentTypeError(f"ngày không đọc được: {text!r} (ví dụ 2026-11-22)") from None


def parser() -> CommandLine:
    """The commands and their options."""
    top = CommandLine(prog="python -m etl", description="Nạp, tính và công bố số liệu.")
    top.add_argument("--home", metavar="DIR", help="thư mục dữ liệu (mặc định: PHUSO_HOME, hoặc data/)")
    home = CommandLine(add_help=False)
    home.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    add = top.add_subparsers(dest="command", required=True, metavar="LỆNH")

    demo = add.add_parser("demo", parents=[home], help="nạp số liệu mô phỏng vào thư mục trống")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--scale", type=float, default=1.0)
    demo.add_argument("--as-of", type=_day, default=None)

    ingest = add.add_parser("ingest", parents=[home], help="nhận tệp hoặc thư mục biểu")
    ingest.add_argument("paths", nargs="+", metavar="PATH")
    ingest.add_argument("--form", metavar="CODE")
    ingest.add_argument("--commune", metavar="CODE")
    ingest.add_argument("--received", type=_day, default=None)
    ingest.add_argument("--json", action="store_true")
    ingest.add_argument("--publish", action="store_true", help="nhận xong thì tính và công bố ngay")

    build = add.add_parser("build", parents=[home], help="tính và công bố bản số liệu mới")
    build.add_argument("--as-of", type=_day, default=None)
    build.add_argument("--accept-changes", action="store_true")

    status = add.add_parser("status", parents=[home], help="bản đang công bố và những gì đang chờ")
    status.add_argument("--json", action="store_true")

    values = add.add_parser("values", parents=[home], help="số liệu đã công bố, dạng CSV hoặc Parquet")
    values.add_argument("--period", required=True)
    values.add_argument("--level", choices=("hamlet", "commune", "province"))
    values.add_argument("--indicator")
    values.add_argument("--commune")
    values.add_argument("--out")

    template = add.add_parser("template", parents=[home], help="biểu trống để điền")
    template.add_argument("code", metavar="CODE")
    template.add_argument("--commune", metavar="CODE")
    template.add_argument("--period", metavar="P")
    template.add_argument("--out", required=True, metavar="FILE")

    _origins(add, home)

    layer = add.add_parser("boundaries", parents=[home], help="cài lớp ranh giới 129 xã, phường")
    choice = layer.add_mutually_exclusive_group(required=True)
    choice.add_argument("file", nargs="?", metavar="FILE")
    choice.add_argument("--download", action="store_true")
    choice.add_argument("--remove", action="store_true")

    review = add.add_parser("review", parents=[home], help="xem và quyết định những gì đang chờ")
    review_arguments(review, home)

    audit_arguments(add.add_parser("audit", parents=[home], help="nhật ký hệ thống: kiểm tra, xem"), home)

    marked = add.add_parser("marked", parents=[home], help="tệp trả lại cho nơi gửi, đã đánh dấu chỗ cần sửa")
    marked.add_argument("files", nargs="*", metavar="FILE_OR_SHA")
    marked.add_argument("--commune", metavar="CODE")
    marked.add_argument("--since", type=_day, default=None, metavar="DATE")
    marked.add_argument("--out", required=True, metavar="DIR")
    return top


def _origins(add: "argparse._SubParsersAction[CommandLine]", home: CommandLine) -> None:
    """Where a number comes from, periods published for good, a home kept whole, whom to call."""
    keeping_arguments(add, home)
    people_arguments(add.add_parser("people", parents=[home], help="gọi cho ai (che tên, số điện thoại)"))

    passport = add.add_parser("passport", parents=[home], help="một con số từ đâu mà có")
    passport.add_argument("code", metavar="CODE")
    passport.add_argument("--period", required=True, metavar="P")
    passport.add_argument("--commune", metavar="CODE")
    passport.add_argument("--hamlet", metavar="CODE")
    passport.add_argument("--part", type=int, default=1, metavar="N")
    passport.add_argument("--breakdown", default="", metavar="NAME=VALUE")
    passport.add_argument("--base", choices=("full", "reported"), default="full")
    passport.add_argument("--json", action="store_true")

    freeze = add.add_parser("freeze", parents=[home], help="công bố chính thức số liệu của một kỳ đã khóa sổ")
    freeze.add_argument("period", metavar="P")
    freeze.add_argument("--by", metavar="NGƯỜI")
    freeze.add_argument(
        "--on", type=_day, default=None, metavar="NGÀY", help="hiệu lực từ ngày (mặc định: hôm nay)"
    )

    restated = add.add_parser("restatements", parents=[home], help="số đã chốt khác với số tính lại hiện nay")
    restated.add_argument("period", nargs="?", metavar="P")
    restated.add_argument("--json", action="store_true")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit status 0 all well, 1 something needs a person, 2 the command line is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals that lack a letter
    options = parser().parse_args(arguments)
    gc.set_threshold(100_000, 20, 20)  # a command is short, and makes many small things that live on
    home = Home.locate(options.home)
    try:
        return command(options.command)(home, options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """Say in a sentence what went wrong; what nobody foresaw is raised again."""
    if is_full(error):
        print(FULL, file=sys.stderr)
    elif isinstance(error, OSError):
        place = f" ({error.filename})" if error.filename else ""
        print(f"Không đọc hoặc ghi được trên đĩa: {error.strerror}{place}.", file=sys.stderr)
    elif is_expected(error):
        print(error, file=sys.stderr)
    else:
        raise error
    return 1
