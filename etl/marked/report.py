"""What the sender of one file is to hear: plain records that a worker process can be handed."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from etl.tables.column import Severity


@dataclass(frozen=True, slots=True)
class Note:
    """One issue of the quality log, with the proposal to mend it (empty where there is none).

    ``row`` as the sender counts, from 1, None where the note is about the sheet as a whole; ``column`` the
    English name, ``heading`` what the form prints; ``value`` as the log holds it, personal ones hidden.
    """

    sheet: str
    row: int | None
    column: str
    heading: str
    value: str
    rule: str
    severity: Severity
    message: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class SheetState:
    """What became of one sheet; ``form`` is empty where none was recognised."""

    name: str
    form: str
    status: str
    read: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is told of one file. ``place`` and ``period`` in words, empty where unknown."""

    file: str
    place: str
    period: str
    received: str
    simulated: bool
    sheets: tuple[SheetState, ...]
    notes: tuple[Note, ...]

    @property
    def unread(self) -> bool:
        """Whether no sheet of the file could be read at all."""
        return not any(sheet.name or sheet.form for sheet in self.sheets)

    @property
    def stem(self) -> str:
        """The file's name without folders and ending."""
        return PurePosixPath(self.file).stem
