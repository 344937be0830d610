"""What each command of the command line does; each returns the exit status."""

from etl.boundaries import BoundaryError
from etl.commands.errors import EXPECTED, UsageError
from etl.commands.intake import ingest
from etl.commands.layers import boundaries
from etl.commands.publishing import build, demo, status, values
from etl.commands.review import review
from etl.commands.template import template

__all__ = [
    "EXPECTED",
    "BoundaryError",
    "UsageError",
    "boundaries",
    "build",
    "demo",
    "ingest",
    "review",
    "status",
    "template",
    "values",
]
