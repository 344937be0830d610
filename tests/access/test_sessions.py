"""Sessions end when they should, and guessing passwords is slow."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from queries import accounts, sessions
from queries.accounts import Account

GOOD, OTHER = "đồng bằng sông Hồng", "một câu khác hẳn"


@pytest.fixture
def account(empty_home: Path) -> Account:
    accounts.add(Account("quantri", "admin"), GOOD)
    return accounts.accounts()["quantri"]


def test_a_token_opens_its_session_and_no_other(account: Account, empty_home: Path) -> None:
    token = sessions.begin(account)
    assert sessions.account_of(token) == account
    for wrong in ("", "x" * 43, token[:-1], token + "A", "../" + token, token.swapcase()):
        assert sessions.account_of(wrong) is None
    stored = [path for path in empty_home.rglob("*") if path.is_file()]
    assert all(token not in path.read_text(encoding="utf-8") + path.name for path in stored)
    sessions.end(token)
    assert sessions.account_of(token) is None


def test_a_session_ends_by_itself(
    account: Account, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, idle = sessions.begin(account), sessions.begin(account)
    for path in (empty_home / "sign_in" / "sessions").iterdir():
        os.utime(path, (0, time.time() - sessions.IDLE + 120))
    assert sessions.account_of(token) == account
    (left,) = [
        path for path in (empty_home / "sign_in" / "sessions").iterdir()
        if time.time() - path.stat().st_mtime > 60
    ]  # fmt: skip
    os.utime(left, (0, time.time() - sessions.IDLE - 1))
    assert sessions.account_of(idle) is None
    assert not left.exists()
    begun = time.time()
    monkeypatch.setattr(time, "time", lambda: begun + sessions.LONGEST + 1)
    for path in (empty_home / "sign_in" / "sessions").iterdir():
        os.utime(path, (0, begun + sessions.LONGEST))
    assert sessions.account_of(token) is None


@pytest.mark.parametrize("change", ["lock", "remove", "password"])
def test_a_change_of_the_account_ends_its_sessions_at_once(account: Account, change: str) -> None:
    token = sessions.begin(account)
    assert sessions.account_of(token) is not None
    match change:
        case "lock":
            accounts.lock("quantri", locked=True)
        case "remove":
            accounts.remove("quantri")
        case _:
            accounts.set_password("quantri", OTHER)
    assert sessions.account_of(token) is None


def test_many_guesses_at_once_are_no_more_than_one_after_the_other(empty_home: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        let = list(pool.map(lambda _: sessions.may_try("quantri"), range(40)))
    assert sum(let) == sessions.TRIES
    assert sessions.may_try("khac")
    sessions.forget_tries("quantri")
    assert sessions.may_try("quantri")


def test_after_the_wait_one_may_try_again(empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [sessions.may_try("quantri") for _ in range(6)] == [True] * 5 + [False]
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + sessions.WAIT + 1)
    assert sessions.may_try("quantri")
