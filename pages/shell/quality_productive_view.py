"""What the quality screen shows of guidance a member and month: the highest hamlets, drawn and listed."""

from typing import Any

import polars as pl

from figures import format as vi
from figures import quality_figures, tables
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, parts, topic
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

LISTED = 40
"""Hamlets in the table; the sheet has all that are known."""


def show(chosen: Filters, who: Viewer) -> None:
    """The highest hamlets as a figure with its table; nothing where no hamlet has such a number."""
    rows = access.ask("quality_productive", who, period=chosen.period)
    if rows.height:
        made = _figure(access.identity(), chosen.period, chosen.commune, rows=rows)
        parts.figure(made, choose="commune", table=lambda: _listing(rows, chosen))


@remembered(60)
def _figure(identity: Any, period: str, commune: str | None, *, rows: pl.DataFrame) -> Figure:
    return quality_figures.productive(rows, commune)


def _listing(rows: pl.DataFrame, chosen: Filters) -> str:
    def number(field: str, decimals: int = 0) -> tables.Column:
        heading = word(f"productive.{field}")
        column = {"value": "value", "persons": "numerator", "members": "denominator"}[field]
        return tables.plain(heading, lambda row: vi.number(row[column], decimals), column)

    columns = [
        tables.Column(word("column.hamlet"), topic.former, lambda row: row["full_name"], words=True),
        tables.plain(word("column.full_name"), lambda row: row["commune"], "name", words=True),
        number("value", 1),
        number("persons"),
        number("members"),
    ]
    listed = rows.head(LISTED)
    return tables.sheet(listed, columns, choose=("commune", "commune_code"), chosen=chosen.commune)
