"""The options of the audit log's command."""

from etl.commands.audit_words import EVENTS
from etl.commands.command_line import CommandLine


def arguments(audit: CommandLine, home: CommandLine) -> None:
    """The options of the subcommands."""
    action = audit.add_subparsers(dest="action", required=True, metavar="VIỆC")
    verify = action.add_parser("verify", parents=[home], help="kiểm tra cả chuỗi; trạng thái thoát 0 hoặc 1")
    listed = action.add_parser("list", parents=[home], help="liệt kê sự kiện, cũ trước mới sau")
    listed.add_argument("--month", metavar="NĂM-THÁNG")
    listed.add_argument("--event", metavar="LOẠI", choices=[*EVENTS])
    for one in (verify, listed):
        one.add_argument("--json", action="store_true")
    action.add_parser("prune", parents=[home], help="bỏ những tháng đã quá 12 tháng")
