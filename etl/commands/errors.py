"""Errors that a command expects: they end it with a sentence, never with a traceback."""


class UsageError(Exception):
    """The command line is wrong; the message (Vietnamese) says how."""


class HomeInUseError(Exception):
    """The home already holds what the command must not touch."""


class NotWrittenError(Exception):
    """A file cannot be written where it was asked for; the message says why."""


def is_expected(error: Exception) -> bool:
    """Whether the error is one of exit status 1: something was refused or is not there; nothing is lost."""
    from etl.boundaries import BoundaryError
    from etl.frozen.period import FreezeError
    from etl.reference import MalformedTableError
    from etl.warehouse.reader import NoSnapshotError
    from etl.warehouse.sanity import BuildError

    known = (BuildError, NoSnapshotError, BoundaryError, MalformedTableError, FreezeError)
    return isinstance(error, (*known, HomeInUseError, NotWrittenError))
