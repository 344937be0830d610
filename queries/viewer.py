"""Who is asking: carried with every question so that rights have one place to stand.

It says what a person may see and do, never who the person is: answers are kept by it, so two people with
the same rights share them and two with different rights never do.
"""

from dataclasses import dataclass

from queries.roles import FOR_ADMINS, ROLES, Deed, Role


@dataclass(frozen=True)
class Viewer:
    """A role, with the commune or the operator that it is bound to."""

    role: str = "open"
    commune_code: str | None = None
    operator: str | None = None
    looking: bool = False
    """Whether somebody else looks with these rights: then nothing may be done."""

    @property
    def rights(self) -> Role:
        """What the role opens."""
        return ROLES[self.role]

    @property
    def whole(self) -> bool:
        """Whether all of the snapshot may be seen."""
        return self.rights.rows == "all"

    def may(self, deed: Deed) -> bool:
        """Whether the person may do this."""
        return deed in self.rights.deeds and not self.looking

    def opens(self, screen: str) -> bool:
        """Whether the screen of that name is among the person's."""
        mine = self.rights.screens
        return screen not in FOR_ADMINS if mine is None else screen in mine


PUBLIC = Viewer()
"""Who asks where nobody has to sign in: documents from the command line, and a home on one's own machine."""
