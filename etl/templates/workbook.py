"""A blank form as an Excel workbook: the sheet to fill in, its guide, and the lists of the drop-downs."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from etl.forms import FORMS
from etl.templates.choices import Choices
from etl.templates.entry_sheet import EntrySheet
from etl.templates.filling import Filling
from etl.templates.guide import write_guide
from etl.templates.looks import Looks
from etl.templates.texts import words

_MADE = datetime(2026, 1, 1)
"""The same for every workbook, so that the same form is the same bytes."""


def workbook(code: str, filling: Filling) -> bytes:
    """The blank form as the bytes of an .xlsx; KeyError where there is no such form."""
    form, buffer = FORMS[code], BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": form.title, "created": _MADE})
        looks = Looks(book)
        sheet = book.add_worksheet(words()["data_sheet"].format(code=code))
        guide = book.add_worksheet(words()["guide_sheet"])
        choices = Choices(book, () if code == "M10" else filling.hamlets)
        EntrySheet(sheet, form, filling, looks, choices).write()
        write_guide(guide, form, looks)
        sheet.activate()
    return buffer.getvalue()
