"""Accounts from the command line: ``python -m queries accounts add TÊN --role department``."""

import argparse
import getpass
import json
import sys
from dataclasses import asdict

from queries import accounts
from queries.accounts import Account, AccountError, Source
from queries.audit import record
from queries.home import home_folder
from queries.roles import OPERATORS, SIGNED_IN

SAID = {
    "name": "tên chưa đúng: tài khoản tại chỗ dùng 2–40 chữ thường không dấu, số, dấu . _ -; tài khoản của "
    "tỉnh dùng đúng mã (sub) mà máy chủ đăng nhập cấp",
    "role": "vai trò không có; chọn một trong: " + ", ".join(SIGNED_IN),
    "commune": "vai trò xã, phường cần --commune và mã xã gồm 5 chữ số; vai trò khác không có --commune",
    "operator": "vai trò nhà mạng cần --operator, một trong: " + ", ".join(OPERATORS),
    "password": f"mật khẩu cần từ {accounts.SHORTEST} đến {accounts.LONGEST} ký tự, gõ hai lần như nhau và "
    "không chứa tên đăng nhập",
    "taken": "đã có tài khoản tên này",
    "unknown": "không có tài khoản tên này; xem danh sách bằng lệnh accounts list",
    "not_local": "tài khoản của tỉnh không có mật khẩu ở đây; đổi mật khẩu ở máy chủ đăng nhập của tỉnh",
    "file": "không đọc được tệp accounts.json; hãy khôi phục tệp này từ bản sao lưu. Khi chưa đọc được, "
    "không ai đăng nhập được",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with a message, 2 the command line is wrong."""
    given = _parser().parse_args(arguments)
    try:
        _DONE[given.what](given)
        if given.what != "list":
            user = f"lệnh:{getpass.getuser()}"
            record(home_folder(), "account_changed", user, "command", kind=given.what, account=given.name)
    except AccountError as error:
        print(f"Chưa làm: {SAID[str(error)]}.", file=sys.stderr)
        return 1
    return 0


def _add(given: argparse.Namespace) -> None:
    source: Source = "oidc" if given.oidc else "local"
    account = Account(given.name, given.role, source, given.commune, given.operator)
    accounts.add(account, "" if given.oidc else _password(given))
    print(f"Đã thêm tài khoản {account.name}, vai trò {account.role}.")


def _list(given: argparse.Namespace) -> None:
    known = accounts.accounts()
    if given.json:
        shown = [{k: v for k, v in asdict(one).items() if k != "password"} for one in known.values()]
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    print(f"{len(known)} tài khoản trong {home_folder()}")
    for one in known.values():
        bound = one.commune_code or one.operator or ""
        state = "đã khóa" if one.locked else "đang dùng"
        print(f"  {one.name}  {one.role} {bound}  {one.source}  {state}".replace("  ", " | ", 1))


def _set_password(given: argparse.Namespace) -> None:
    accounts.set_password(given.name, _password(given))
    print(f"Đã đổi mật khẩu của {given.name}; các phiên đang mở của tài khoản này kết thúc.")


def _lock(given: argparse.Namespace) -> None:
    accounts.lock(given.name, locked=given.what == "lock")
    print(f"Đã {'khóa' if given.what == 'lock' else 'mở lại'} tài khoản {given.name}.")


def _remove(given: argparse.Namespace) -> None:
    accounts.remove(given.name)
    print(f"Đã xóa tài khoản {given.name}.")


_DONE = {
    "add": _add, "list": _list, "password": _set_password, "lock": _lock, "unlock": _lock, "remove": _remove,
}  # fmt: skip


def _password(given: argparse.Namespace) -> str:
    """Asked for unseen, twice; a script gives it as the first line of standard input."""
    if given.stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Mật khẩu: ")
    if first != getpass.getpass("Nhập lại: "):
        raise AccountError("password")
    return first


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m queries", description="Tài khoản đăng nhập trang số liệu.")
    of = parser.add_subparsers(dest="of", required=True, metavar="accounts")
    every = of.add_parser("accounts", help="thêm, khóa, xóa, liệt kê tài khoản")
    what = every.add_subparsers(dest="what", required=True)
    added = what.add_parser("add", help="thêm tài khoản")
    added.add_argument("name", metavar="TÊN")
    added.add_argument("--role", required=True, choices=SIGNED_IN)
    added.add_argument("--commune", metavar="MÃ_XÃ")
    added.add_argument("--operator", choices=OPERATORS)
    added.add_argument("--oidc", action="store_true", help="tài khoản do máy chủ đăng nhập của tỉnh cấp")
    changed = what.add_parser("password", help="đặt lại mật khẩu")
    changed.add_argument("name", metavar="TÊN")
    for one in (added, changed):
        one.add_argument("--stdin", action="store_true", help="đọc mật khẩu từ dòng đầu của đầu vào chuẩn")
    for name, said in (("lock", "khóa"), ("unlock", "mở lại"), ("remove", "xóa")):
        what.add_parser(name, help=f"{said} tài khoản").add_argument("name", metavar="TÊN")
    what.add_parser("list", help="liệt kê").add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
