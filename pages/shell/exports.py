"""What leaves the dashboard as a file is written into the audit log, in the moment in which it is made."""

from collections.abc import Callable

from pages.shell import gate
from queries.audit import record
from queries.home import home_folder


def noted(make: Callable[[], bytes], **what: str | int) -> Callable[[], bytes]:
    """``make`` as it is called on a click, off the page's own thread; so who visits is taken now.

    A file that can not be written down is not handed out: OSError.
    """
    who, home = gate.person(), home_folder()

    def made() -> bytes:
        data = make()
        record(home, "export", who.name, who.role, **what)
        return data

    return made
