"""The second sheet: to whom and until when, the rules in plain words, and the meaning of every column."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from etl.tables.column import Column
from etl.tables.form import Form
from etl.templates.limits import bound
from etl.templates.looks import Looks
from etl.templates.prefilled import table_columns
from etl.templates.texts import of_column, of_form, words

_WIDTHS = (5, 30, 11, 11, 56, 50, 26)
_LAST = len(_WIDTHS) - 1
_A4 = 9
_MAYBE = ("required_if", "required_unless", "at_least_one_topic")


def write_guide(sheet: Worksheet, form: Form, looks: Looks) -> None:
    """Write the guide of the form. Its lines begin with a number, so that none is taken for headings."""
    texts = words()["guide"]
    title = texts["title"].format(code=form.code, title=form.title.upper())
    sheet.merge_range(0, 0, 0, _LAST, title, looks.title)
    row = 2
    for label, text in _facts(form):
        sheet.merge_range(row, 0, row, 1, label, looks.strong)
        sheet.merge_range(row, 2, row, _LAST, text, looks.text)
        sheet.set_row(row, 17 * -(-len(text) // 130))
        row += 1
    row += 1
    for at, heading in enumerate(texts["columns"]):
        sheet.write_string(row, at, heading, looks.heading)
    for number, column in enumerate(table_columns(form), start=1):
        row += 1
        sheet.write_number(row, 0, number, looks.text)
        for at, text in enumerate(_told(form, column), start=1):
            sheet.write_string(row, at, text, looks.strong if at == 1 else looks.text)
        sheet.set_row(row, 17 * _lines(form, column))
    for at, size in enumerate(_WIDTHS):
        sheet.set_column(at, at, size)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _facts(form: Form) -> Iterator[tuple[str, str]]:
    texts, own = words()["guide"], of_form(form.code)
    yield texts["sender"], own.sender
    yield texts["receiver"], own.receiver
    yield texts["deadline"], own.deadline
    for name in ("how_to", "header", "zero", "private"):
        yield texts[name], texts[f"{name}_text"]
    for number, rule in enumerate(own.rules, start=1):
        yield f"{texts['rules']} {number}", rule


def _told(form: Form, column: Column) -> list[str]:
    own = of_column(form.code, column.name)
    return [column.heading, _required(column), column.unit, own.meaning, _limits(form, column), own.example]


def _required(column: Column) -> str:
    texts = words()["guide"]
    if column.required:
        return str(texts["required"])
    maybe = any(rule.name in _MAYBE and rule.severity == "error" for rule in column.rules)
    return str(texts["conditional" if maybe else "optional"])


def _limits(form: Form, column: Column) -> str:
    return " ".join(_limit_texts(form, column))


def _limit_texts(form: Form, column: Column) -> Iterator[str]:
    texts = words()["guide"]
    shown = ", ".join(written[0] for written in column.words.values() if written)
    if column.type == "flag":
        yield texts["flag"]
    elif shown:
        yield texts["words_list" if column.type == "list" else "words"].format(words=shown)
    if rule := bound(form, column):
        others = " + ".join(form.by_name[name].heading for name in rule.argument.split("+"))
        yield texts["not_above"].format(other=others)
    if column.minimum is not None and column.maximum is not None:
        yield texts["range"].format(low=_plain(column.minimum), high=_plain(column.maximum))
    elif column.minimum is not None:
        yield texts["at_least"].format(low=_plain(column.minimum))
    if column.rule("not_in_future"):
        yield texts["past"]


def _plain(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _lines(form: Form, column: Column) -> int:
    told = _told(form, column)
    return max(-(-len(text) // (size - 2)) or 1 for text, size in zip(told, _WIDTHS[1:], strict=True))
