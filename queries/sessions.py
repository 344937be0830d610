"""Sessions of people with a local account: a token in the browser, its sum and its account in the home.

A session ends when it is signed out, after a time without any click, and a working day after it began; a
locked or removed account, or another password, ends all of its sessions at once.
"""

import fcntl
import json
import os
import re
import secrets
import time
from hashlib import sha256
from pathlib import Path

from queries.accounts import Account, accounts
from queries.home import home_folder

LONGEST, IDLE = 12 * 3600, 90 * 60
"""Seconds that a session lasts at most, and without a click."""
TRIES, WAIT = 5, 15 * 60
"""Wrong passwords after which an account must wait, and the seconds it waits."""
_TOUCHED = 60
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def begin(account: Account) -> str:
    """Start a session; the token goes to the browser and is stored nowhere."""
    token = secrets.token_urlsafe(32)
    folder = _folder("sessions")
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > LONGEST:
            old.unlink(missing_ok=True)
    told = {"account": account.name, "password": _sum(account.password), "begun": time.time()}
    _write(_file(token), json.dumps(told))
    return token


def account_of(token: str) -> Account | None:
    """Whose session it is, if it still lasts. Raises AccountError where the accounts cannot be read."""
    if not _TOKEN.fullmatch(token):
        return None
    path = _file(token)
    try:
        seen = path.stat().st_mtime
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    now = time.time()
    if now - seen > IDLE or now - told["begun"] > LONGEST:
        path.unlink(missing_ok=True)
        return None
    found = accounts().get(told["account"])
    if found is None or found.locked or _sum(found.password) != told["password"]:
        return None
    if now - seen > _TOUCHED:
        os.utime(path)
    return found


def end(token: str) -> None:
    """Sign a session out."""
    if _TOKEN.fullmatch(token):
        _file(token).unlink(missing_ok=True)


def end_vouched(subject: str, issued: float) -> None:
    """Sign out one whom the provider vouched for at that moment: what the browser keeps is good no more."""
    folder = _folder("signed_out")
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > 2 * LONGEST:
            old.unlink(missing_ok=True)
    (folder / _sum(f"{issued} {subject}")).touch(mode=0o600)


def vouched_over(subject: str, issued: float) -> bool:
    """Whether that sign-in was ended."""
    return (_folder("signed_out") / _sum(f"{issued} {subject}")).exists()


def may_try(name: str) -> bool:
    """Count a try to sign in under this name, which may be nobody's; False where it must wait.

    It is counted before the password is looked at, so that many tries at once do not slip through.
    """
    path = _folder("tries") / _sum(name)
    with path.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        recent = [one for one in map(float, file.read().split()) if time.time() - one < WAIT]
        if len(recent) >= TRIES:
            return False
        file.truncate(0)
        file.write(" ".join(map(str, [*recent, time.time()])))
    return True


def forget_tries(name: str) -> None:
    """The password was right."""
    (_folder("tries") / _sum(name)).unlink(missing_ok=True)


def _file(token: str) -> Path:
    return _folder("sessions") / _sum(token)


def _folder(name: str) -> Path:
    path = home_folder() / "sign_in" / name
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
    os.replace(draft, path)
