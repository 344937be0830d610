"""The lists behind the drop-downs, on a sheet of their own: words of the codes, hamlets of the commune."""

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from etl.tables.column import Column
from etl.templates.filling import Hamlet
from etl.templates.texts import words


class Choices:
    """Writes each list once and remembers its range."""

    def __init__(self, book: xlsxwriter.Workbook, hamlets: Sequence[Hamlet]) -> None:
        self._sheet = book.add_worksheet(words()["lists_sheet"])
        self._bold = book.add_format({"bold": True, "font_name": "Times New Roman", "text_wrap": True})
        self._plain = book.add_format({"font_name": "Times New Roman", "num_format": "@"})
        self._next = 0
        texts = words()["lists"]
        labels = [hamlet.label for hamlet in hamlets]
        self.hamlet_names = self._write(texts["hamlets"], labels) if hamlets else None
        codes = [hamlet.code for hamlet in hamlets]
        self.hamlet_codes = self._write(texts["codes"], codes) if hamlets else None

    def of(self, column: Column) -> str | None:
        """Range of the column's words; None where it may hold anything."""
        if column.name == "hamlet_name":
            return self.hamlet_names
        if column.name.endswith("hamlet_code"):
            return self.hamlet_codes
        shown = [written[0] for written in column.words.values() if written]
        if column.type == "flag":
            shown = shown[:1]
        if not shown:
            return None
        return self._write(words()["lists"]["words"].format(heading=column.heading), shown)

    def _write(self, heading: str, values: Sequence[str]) -> str:
        at = self._next
        self._next += 1
        self._sheet.write_string(0, at, heading, self._bold)
        for row, value in enumerate(values, start=1):
            self._sheet.write_string(row, at, value, self._plain)
        self._sheet.set_column(at, at, 24)
        letter = xl_col_to_name(at)
        return f"='{words()['lists_sheet']}'!${letter}$2:${letter}${len(values) + 1}"
