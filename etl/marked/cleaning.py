"""Takes out of a sender's workbook all that is alive: formulas, links, macros, queries, pictures, objects."""

import re

from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedNameDict
from openpyxl.worksheet.worksheet import Worksheet

_RANGE = r"(?:'[^'\[\]!|]+'!|[^\W\d][\w. ]*!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"
_PLAIN = re.compile(rf'{_RANGE}|"[^"]*"|-?\d+(?:\.\d+)?')
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def clean(book: Workbook) -> None:
    """Leave values, looks, merged cells, widths, comments, lists to choose from and plain limits; no more.

    The book must have been opened with values only, without links kept and without macros.
    """
    for sheet in list(book.chartsheets):
        book.remove(sheet)
    book._external_links = []
    book._pivots = []
    book.vba_archive = None
    book.code_name = None
    book.custom_doc_props = CustomPropertyList()
    book.defined_names = _plain_names(book.defined_names)
    for sheet in book.worksheets:
        _clean_sheet(sheet)


def _clean_sheet(sheet: Worksheet) -> None:
    sheet.defined_names = _plain_names(sheet.defined_names)
    sheet._images, sheet._charts, sheet._pivots = [], [], []
    sheet.legacy_drawing = None
    sheet.tables.clear()
    sheet.scenarios.scenario = []
    sheet.sheet_properties.codeName = None
    sheet.HeaderFooter.__init__()
    for name in list(sheet.conditional_formatting):
        del sheet.conditional_formatting[name.sqref]
    allowed = [rule for rule in sheet.data_validations.dataValidation if _is_plain(rule)]
    sheet.data_validations.dataValidation = allowed
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                cell._hyperlink = None
            if cell.data_type == "f":
                cell.data_type = "s"
            if cell.data_type == "s" and isinstance(cell.value, str) and cell.value.startswith(_RISKY):
                cell.quotePrefix = True


def _is_plain(rule: object) -> bool:
    """Whether a rule for a cell only names values or a range of this workbook."""
    formulas = (getattr(rule, "formula1", None), getattr(rule, "formula2", None))
    return all(text is None or _PLAIN.fullmatch(str(text).strip()) for text in formulas)


def _plain_names(names: DefinedNameDict) -> DefinedNameDict:
    """Names of plain ranges of this workbook."""
    kept = DefinedNameDict()
    for name, defined in names.items():
        if re.fullmatch(_RANGE, str(defined.attr_text or "").strip()) and not defined.function:
            kept[name] = defined
    return kept
