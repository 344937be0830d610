"""The sheet that a clerk fills in: block above, headings with units, rows with limits and drop-downs."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from etl.tables.column import Column
from etl.tables.form import Form
from etl.templates.block import write_block
from etl.templates.choices import Choices
from etl.templates.filling import Filling
from etl.templates.headings import write_headings
from etl.templates.limits import validation
from etl.templates.looks import Looks, width
from etl.templates.prefilled import Value, prefilled, table_columns
from etl.templates.texts import of_form, words

_SPARE = 5
"""Blank rows under those filled in beforehand."""
_LOOKED_UP = frozenset({"M03b", "M04", "M07"})
"""Forms whose rows each name a hamlet, in no order known beforehand."""
_A4 = 9
_ROW_HEIGHT = 18


class EntrySheet:
    """Writes the first sheet of a workbook, from top to bottom."""

    def __init__(
        self, sheet: Worksheet, form: Form, filling: Filling, looks: Looks, choices: Choices
    ) -> None:
        self.sheet, self.form, self.filling = sheet, form, filling
        self.looks, self.choices = looks, choices
        self.columns = table_columns(form)
        self.places = {column.name: at for at, column in enumerate(self.columns)}
        self.rows = prefilled(form, filling)
        self.with_reference = form.code == "M03" and any(h.reached is not None for h in filling.hamlets)

    def write(self) -> None:
        """Everything that the sheet shows, and how it is printed."""
        self.sheet.set_default_row(_ROW_HEIGHT)
        top = write_block(self.sheet, self.form, self.filling, self.looks, len(self.columns) - 1)
        first = write_headings(self.sheet, self.columns, self.looks, top)
        last = first + max(of_form(self.form.code).blank_rows, len(self.rows) + _SPARE) - 1
        self._cells(first, last)
        if self.with_reference:
            self._reference(top, first)
        for at, column in enumerate(self.columns):
            options = validation(self.form, column, self.places, first, self.choices.of(column))
            self.sheet.data_validation(first, at, last, at, options)
            self.sheet.set_column(at, at, width(column))
        self.sheet.write_string(
            last + 2, max(0, len(self.columns) - 4), words()["signature"], self.looks.label
        )
        self._page(top, first)

    def _cells(self, first: int, last: int) -> None:
        looked_up = self._code_is_looked_up()
        for number in range(last - first + 1):
            row = self.rows[number] if number < len(self.rows) else {}
            for at, column in enumerate(self.columns):
                if looked_up and column.name == "hamlet_code":
                    self._lookup(first + number, at, column)
                else:
                    self._cell(first + number, at, column, row.get(column.name))

    def _cell(self, row: int, at: int, column: Column, value: Value | None) -> None:
        look = self.looks.entry(column)
        if value is None:
            self.sheet.write_blank(row, at, None, look)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, at, value, look)
        elif isinstance(value, int):
            self.sheet.write_number(row, at, value, look)
        else:
            self.sheet.write_string(row, at, value, look)

    def _code_is_looked_up(self) -> bool:
        """Whether the clerk chooses a hamlet's name and Excel finds its code."""
        return bool(self.choices.hamlet_codes) and self.form.code in _LOOKED_UP

    def _lookup(self, row: int, at: int, column: Column) -> None:
        name = xl_rowcol_to_cell(row, self.places["hamlet_name"])
        names, codes = self.choices.hamlet_names or "", self.choices.hamlet_codes or ""
        found = f"INDEX({codes[1:]},MATCH({name},{names[1:]},0))"
        self.sheet.write_formula(
            row, at, f'=IF({name}="","",IFERROR({found},""))', self.looks.entry(column), ""
        )

    def _reference(self, top: int, first: int) -> None:
        """Beside the table, what the hamlet reported before: to compare with, not to fill in.

        Its heading begins in the block above, so that it is none of the table's headings when it is read.
        """
        at = len(self.columns)
        self.sheet.merge_range(top - 2, at, first - 1, at, words()["reference"], self.looks.note)
        reached: Sequence[int | None] = [hamlet.reached for hamlet in self.filling.hamlets]
        for number, value in enumerate(reached):
            if value is not None:
                self.sheet.write_number(first + number, at, value, self.looks.reference)
        self.sheet.set_column(at, at, 13)

    def _page(self, top: int, first: int) -> None:
        fixed = max((self.places.get(name, -1) for name in ("hamlet_name", "full_name")), default=-1) + 1
        self.sheet.freeze_panes(first, fixed)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(top, first - 1)
        self.sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_footer("&L&A&R&P/&N")
