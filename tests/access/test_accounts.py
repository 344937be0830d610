"""Accounts from the command line: made, locked, changed, refused, and never readable as passwords."""

import io
import json
from pathlib import Path

import pytest

from queries import accounts
from queries.__main__ import main
from queries.accounts import Account, AccountError
from queries.viewer import Viewer

GOOD = "đồng bằng sông Hồng"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = GOOD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return main(["accounts", *arguments])


def add(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = GOOD) -> int:
    return run(monkeypatch, "add", *arguments, "--stdin", password=password)


def test_the_first_administrator_is_made_and_can_sign_in(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(monkeypatch, "quantri", "--role", "admin") == 0
    assert "quantri" in capsys.readouterr().out
    found = accounts.verified("quantri", GOOD)
    assert found is not None
    assert found.viewer == Viewer("admin")
    assert accounts.verified("quantri", GOOD + " ") is None
    assert accounts.verified("khac", GOOD) is None
    text = (empty_home / "accounts.json").read_text(encoding="utf-8")
    assert GOOD not in text
    assert "$argon2id$" in text
    assert (empty_home / "accounts.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "password", "said"),
    [
        (("Tên Lạ", "--role", "admin"), GOOD, "tên chưa đúng"),
        (("xa", "--role", "commune"), GOOD, "cần --commune"),
        (("xa", "--role", "commune", "--commune", "1428"), GOOD, "cần --commune"),
        (("so", "--role", "department", "--commune", "14308"), GOOD, "vai trò khác không có --commune"),
        (("mang", "--role", "operator"), GOOD, "cần --operator"),
        (("quantri", "--role", "admin"), "ngắn", "mật khẩu cần từ"),
        (("quantri", "--role", "admin"), "xin-chào-QuanTri-2026", "không chứa tên đăng nhập"),
    ],
)
def test_what_will_not_do_is_refused_in_words(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...], password: str, said: str,
) -> None:  # fmt: skip
    assert add(monkeypatch, *arguments, password=password) == 1
    assert said in capsys.readouterr().err
    assert accounts.accounts() == {}


def test_a_locked_account_and_a_changed_password_shut_out(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(monkeypatch, "xa-giao-minh", "--role", "commune", "--commune", "14308") == 0
    assert add(monkeypatch, "xa-giao-minh", "--role", "leader") == 1
    assert "đã có tài khoản" in capsys.readouterr().err
    assert run(monkeypatch, "lock", "xa-giao-minh") == 0
    assert accounts.verified("xa-giao-minh", GOOD) is None
    assert run(monkeypatch, "unlock", "xa-giao-minh") == 0
    assert run(monkeypatch, "password", "xa-giao-minh", "--stdin", password="một câu khác hẳn") == 0
    assert accounts.verified("xa-giao-minh", GOOD) is None
    found = accounts.verified("xa-giao-minh", "một câu khác hẳn")
    assert found is not None
    assert found.viewer == Viewer("commune", "14308")
    capsys.readouterr()
    assert run(monkeypatch, "list", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["name"] == "xa-giao-minh"
    assert "password" not in told
    assert run(monkeypatch, "remove", "xa-giao-minh") == 0
    assert run(monkeypatch, "remove", "xa-giao-minh") == 1


def test_an_account_of_the_province_has_no_password_here(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert add(monkeypatch, "sub|8f2c-11", "--role", "leader", "--oidc") == 0
    assert accounts.accounts()["sub|8f2c-11"].password == ""
    assert accounts.verified("sub|8f2c-11", "") is None
    with pytest.raises(AccountError, match="not_local"):
        accounts.set_password("sub|8f2c-11", GOOD)


@pytest.mark.parametrize("text", ["", "{", '{"accounts": [{"name": "a"}]}', '{"accounts": [1]}', "[]"])
def test_a_broken_list_of_accounts_lets_nobody_in(empty_home: Path, text: str) -> None:
    empty_home.mkdir()
    (empty_home / "accounts.json").write_text(text, encoding="utf-8")
    with pytest.raises(AccountError, match="file"):
        accounts.accounts()
    with pytest.raises(AccountError, match="file"):
        accounts.add(Account("quantri", "admin"), GOOD)
    assert (empty_home / "accounts.json").read_text(encoding="utf-8") == text
