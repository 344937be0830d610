"""What every exported figure says of itself: scope, unit, period, cut-off, source, who reported, snapshot."""

import unicodedata

from figures import format as vi
from figures.figure import Figure
from figures.labels import word

D_BAR = chr(0x111)
LONGEST = 60
"""Letters of a file's name."""


def subtitle(figure: Figure, *, measured: bool = True) -> str:
    """Of what and whom it speaks, and ``measured`` in which unit."""
    found = [figure.about, figure.passport.scope if figure.passport else ""]
    unit = word("foot.unit", unit=figure.unit) if figure.unit and measured else ""
    return " · ".join(dict.fromkeys(part for part in (*found, unit) if part))


def foot(figure: Figure) -> str:
    """The line under a figure. Raises ValueError for a figure without a passport."""
    return " · ".join(said for _, said in lines(figure))


def lines(figure: Figure) -> list[tuple[str, str]]:
    """The parts of the foot by name, in their order."""
    passport = figure.stamp
    found = {
        "period": word("foot.period", period=passport.period),
        "cut_off": word("foot.cut_off", day=vi.day(passport.cut_off)),
        "reported": word("foot.reported", n=vi.share_of(*passport.reported)) if passport.reported else "",
        "source": word("foot.source", source=passport.source or word("product.name")),
        "snapshot": word("foot.snapshot", id=passport.snapshot_id),
        "simulated": word("foot.simulated") if passport.simulated else "",
    }
    return [(name, said) for name, said in found.items() if said]


def file_name(figure: Figure, ending: str) -> str:
    """A name for the file, safe on every system: the title in plain letters, and the cut-off."""
    plain = unicodedata.normalize("NFD", figure.title.casefold().replace(D_BAR, "d"))
    letters = "".join(
        c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c)
    )
    stem = "-".join(letters.split())[:LONGEST].strip("-") or word("figure.file")
    return f"{stem}-{figure.stamp.cut_off.isoformat()}.{ending}"
