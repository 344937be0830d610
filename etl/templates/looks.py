"""Fonts, number formats and widths of the workbooks."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from etl.tables.column import Column

FONT = "Times New Roman"
_ENTRY = {"font_name": FONT, "font_size": 12, "border": 1, "valign": "vcenter"}
_PLAIN_NUMBERS = ("birth_year", "sequence_number")
_WIDTHS = {
    "integer": 10, "decimal": 11, "date": 12, "time": 9, "flag": 8, "code": 14, "list": 18, "text": 24,
}  # fmt: skip
_OWN_WIDTHS = {
    "hamlet_code": 12, "hamlet_name": 24, "full_name": 26, "content": 38, "abstract": 40,
    "sequence_number": 6,
    "difficulties_proposals": 40, "commune_code": 10, "household_code": 12, "job_title_organisation": 28,
    "location_description": 30, "budget_vnd": 16, "disbursed_vnd": 16, "gender": 9,
}  # fmt: skip


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self.title = self._add(bold=True, font_size=14, align="center")
        self.watermark = self._add(bold=True, align="center", font_color="#B00020")
        self.label = self._add(italic=True)
        self.value = self._add(bold=True, bottom=4, num_format="@")
        self.day = self._add(bold=True, bottom=4, num_format="dd/mm/yyyy", align="left")
        self.heading = self._heading("#E7ECF2")
        self.required = self._heading("#FFE9A8")
        self.units = self._add(italic=True, align="center", border=1, font_size=10)
        self.reference = self._add(italic=True, border=1, font_color="#5A5A5A", num_format="#,##0")
        self.note = self._add(italic=True, border=1, text_wrap=True, align="center", valign="vcenter")
        self.text = self._add(text_wrap=True, valign="top", border=1)
        self.strong = self._add(bold=True, text_wrap=True, valign="top", border=1)

    def entry(self, column: Column) -> Format:
        """Format of the cells of a column."""
        number_format = _number_format(column)
        wrapped = column.type == "text" and column.name != "hamlet_name"
        name = f"{number_format} {wrapped}"
        if name not in self._made:
            self._made[name] = self._book.add_format(
                {**_ENTRY, "num_format": number_format, "text_wrap": wrapped}
            )
        return self._made[name]

    def _add(self, **properties: Any) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 12, **properties})

    def _heading(self, colour: str) -> Format:
        return self._add(
            bold=True,
            border=1,
            align="center",
            valign="vcenter",
            text_wrap=True,
            font_size=11,
            bg_color=colour,
        )


def width(column: Column) -> int:
    """Width of a column in characters."""
    longest = max((len(written[0]) for written in column.words.values() if written), default=0)
    return _OWN_WIDTHS.get(column.name, min(26, max(_WIDTHS.get(column.type, 14), longest + 3)))


def _number_format(column: Column) -> str:
    match column.type:
        case "integer":
            return "0" if column.name in _PLAIN_NUMBERS else "#,##0"
        case "decimal":
            return "0.00000" if column.name in ("lat", "lon") else "0.0##"
        case "date":
            return "dd/mm/yyyy"
        case "time":
            return "hh:mm"
    return "@"
