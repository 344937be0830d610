"""What a faulty cell may have meant: proposed in words, never written into the cell, never of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.forms import FORMS
from etl.marked.near_places import COMMUNE_RULES, HAMLET_RULES, NearPlaces
from etl.marked.near_words import near_words
from etl.marked.readings import DATE_RULES, NUMBER_RULES, days, figures, periods, told_figure
from etl.tables.column import Column
from etl.text.private import HIDDEN

_MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One issue as the log holds it, with what else is known of its row; empty texts where unknown."""

    form: str
    column: str
    value: str
    rule: str
    message: str
    commune: str
    period: str
    received: date


def propose(asked: Asked, places: NearPlaces) -> str:
    """The proposal in words; empty where there is nothing to propose, or the cell is about a person."""
    form = FORMS.get(asked.form)
    column = form.by_name.get(asked.column) if form else None
    if (column and column.personal) or HIDDEN in asked.value:
        return ""
    found = [text for text in _candidates(asked, column, places) if text != asked.value]
    if not found:
        return ""
    listed = list(dict.fromkeys(found))[:_MOST]
    return f"Có thể là {' hoặc '.join(listed)}; hãy kiểm tra."


def _candidates(asked: Asked, column: Column | None, places: NearPlaces) -> Sequence[str]:
    rule, value = asked.rule, asked.value
    if rule in COMMUNE_RULES and asked.column == "commune_code":
        return places.communes(value, asked.commune, asked.message)
    if rule in HAMLET_RULES and asked.column in ("hamlet_code", "hamlet_name", "old_hamlet_code"):
        return places.hamlets(value, asked.commune, asked.message)
    if rule == "allowed_values" and column:
        return [f"“{word}”" for word in near_words(value, column)]
    if rule in ("valid_period", "not_future_period"):
        return periods(value, rule, asked.received)
    if rule in DATE_RULES and column and column.type == "date":
        past = rule != "valid_date" or column.rule("not_in_future") is not None
        return days(value, rule, asked.period, asked.received, past, asked.message)
    if rule in NUMBER_RULES:
        return figures(value, rule)
    if rule in ("known_code", "spot_code_format") and column:
        return places.codes(value, column, asked.commune)
    return told_figure(rule, asked.message)
