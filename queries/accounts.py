"""Accounts of this installation: who may sign in, in which role; kept in the home, never in the snapshot.

An account is known by its name: the login of a local account, or the subject (``sub``) that the province's
identity provider gives. Only local accounts have a password here, as an argon2 hash.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from queries.home import home_folder
from queries.roles import OPERATORS, ROLES, SIGNED_IN
from queries.viewer import Viewer

Source = Literal["local", "oidc"]
SHORTEST = 12
"""Characters that a password has at least."""
LONGEST = 200
_LOGIN, _SUBJECT = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}"), re.compile(r"[\x21-\x7e]{1,255}")
_COMMUNE = re.compile(r"\d{5}")


class AccountError(Exception):
    """What is wrong with an account, said to the administrator."""


@dataclass(frozen=True)
class Account:
    """One account and what it may see."""

    name: str
    role: str
    source: Source = "local"
    commune_code: str | None = None
    operator: str | None = None
    locked: bool = False
    password: str = ""

    @property
    def viewer(self) -> Viewer:
        """What its person may see."""
        return Viewer(self.role, self.commune_code, self.operator)

    def __post_init__(self) -> None:
        if not (_LOGIN if self.source == "local" else _SUBJECT).fullmatch(self.name):
            raise AccountError("name")
        if self.role not in SIGNED_IN:
            raise AccountError("role")
        rows = ROLES[self.role].rows
        if (rows == "commune") != bool(self.commune_code and _COMMUNE.fullmatch(self.commune_code)):
            raise AccountError("commune")
        if (rows == "operator") != (self.operator in OPERATORS):
            raise AccountError("operator")


def file() -> Path:
    """Where this installation's accounts lie."""
    return home_folder() / "accounts.json"


def accounts() -> dict[str, Account]:
    """All accounts by name. Raises AccountError where the file cannot be read: nobody is let in then."""
    path = file()
    try:
        stamp = path.stat()
    except FileNotFoundError:
        return {}
    return _read(path, stamp.st_mtime_ns, stamp.st_ino)


@cache
def _read(path: Path, stamp: int, inode: int) -> dict[str, Account]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {one["name"]: Account(**one) for one in told["accounts"]}
    except (OSError, ValueError, TypeError, KeyError, AccountError):
        raise AccountError("file") from None


def add(account: Account, password: str = "") -> None:
    """Add an account. Raises AccountError where the name is taken or the password will not do."""
    if account.source == "local":
        account = replace(account, password=_hashed(account.name, password))
    with _changing() as known:
        if account.name in known:
            raise AccountError("taken")
        known[account.name] = account


def set_password(name: str, password: str) -> None:
    """Give a local account another password. Raises AccountError."""
    with _changing() as known:
        found = _one(known, name)
        if found.source != "local":
            raise AccountError("not_local")
        known[name] = replace(found, password=_hashed(name, password))


def lock(name: str, *, locked: bool) -> None:
    """Shut an account out at once, or let it in again. Raises AccountError."""
    with _changing() as known:
        known[name] = replace(_one(known, name), locked=locked)


def remove(name: str) -> None:
    """Delete an account. Raises AccountError."""
    with _changing() as known:
        _one(known, name)
        del known[name]


def verified(name: str, password: str) -> Account | None:
    """The local account of that name and password; None costs as much time as a wrong password."""
    found = accounts().get(name)
    local = found is not None and found.source == "local"
    try:
        PasswordHasher().verify(found.password if found and local else _nobody(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return None
    return found if local and found and not found.locked else None


def _one(known: dict[str, Account], name: str) -> Account:
    if name not in known:
        raise AccountError("unknown")
    return known[name]


def _hashed(name: str, password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST or name in password.casefold():
        raise AccountError("password")
    return PasswordHasher().hash(password)


@cache
def _nobody() -> str:
    """A hash that no password of anybody has."""
    return PasswordHasher().hash(os.urandom(24).hex())


@contextmanager
def _changing() -> Iterator[dict[str, Account]]:
    """The accounts to be changed, one process at a time, written whole or not at all."""
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(".accounts.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        known = dict(accounts())
        yield known
        draft = path.with_name(f".accounts.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump(
                {"accounts": [asdict(one) for one in known.values()]}, out, ensure_ascii=False, indent=1
            )
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, path)
