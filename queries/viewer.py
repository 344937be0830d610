"""Who is asking: carried with every question so that rights have one place to stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """A person looking at the figures. ``commune_code`` limits what is shown; None sees the province."""

    name: str = ""
    role: str = "province"
    commune_code: str | None = None


PUBLIC = Viewer()
