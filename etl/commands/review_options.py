"""The subcommands and options of the command for what waits."""

from etl.commands.command_line import CommandLine


def arguments(review: CommandLine, home: CommandLine) -> None:
    """The subcommands and their options."""
    review.add_argument("--json", action="store_true")
    add = review.add_subparsers(dest="action", metavar="VIỆC")
    for name, text in (("list", "liệt kê những gì đang chờ"), ("aliases", "liệt kê các quyết định")):
        add.add_parser(name, parents=[home], help=text).add_argument("--json", action="store_true")
    show = add.add_parser("show", parents=[home], help="xem một mục đang chờ")
    show.add_argument("id", metavar="MÃ")
    show.add_argument("--json", action="store_true")
    decide = add.add_parser("decide", parents=[home], help="quyết định một mục đang chờ")
    decide.add_argument("id", metavar="MÃ")
    decide.add_argument("--commune", metavar="CODE")
    decide.add_argument("--hamlet", metavar="TÊN=MÃ", action="append")
    decide.add_argument("--form", metavar="CODE")
    decide.add_argument("--reject", metavar="LÝ DO")
    decide.add_argument("--by", metavar="NGƯỜI")
    decide.add_argument("--once", action="store_true", help="chỉ cho tệp này, không ghi nhớ")
    flags = add.add_parser("flags", parents=[home], help="liệt kê các cờ của K5 và giải trình đã nhận")
    flags.add_argument("--period", metavar="P", help="tháng, như 2026-11 (mặc định: tháng đang hiện)")
    flags.add_argument("--commune", metavar="CODE")
    flags.add_argument("--json", action="store_true")
    explain = add.add_parser("explain", parents=[home], help="nhận giải trình của xã về một cờ")
    explain.add_argument("id", metavar="MÃ")
    explain.add_argument("--words", metavar="LỜI", required=True, help="lời giải trình của xã")
    explain.add_argument("--by", metavar="NGƯỜI")
    undo = add.add_parser("undo", parents=[home], help="rút một quyết định")
    undo.add_argument("id", metavar="MÃ")
    undo.add_argument("--by", metavar="NGƯỜI")
