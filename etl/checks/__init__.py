"""The rules of the forms, checked in Polars over a whole batch at once."""

from etl.checks.checking import ISSUES, Checked, check
from etl.checks.known import Known, KnownTables

__all__ = ["ISSUES", "Checked", "Known", "KnownTables", "check"]
