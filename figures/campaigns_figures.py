"""Figures of campaigns and money, for the screen and for documents alike."""

import polars as pl

from figures import campaigns_charts, campaigns_effect, charts, coverage_figures
from figures import format as vi
from figures.figure import Figure, Indicator
from figures.labels import word
from figures.table import Field, Table

MONEY = "H2"
"""The indicator of the money between groups."""


def by_month(frame: pl.DataFrame, name: str = "") -> Figure:
    """People guided a month (the campaigns_months answer); ``name`` is the commune's where it is of one."""
    title = word("campaigns.time_of", name=name) if name else word("campaigns.time")
    return Figure(
        "campaigns_time", title, unit=word("drawn.unit_people"), scope=name or word("filter.all"),
        drawing=campaigns_charts.by_month(frame), note=word("campaigns.time_hint"),
        table=Table(frame.sort("period", descending=True), (
            Field(word("campaigns.month"), "label", words=True),
            Field(word("campaigns.guided"), "guided"), Field(word("campaigns.in_campaign"), "in_campaign"),
            Field(word("campaigns.joined"), "joined"),
            Field(word("campaigns.hamlets"), "hamlets", of="hamlets_all"),
            Field(word("campaigns.reporting"), "reporting"),
        )),
    )  # fmt: skip


def slots(months: pl.DataFrame, month: str) -> tuple[str, ...]:
    """What is known around a month of the campaigns_months answer: before, during, after."""
    row = months.filter(pl.col("period") == month).row(0, named=True)
    return tuple(slot for slot in campaigns_effect.SLOTS if slot == "during" or row[slot])


def around(sides: pl.DataFrame, code: str, months: pl.DataFrame, month: str) -> Figure:
    """Both sides around a month of the campaigns_months answer (figures.campaigns_effect.around)."""
    shown = slots(months, month)
    label = months.filter(pl.col("period") == month)["label"][0]
    unit = word(f"campaigns_unit.{code}")
    title = word("campaigns.around_title", figure=word(f"campaigns_figure.{code}"), unit=unit)
    return Figure(
        "campaigns_around", title, unit=unit, about=vi.short_period(label),
        drawing=campaigns_charts.around(sides, unit, shown),
        note=word("campaigns.around_hint", n=len(shown)),
    )  # fmt: skip


def spread_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Peer groups that have a median (the group_spread answer)."""
    return frame.filter((pl.col("group_kind") == "peer_group") & pl.col("median").is_not_null())


def spread(rows: pl.DataFrame, indicator: Indicator, level: float | None) -> Figure:
    """Money inside each peer group (:func:`spread_rows`); ``level`` is the province's."""
    return Figure(
        "campaigns_spread", word("campaigns_list.spread"), unit=indicator.unit, about=indicator.short_name,
        scope=word("filter.all"), drawing=charts.spread(rows, indicator, level),
        table=coverage_figures.spread_table(rows, indicator),
    )  # fmt: skip
