"""What a command of documents writes into the audit log: that someone took figures out."""

import argparse
import os
import pwd
import sys

from figures.labels import word
from queries.audit import record
from queries.home import home_folder


def noted(options: argparse.Namespace, status: int) -> int:
    """Record a command that made something (status 0); gives the status, 1 where the log is not writable."""
    if status == 0:
        facts = {
            "kind": options.command,
            "period": getattr(options, "period", None) or "",
            "figure": getattr(options, "figure", None) or "",
            "commune": _commune(options),
        }
        try:
            record(home_folder(), "export", word("audit.by_command", user=_user()), "command", **facts)
        except OSError as error:
            print(word("audit.not_written", reason=error.strerror), file=sys.stderr)
            return 1
    return status


def _commune(options: argparse.Namespace) -> str:
    named = getattr(options, "commune", None) or getattr(options, "communes", None) or ""
    return named if isinstance(named, str) else ",".join(named)


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
