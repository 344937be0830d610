"""The roles: which rows each sees, which screens it opens, what it may do. One table, for every door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Rows = Literal["all", "commune", "operator"]
Deed = Literal["upload", "review", "letters", "freeze", "people", "accounts", "audit", "preview"]
"""What a role may do besides looking."""


@dataclass(frozen=True)
class Role:
    """What one role opens; ``screens`` None: every screen but FOR_ADMINS."""

    rows: Rows
    deeds: frozenset[Deed] = frozenset()
    screens: frozenset[str] | None = None


FOR_ADMINS = frozenset({"audit", "preview"})
_ADMIN: frozenset[Deed] = frozenset({"accounts", "audit", "preview"})
_WORK: frozenset[Deed] = frozenset({"upload", "review", "letters", "freeze", "people"})
_LOOK = frozenset(
    {"coverage_map", "lagging", "commune_profile", "teams", "people", "accounts", "spots", "campaigns",
     "duties", "quality", "briefing", "dictionary"}
)  # fmt: skip

ROLES: Mapping[str, Role] = {
    "leader": Role("all", screens=_LOOK),
    "department": Role("all", _WORK, _LOOK | {"upload"}),
    "commune": Role(
        "commune",
        frozenset({"upload"}),
        frozenset({"coverage_map", "commune_profile", "upload", "dictionary"}),
    ),
    "operator": Role("operator", screens=frozenset({"spots"})),
    "admin": Role("all", _ADMIN, _LOOK | FOR_ADMINS),
    "open": Role("all", frozenset(_WORK - {"people"})),
}
"""``open`` is whoever looks where no sign-in is set up: on the machine itself, or at simulated figures."""
SIGNED_IN = tuple(name for name in ROLES if name != "open")
"""Roles that an account may have."""
OPERATORS = ("viettel", "vnpt", "mobifone", "other")
