"""Charts of the screen of campaigns: people guided by month, and figures around a campaign."""

import polars as pl

from figures import format as vi
from figures.campaigns_effect import SLOTS
from figures.charts import times
from figures.drawing import Axis, Bars, Drawing, categories
from figures.labels import word

STYLES = {"joined": ("accent", "", ""), "stayed": ("coverage.1", "", "/")}
"""Colour, sign and hatching of the bars of each side."""


def by_month(months: pl.DataFrame) -> Drawing:
    """People guided a month, those in hamlets of a campaign apart; a month without reports says so."""
    known = months["guided"].is_not_null()
    inside = [n if k else None for n, k in zip(months["in_campaign"].fill_null(0), known, strict=True)]
    outside = (months["guided"] - months["in_campaign"].fill_null(0)).to_list()
    return Drawing(
        (
            Bars(word("campaigns.in_campaign"), tuple(inside), "accent"),
            Bars(word("campaigns.outside"), tuple(outside), "coverage.1"),
        ),
        times(months["label"].to_list()),
        across=False, stacked=True, together=True, missing=word("campaigns.missing_month"), gap=0.25,
    )  # fmt: skip


def around(sides: pl.DataFrame, unit: str, slots: tuple[str, ...] = SLOTS) -> Drawing:
    """Both sides before, during and after (campaigns_effect.around), each its colour and hatching."""
    rows = {row["side"]: [row[f"{slot}_rate"] for slot in slots] for row in sides.iter_rows(named=True)}
    layers = [
        Bars(
            word(f"campaigns.{side}_side"), tuple(rates), *STYLES[side],
            words=tuple(vi.number(rate, 1) for rate in rates),
        )
        for side, rates in rows.items()
    ]  # fmt: skip
    top = max((rate for rates in rows.values() for rate in rates), default=1.0) or 1.0
    return Drawing(
        tuple(layers), categories([word(f"campaigns.{slot}") for slot in slots]), across=False,
        axis=Axis(unit, 1, 0, top * 1.2), gap=0.35,
    )  # fmt: skip
