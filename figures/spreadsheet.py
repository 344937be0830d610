"""Renderer: a figure as a workbook: numbers as numbers, states in words, and what it says of itself."""

from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from figures.figure import Figure
from figures.foot import lines, subtitle
from figures.labels import word
from figures.table import Field, absent

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "in_memory": True}  # fmt: skip
"""Nothing that came as text ever becomes a formula, a link or a number."""
FIRST_WIDTH, WIDTH = 34, 16


def workbook(figure: Figure) -> bytes:
    """The figure as .xlsx: one sheet, what it is above, its table below."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        book.set_properties({"title": figure.title, "author": word("product.name")})
        sheet = book.add_worksheet(word("foot.sheet"))
        _table(book, sheet, figure, _about(book, sheet, figure) + 1)
    return out.getvalue()


def _about(book: Any, sheet: Any, figure: Figure) -> int:
    """Title, what it says and the foot, a row each; returns the next free row."""
    strong, wrapped = book.add_format({"bold": True, "font_size": 14}), book.add_format({"italic": True})
    alarm = book.add_format({"bold": True, "font_color": "#B23A12"})
    sheet.write_string(0, 0, figure.title, strong)
    units = {field.unit for field in figure.behind.fields if not field.words}
    about = subtitle(figure, measured=units <= {figure.unit, ""} and figure.unit != "%")
    said = [(text, None) for text in (about, figure.words) if text]
    said += [(text, alarm if name == "simulated" else wrapped) for name, text in lines(figure)]
    for row, (text, style) in enumerate(said, start=1):
        sheet.write_string(row, 0, text, style)
    return len(said) + 1


def _table(book: Any, sheet: Any, figure: Figure, top: int) -> None:
    table = figure.behind
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    at = 0
    for field in table.fields:
        at += _column(book, sheet, (top, at), field, table.frame.to_dicts(), head)
    sheet.freeze_panes(top + 1, 1)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, max(1, at), WIDTH)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _column(book: Any, sheet: Any, place: tuple[int, int], field: Field, rows: list[Any], head: Any) -> int:
    """One field; a part of a whole takes two columns. Returns how many it took."""
    top, at = place
    unit = f" ({field.unit})" if field.unit else ""
    sheet.write_string(top, at, f"{field.heading or word('drawn.place')}{unit}", head)
    if field.of:
        sheet.write_string(top, at + 1, word("export.of"), head)
    number = book.add_format({"num_format": "#,##0" + ("." + "0" * field.decimals if field.decimals else "")})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row, known in enumerate(rows, start=top + 1):
        _cell(sheet, (row, at), field, known, number, day)
        if field.of and known[field.of] is not None:
            sheet.write_number(row, at + 1, known[field.of], number)
    return 2 if field.of else 1


def _cell(sheet: Any, place: tuple[int, int], field: Field, row: Any, number: Any, day: Any) -> None:
    value, state = row[field.column], row[field.state] if field.state else "ok"
    if value is None or state != "ok":
        sheet.write_string(*place, absent(field, state))
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, day)
    elif isinstance(value, int | float) and not field.words:
        sheet.write_number(*place, value, number)
    else:
        sheet.write_string(*place, str(value))
