"""A command's work, with whatever stops it said in words and as an exit status."""

from collections.abc import Callable
from pathlib import Path

from briefing.edition import NotThereError
from figures.labels import word
from queries.door import NoSnapshotError


def attempt(work: Callable[[], str], place: Path) -> tuple[int, str]:
    """Exit status and words: 0 with what the work says, 1 with the reason why nothing was written."""
    try:
        return 0, work()
    except NotThereError as error:
        return 1, str(error)
    except NoSnapshotError as error:
        return 1, word("document.no_snapshot", file=error)
    except OSError as error:
        return 1, word("document.disk", reason=error.strerror, file=error.filename or place)
    except Exception as error:
        if "duckdb" in type(error).__module__:  # a table or column that this version asks for is not there
            return 1, word("document.old_snapshot")
        return 1, word("document.not_drawn", reason=f"{type(error).__name__}: {error}")


def megabytes(size: int) -> str:
    """A file's size in megabytes, as 1,9."""
    return f"{size / 1e6:.1f}".replace(".", ",")
