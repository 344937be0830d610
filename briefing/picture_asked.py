"""What a picture is asked to be about, and how one says that it cannot be."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.edition import Edition, NotThereError, row_of
from figures.figure import Figure
from figures.labels import word


@dataclass(frozen=True)
class Asked:
    """Indicator, communes and spot that a figure may be about; what is not given is the figure's own."""

    indicator: str = ""
    communes: tuple[str, ...] = ()
    spot: str | None = None

    @property
    def commune(self) -> str | None:
        """The commune, where it is one."""
        return self.communes[0] if self.communes else None


Maker = Callable[[Edition, Asked], Figure | None]
"""Makes a figure; None where nothing of it was reported."""


def named(edition: Edition, code: str) -> str:
    """A commune's whole name. Raises NotThereError for an unknown code."""
    row = row_of(edition.ask("communes"), "commune_code", code)
    if row is None:
        raise NotThereError(word("document.no_commune", commune=code))
    return str(row["full_name"])


def name_of(edition: Edition, asked: Asked) -> str | None:
    """The name of the one commune that was asked for, if any."""
    return named(edition, asked.commune) if asked.commune else None
