"""What the scheduler runs after each closed month: every document into the outbox, whole or not at all."""

from collections.abc import Iterator
from contextlib import suppress

from briefing import deck, letters, outbox, report, workbook
from briefing.attempt import attempt, megabytes
from briefing.edition import Edition, NotThereError
from briefing.folder import File, beside, lay, place
from figures.labels import word
from queries.door import Door, door
from queries.viewer import PUBLIC

DECK, BOOK, REPORT, LETTERS = "trinh-chieu.pptx", "so-lieu.xlsx", "bao-cao-{period}.docx", "cong-van"


def run(period: str | None) -> tuple[int, str]:
    """Exit status and words for the latest closed month, or the closed period that is named.

    The reason of a failure stands in a file of the outbox besides, until a run goes well. While another run
    makes documents this one does nothing, and leaves no word in the outbox, which is the other's.
    """
    try:
        with outbox.alone() as first:
            if not first:
                return 1, word("document.month_running")
            status, said = attempt(lambda: _issue(period), outbox.outbox())
            with suppress(OSError):  # where the disk refuses this too, the status and the words still tell
                outbox.tell(said if status else "")
    except OSError as error:
        return 1, word("document.disk", reason=error.strerror, file=error.filename or outbox.outbox())
    return status, said


def _issue(period: str | None) -> str:
    """Make the documents of a period, unless they were made of this snapshot already."""
    opened = door()
    edition = Edition(opened, period or _month(opened))
    if not edition.period["closed"]:
        raise NotThereError(word("document.month_open", period=edition.label))
    snapshot = edition.meta["snapshot_id"]
    if (known := outbox.of_snapshot(edition.code, snapshot)) is not None:
        return word("document.month_known", folder=known.folder, snapshot=snapshot)
    out = outbox.free(edition.code)
    with beside(out) as fresh:
        count, size = lay(fresh, files(edition))
        lay(fresh, [(outbox.NOTE, outbox.note(edition.meta, edition.code, fresh))])
        place(fresh, out)
    return word("document.folder_done", folder=out, n=count, size=megabytes(size))


def _month(opened: Door) -> str:
    """The latest month that the snapshot has whole."""
    return str(opened.ask("meta", PUBLIC)["default_period"][0])


def files(edition: Edition) -> Iterator[File]:
    """Deck, workbook, letters, and the report of each longer period that ends with this one."""
    yield DECK, deck.document(edition)
    yield BOOK, workbook.document(edition)
    for code in _reported(edition):
        yield REPORT.format(period=code), report.document(Edition(edition.door, code))
    yield from ((f"{LETTERS}/{name}", document) for name, document in letters.files(edition))


def _reported(edition: Edition) -> list[str]:
    """Quarters, halves and years that are closed and end on the same day: those have a report."""
    rows, day = edition.ask("periods").to_dicts(), edition.period["last_day"]
    longer = (row for row in rows if row["kind"] != "month" and row["closed"])
    return [row["period"] for row in longer if row["last_day"] == day]
