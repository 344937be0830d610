"""Values as a clerk reads them: 1.234, 20,85, 14/11/2026, the form's own words for a code."""

from datetime import date, datetime, time
from typing import Any

from etl import calendar
from etl.tables.column import Column
from etl.tables.form import Form

HIDDEN = "•••"
_LONGEST = 120


def text(value: Any) -> str:
    """A value in a message, in Vietnamese notation; nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case int():
            return number(value)
        case float():
            return number(value)
        case datetime():
            return f"{value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case list() | tuple():
            return "; ".join(text(item) for item in value)
    return str(value)


def number(value: float, *, grouped: bool = True) -> str:
    """A number with dots between thousands and a comma before decimals (six at most)."""
    written = f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return written.replace(",", "\0" if grouped else "").replace(".", ",").replace("\0", ".")


def short(written: str) -> str:
    """A text as it fits into a message."""
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


def cell(column: Column, value: Any) -> str:
    """A cell of a column: never the content of a personal one; codes in the form's own words."""
    if value is None:
        return ""
    if column.personal:
        return HIDDEN
    if column.type == "list":
        return "; ".join(word(column, item) for item in value)
    if column.type == "integer" and column.name.endswith("_year"):
        return str(value)
    return word(column, value) if column.words and isinstance(value, str) else text(value)


def word(column: Column, code: str) -> str:
    """The first word that the form has for a code, or the code itself."""
    words = column.words.get(code)
    return words[0] if words else code


def month(period: str) -> str:
    """A reporting period in words, without its days: ``Tháng 11/2026``; as written where it is none."""
    try:
        return calendar.period(period).label_vi.partition(" (")[0].lower()
    except ValueError:
        return period


def condition(form: Form, argument: str) -> str:
    """``status=confirmed`` or ``sent_date`` in words: the condition under which a cell is needed or not."""
    name, _, codes = argument.partition("=")
    column = form.by_name[name]
    if column.type == "flag":
        return f"đánh dấu “{column.heading}”"
    if not codes:
        return f"đã ghi “{column.heading}”"
    words = " hoặc ".join(f"“{word(column, code)}”" for code in codes.split("/"))
    return f"“{column.heading}” là {words}"
