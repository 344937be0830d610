"""The colour of a role: drawings name roles, each renderer asks for the colour in the mode that it draws."""

from figures.theme import ICONS, Theme


def shade(role: str, look: Theme) -> str:
    """The colour of a role as ``#RRGGBB``. Raises KeyError or AttributeError for one that is unknown."""
    name, _, which = role.partition(".")
    if name == "track":
        return look.line if look.name == "light" else look.hatch
    if name == "tones":
        return look.tones[which] if which in ICONS else look.accent
    found = getattr(look, name)
    return str(found[int(which)]) if which else str(found)
