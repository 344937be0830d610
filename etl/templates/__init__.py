"""Blank forms to be filled in: the roster as a Word document, every other form as an Excel workbook."""

from etl.templates.filling import Filling, filling_for
from etl.templates.roster import rosters
from etl.templates.workbook import workbook

__all__ = ["Filling", "blank", "filling_for", "suffix_of"]

ROSTER = "M01"


def suffix_of(code: str) -> str:
    """Ending of the template's file: ``.docx`` for the roster, ``.xlsx`` for the others."""
    return ".docx" if code == ROSTER else ".xlsx"


def blank(code: str, filling: Filling) -> bytes:
    """The blank form of that code as bytes, with what is known beforehand filled in; KeyError if unknown."""
    return rosters(filling) if code == ROSTER else workbook(code, filling)
