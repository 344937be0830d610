"""The page that we put before a file sent back to be mended: passed over when the file comes again."""

from collections.abc import Sequence

from etl.read.document import Sheet
from etl.text.normal import key

TITLE = "CẦN SỬA – Phiếu trả lại kèm tệp đã gửi"
"""First line of that page, in workbooks and documents alike."""


def without_marked_pages(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The sheets that the sender filled in; all of them where nothing else would be left."""
    return [sheet for sheet in sheets if not is_marked_page(sheet)] or sheets


def is_marked_page(sheet: Sheet) -> bool:
    """Whether the first thing written on a sheet, or above a table, is the title of our page."""
    cells = (cell for row in sheet.rows[:3] for cell in row if cell is not None and cell != "")
    first = sheet.before[0] if sheet.before else next(cells, None)
    return isinstance(first, str) and key(first) == key(TITLE)
