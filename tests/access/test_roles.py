"""The table of roles: what each opens and may do, and that a look through another's eyes does nothing."""

import pytest

from pages.shell import menu
from queries.roles import ROLES, SIGNED_IN
from queries.viewer import PUBLIC, Viewer


def viewer(role: str, *, looking: bool = False) -> Viewer:
    commune = "14308" if ROLES[role].rows == "commune" else None
    operator = "viettel" if ROLES[role].rows == "operator" else None
    return Viewer(role, commune, operator, looking)


def test_every_screen_is_somebodys_and_every_screen_named_is_there() -> None:
    named = {name for role in SIGNED_IN for name in ROLES[role].screens or ()}
    assert named == set(menu.names())


def test_the_audit_log_and_other_eyes_are_for_administrators_alone() -> None:
    for screen in ("audit", "preview"):
        assert [role for role in ROLES if viewer(role).opens(screen)] == ["admin"]
    assert not PUBLIC.may("people")


@pytest.mark.parametrize("role", ROLES)
def test_whoever_looks_through_another_s_eyes_does_nothing(role: str) -> None:
    deeds = {deed for one in ROLES.values() for deed in one.deeds}
    assert {deed for deed in deeds if viewer(role).may(deed)} == ROLES[role].deeds
    assert not any(viewer(role, looking=True).may(deed) for deed in deeds)


def test_people_are_not_for_whoever_keeps_the_accounts() -> None:
    assert [role for role in ROLES if viewer(role).may("people")] == ["department"]
