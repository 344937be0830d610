"""The options of the command that says whom to call."""

from etl.commands.command_line import CommandLine
from etl.people.reasons import PURPOSES


def arguments(people: CommandLine) -> None:
    """A place, and what it takes to see names and phones whole."""
    people.add_argument("code", metavar="CODE", help="mã xã, phường hoặc mã thôn")
    people.add_argument(
        "--hamlet", metavar="CODE", action="append", default=[], help="của xã, chỉ các thôn này"
    )
    people.add_argument("--team", action="store_true", help="của xã, chỉ Tổ cấp xã (và các thôn nêu tên)")
    people.add_argument("--unmask", action="store_true", help="hiện đủ tên và số; ghi vào nhật ký hệ thống")
    people.add_argument("--purpose", choices=[*PURPOSES], default="other", help="việc cần gọi")
    people.add_argument("--reason", metavar="LÝ DO", help="lý do, từ 10 ký tự, không ghi tên người")
    people.add_argument("--json", action="store_true")
