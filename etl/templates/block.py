"""The block above the table: title, codes of province and commune, period, date, author, version."""

from xlsxwriter.worksheet import Worksheet

from etl.calendar import Period
from etl.tables.form import Form
from etl.templates.filling import Filling
from etl.templates.looks import Looks
from etl.templates.prefilled import names_the_commune_above
from etl.templates.texts import words

_PROVINCE = "37"
_ROMAN = ("I", "II", "III", "IV")
_RIGHT, _VALUE = 4, 2
"""Place of the labels in the right half, and how far from its label a value stands: columns are narrow."""


def write_block(sheet: Worksheet, form: Form, filling: Filling, looks: Looks, last_column: int) -> int:
    """Write the block from the top; returns the row in which the headings may begin."""
    texts = words()
    title = texts["title"].format(code=form.code, title=form.title.upper())
    sheet.merge_range(0, 0, 0, max(last_column, _RIGHT + _VALUE), title, looks.title)
    sheet.set_row(0, 24)
    row = 1
    if filling.simulated:
        sheet.merge_range(row, 0, row, max(last_column, _RIGHT + _VALUE), texts["watermark"], looks.watermark)
        row += 1
    for line in _lines(form, filling):
        for at, (name, value) in line:
            sheet.write_string(row, at, texts["header"][name], looks.label)
            look = looks.day if name == "date" else looks.value
            sheet.write(row, at + _VALUE, value or None, look)
        row += 1
    return row + 1


def _lines(form: Form, filling: Filling) -> list[list[tuple[int, tuple[str, str]]]]:
    """Labels and values, line by line. Two blank fields never stand side by side above a third line."""
    texts = words()
    period = period_in_words(filling.period) if filling.period else ""
    lines = [[(0, ("province", _PROVINCE)), (_RIGHT, ("version", texts["version"]))]]
    if names_the_commune_above(form):
        code = [(0, ("commune_code", filling.commune_code or ""))]
        lines.append(code + ([(_RIGHT, ("period", period))] if form.has("period") else []))
        lines.append([(0, ("commune", filling.commune or ""))])
    elif form.has("period"):
        lines.append([(0, ("period", period))])
    lines.append([(0, ("date", "")), (_RIGHT, ("author", ""))])
    return lines


def period_in_words(period: Period) -> str:
    """A period as a clerk writes it: ``tháng 11/2026``."""
    texts = words()["periods"]
    number = period.number
    return str(
        texts[period.kind].format(
            number=number,
            year=period.year,
            roman=_ROMAN[(number - 1) % len(_ROMAN)],
            which=texts["halves"][(number - 1) % 2],
        )
    )
