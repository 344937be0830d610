"""Figures of a home: computed for the communes whose files changed, and kept for the others."""

from etl.computing.work import ACROSS_CODES, Work, compute

__all__ = ["ACROSS_CODES", "Work", "compute"]
