"""Reads every sheet of an .xlsx, .xlsm or .xls: typed values, cached results of formulas, never a macro."""

import datetime
import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from etl.read.document import Cell, Document, Merge, Row, Sheet
from etl.read.error_cells import Errors, put_errors, xls_errors, xlsx_errors
from etl.read.far_cells import check_xls_stream, check_xlsx_sheet
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.ole import CompoundFile
from etl.read.package import Package

# Parts that cannot hold a sheet; every other XML part below xl/ is looked through for far cells.
_NO_SHEETS = ("xl/theme/", "xl/styles.xml", "xl/drawings/", "xl/charts/", "xl/media/", "xl/printerSettings/")


def read_xlsx(data: bytes, package: Package) -> Document:
    """The sheets of an .xlsx or .xlsm. Refused: far cells, declared entities, broken parts."""
    for name in package.names():
        if name.startswith("xl/") and name.endswith(".xml") and not name.startswith(_NO_SHEETS):
            check_xlsx_sheet(package.read(name))
    return _read(data, "xlsx", by_name=xlsx_errors(package))


def read_xls(data: bytes, compound: CompoundFile) -> Document:
    """The sheets of an .xls. Refused: far cells, a password, broken streams."""
    stream = "Workbook" if "Workbook" in compound.streams else "Book"
    check_xls_stream(compound.read(stream))
    return _read(data, "xls", by_place=xls_errors(compound.read(stream)))


def _read(
    data: bytes,
    form: Literal["xlsx", "xls"],
    by_name: Mapping[str, Errors] = MappingProxyType({}),
    by_place: Mapping[int, Errors] = MappingProxyType({}),
) -> Document:
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        errors = {meta.name: by_place.get(at, {}) for at, meta in enumerate(book.sheets_metadata)}
        sheets = _sheets(book, {**errors, **by_name})
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError:
        raise refuse("password_protected") from None
    except BaseException as error:
        # A panic inside the Rust reader arrives as a BaseException of its own.
        if hasattr(error, "rule"):
            raise
        raise refuse("truncated_file") from None
    if not any(sheet.rows for sheet in sheets):
        raise refuse("no_table")
    return Document(form, sheets)


def _sheets(book: Any, errors: Mapping[str, Errors]) -> list[Sheet]:
    worksheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if len(worksheets) > LIMITS.sheets:
        raise refuse("too_large", what=f"{len(worksheets)} trang tính", limit=f"{LIMITS.sheets} trang")
    return [
        _sheet(book.get_sheet_by_name(meta.name), meta.visible != SheetVisibleEnum.Visible, errors)
        for meta in worksheets
    ]


def _sheet(source: CalamineSheet, hidden: bool, errors: Mapping[str, Errors]) -> Sheet:
    if source.start is None:
        return Sheet(source.name, [], hidden=hidden)
    top, left = source.start
    width = left + source.width
    if source.height > LIMITS.rows:
        raise refuse("too_large", what=f"{source.height} dòng", limit=f"{LIMITS.rows} dòng")
    if source.height * width > LIMITS.cells:
        raise refuse("too_large", what=f"{source.height * width} ô", limit=f"{LIMITS.cells} ô")
    margin: Row = [None] * left
    rows = [margin + _row(values) for values in source.to_python()]
    put_errors(rows, errors.get(source.name, {}), top)
    merges = [_inside(box, top, len(rows), width) for box in source.merged_cell_ranges or ()]
    return Sheet(source.name, rows, top + 1, hidden=hidden, merges=[box for box in merges if box])


def _row(values: list[Any]) -> Row:
    return [
        (value or None)
        if value.__class__ is str
        else int(value)
        if value.__class__ is float and value.is_integer()
        else value
        if value.__class__ is not datetime.timedelta
        else _clock(value)
        for value in values
    ]


def _clock(value: datetime.timedelta) -> Cell:
    """A duration under a day is a time of day typed into a cell of hours; longer ones stay days."""
    if datetime.timedelta() <= value < datetime.timedelta(days=1):
        return (datetime.datetime.min + value).time()
    return value / datetime.timedelta(days=1)


def _inside(box: tuple[tuple[int, int], tuple[int, int]], top: int, height: int, width: int) -> Merge | None:
    """The part of a merged range that lies on the grid; None where that is at most one cell."""
    (r1, c1), (r2, c2) = box
    r1, r2, c2 = max(r1 - top, 0), min(r2 - top, height - 1), min(c2, width - 1)
    return (r1, c1, r2, c2) if r1 <= r2 and c1 <= c2 and (r1, c1) != (r2, c2) else None
