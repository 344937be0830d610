"""Errors that a command expects: they end it with a sentence, never with a traceback."""


class UsageError(Exception):
    """The command line is wrong; the message (Vietnamese) says how."""


class HomeInUseError(Exception):
    """The home already holds what the command must not touch."""


class NotWrittenError(Exception):
    """A file cannot be written where it was asked for; the message says why."""


def is_expected(error: Exception) -> bool:
    """Whether the error is one of exit status 1: something was refused or is not there; nothing is lost."""
    from etl.backup.manifest import ArchiveError
    from etl.boundaries import BoundaryError
    from etl.frozen.period import FreezeError
    from etl.home import UnfinishedHomeError
    from etl.journal import JournalError
    from etl.part import DamagedCacheError
    from etl.reference import MalformedTableError
    from etl.warehouse.reader import DamagedSnapshotError, NoSnapshotError
    from etl.warehouse.sanity import BuildError

    known = (BuildError, NoSnapshotError, BoundaryError, MalformedTableError, FreezeError)
    kept = (ArchiveError, UnfinishedHomeError, JournalError, DamagedSnapshotError, DamagedCacheError)
    return isinstance(error, (*known, *kept, HomeInUseError, NotWrittenError))
