"""Errors that a command expects: they end it with a sentence, never with a traceback."""

from etl.boundaries import BoundaryError
from etl.reference import MalformedTableError
from etl.warehouse.reader import NoSnapshotError
from etl.warehouse.sanity import BuildError


class UsageError(Exception):
    """The command line is wrong; the message (Vietnamese) says how."""


class HomeInUseError(Exception):
    """The home already holds what the command must not touch."""


class NotWrittenError(Exception):
    """A file cannot be written where it was asked for; the message says why."""


EXPECTED = (
    BuildError, NoSnapshotError, BoundaryError, MalformedTableError, HomeInUseError, NotWrittenError,
)  # fmt: skip
"""Exit status 1: something was refused or is not there; nothing is lost."""
