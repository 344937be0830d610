"""Options of the commands that verify, back up and restore a home."""

import argparse

from etl.commands.command_line import CommandLine


def arguments(add: "argparse._SubParsersAction[CommandLine]", home: CommandLine) -> None:
    """Add the three commands."""
    verify = add.add_parser("verify", parents=[home], help="kiểm kho: bản gốc, sổ, kỳ đã chốt, bản công bố")
    verify.add_argument("--rebuild", action="store_true", help="tính lại từ bản gốc và so với bản công bố")
    verify.add_argument("--json", action="store_true")

    backup = add.add_parser("backup", parents=[home], help="sao lưu cả kho vào một tệp")
    backup.add_argument("--out", required=True, metavar="FILE.tar")

    restore = add.add_parser("restore", parents=[home], help="khôi phục vào một kho trống từ bản sao lưu")
    restore.add_argument("file", metavar="FILE.tar")
