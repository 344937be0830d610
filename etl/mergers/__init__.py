"""Figures of hamlets carried through renames, mergers and splits, so that no total is lost or doubled."""

from etl.mergers.carrying import carried, carried_sums
from etl.mergers.marks import converted_marks

__all__ = ["carried", "carried_sums", "converted_marks"]
