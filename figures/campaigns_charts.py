"""Renderers of the screen of campaigns: people guided by month, and figures around a campaign."""

import polars as pl

from figures import format as vi
from figures.campaigns_effect import SLOTS
from figures.charts import Chart, blank, tick
from figures.labels import word
from figures.theme import Theme


def by_month(months: pl.DataFrame, look: Theme, chosen: str | None) -> Chart:
    """People guided a month, those in hamlets of a campaign apart; a month without reports says so."""
    chart = blank(look, 300)
    labels = [tick(label) for label in months["label"]]
    inside = months["in_campaign"].fill_null(0).to_list()
    outside = (months["guided"] - months["in_campaign"].fill_null(0)).to_list()
    edge = [2 if period == chosen else 0 for period in months["period"]]
    for name, values, colour in (
        ("in_campaign", [v if g is not None else None for v, g in zip(inside, months["guided"], strict=True)],
         look.accent),
        ("outside", outside, look.coverage[1]),
    ):  # fmt: skip
        chart.add_bar(
            x=labels, y=values, name=word(f"campaigns.{name}"),
            marker={"color": colour, "line": {"color": look.ink, "width": edge}},
            hovertemplate="%{y:,.0f}",
        )  # fmt: skip
    for label, guided in zip(labels, months["guided"], strict=True):
        if guided is None:
            chart.add_annotation(
                x=label, y=0, text=word("campaigns.missing_month"), showarrow=False, yanchor="bottom",
                font={"size": 18, "color": look.muted},
            )  # fmt: skip
    every = max(1, -(-len(labels) // 6))
    chart.update_layout(
        barmode="stack", showlegend=True, margin={"t": 34}, bargap=0.25, hovermode="x unified",
        legend={"itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    chart.update_xaxes(
        type="category", tickangle=0, gridcolor="rgba(0,0,0,0)", tickvals=labels[::-1][::every][::-1]
    )
    return chart.finished()


def around(sides: pl.DataFrame, look: Theme, unit: str, slots: tuple[str, ...] = SLOTS) -> Chart:
    """Both sides before, during and after (campaigns_effect.around), each its colour, dash and mark."""
    chart = blank(look, 300)
    styles = {"joined": (look.accent, "solid", "circle"), "stayed": (look.burden[3], "dash", "diamond")}
    names = [word(f"campaigns.{slot}") for slot in slots]
    values = [row[f"{slot}_rate"] for row in sides.iter_rows(named=True) for slot in slots]
    higher = _higher(sides, slots)
    for row in sides.iter_rows(named=True):
        colour, dash, symbol = styles[row["side"]]
        rates = [row[f"{slot}_rate"] for slot in slots]
        chart.add_scatter(
            x=names, y=rates, mode="lines+markers+text", name=word(f"campaigns.{row['side']}_side"),
            line={"color": colour, "width": 3, "dash": dash},
            marker={"size": 10, "symbol": symbol}, text=[vi.number(rate, 1) for rate in rates],
            textposition="top center" if row["side"] == higher else "bottom center",
            textfont={"color": colour, "size": 15}, cliponaxis=False,
            hovertemplate="%{text} " + unit,
        )  # fmt: skip
    top = max(values, default=1.0) or 1.0
    chart.update_layout(
        showlegend=True, margin={"t": 34}, legend={"itemclick": False, "itemdoubleclick": False}
    )
    chart.update_xaxes(type="category", gridcolor="rgba(0,0,0,0)", range=[-0.35, len(slots) - 0.65])
    chart.update_yaxes(range=[0, top * 1.2])
    return chart.finished()


def _higher(sides: pl.DataFrame, slots: tuple[str, ...]) -> str:
    """The side whose numbers stand above its line."""
    means = {row["side"]: sum(row[f"{slot}_rate"] for slot in slots) for row in sides.iter_rows(named=True)}
    return max(means, key=lambda side: means[side], default="")
