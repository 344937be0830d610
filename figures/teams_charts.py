"""Charts of the screen of teams: how complete each group's hamlet teams are, who lacks most people."""

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank
from figures.labels import word
from figures.theme import Theme, legible_on
from figures.topic_marks import QUARTERS, hatching

MOST = 20
"""Communes in the ranked chart; the table has all."""
_THIN = 0.04
"""A share too thin for a number inside it."""


def by_group(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Hamlets by state of their team in each group: group_name, communes, hamlets, full, lacking, unlisted.

    ``frame`` is the standing of communes; ``kind`` is peer_group or former_province. Worst share first.
    """
    name = "peer_group_name" if kind == "peer_group" else "former_province"
    states = ("hamlets", "full", "lacking", "unlisted")
    known = frame.filter(pl.col("hamlets") > 0)
    counted = known.group_by(pl.col(name).alias("group_name")).agg(
        pl.len().alias("communes"), *(pl.col(state).sum() for state in states)
    )
    return counted.sort(pl.col("full") / pl.col("hamlets"), "group_name")


def completeness(groups: pl.DataFrame, look: Theme) -> Chart:
    """Each group's hamlets as one bar of 100 %: full, short of members, without a list."""
    chart = blank(look, 62 * max(1, len(groups)) + 46)
    hamlets = groups["hamlets"].to_list()
    names = [
        f"{name} ({vi.number(n)})" for name, n in zip(groups["group_name"].to_list(), hamlets, strict=True)
    ]
    states = (
        ("full", look.coverage[3], ""),
        ("lacking", look.burden[2], "/"),
        ("unlisted", look.blank, "x"),
    )
    for state, colour, pattern in states:
        counts = groups[state].to_list()
        shares = [n / of for n, of in zip(counts, hamlets, strict=True)]
        chart.add_bar(
            x=[100 * share for share in shares],
            y=names,
            orientation="h",
            name=word(f"teams.{'short' if state == 'lacking' else state}"),
            text=[vi.number(n) if part > _THIN else "" for n, part in zip(counts, shares, strict=True)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": legible_on(colour), "size": 15},
            marker={
                "color": colour,
                "line": {"color": look.surface, "width": 1},
                "pattern": hatching(pattern, legible_on(colour)),
            },
            customdata=[vi.share_of(int(n), int(of)) for n, of in zip(counts, hamlets, strict=True)],
            hovertemplate="%{y}: %{customdata} (%{x:.1f} %)<extra>%{fullData.name}</extra>",
        )
    chart.update_layout(barmode="stack", bargap=0.35, showlegend=True, margin={"t": 34, "b": 4})
    chart.update_layout(legend={"traceorder": "normal"})
    chart.update_xaxes(range=[0, 101], **QUARTERS)
    chart.update_yaxes(autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"color": look.ink})
    return chart.finished()


def shortest(frame: pl.DataFrame) -> pl.DataFrame:
    """The communes that lack most people, at most MOST."""
    lacking = frame.filter(pl.col("people") > 0)
    return lacking.sort("people", "name", descending=[True, False]).head(MOST)


def shortage(frame: pl.DataFrame, look: Theme, chosen: str | None) -> Chart:
    """People lacking by commune: a stem and a dot, most first; a click on a dot carries its commune."""
    chart = blank(look, 27 * len(frame) + 24)
    names, people = frame["name"].to_list(), frame["people"].to_list()
    stems_x = [x for n in people for x in (0, n, None)]
    stems_y = [y for name in names for y in (name, name, None)]
    chart.add_scatter(
        x=stems_x, y=stems_y, mode="lines", line={"color": look.line, "width": 3}, hoverinfo="skip"
    )
    codes = frame["commune_code"].to_list()
    marked = [code == chosen for code in codes]
    told = [
        word("teams.hover", hamlets=vi.number(row["hamlets_lack"]), unlisted=vi.number(row["unlisted"]),
             own=vi.number(row["own_lack"]))
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip
    chart.add_scatter(
        x=people,
        y=names,
        mode="markers+text",
        text=[vi.number(n) for n in people],
        textposition="middle right",
        cliponaxis=False,
        marker={
            "size": [17 if mark else 13 for mark in marked],
            "color": look.burden[3],
            "opacity": 1,
            "line": {"color": look.ink, "width": [3 if mark else 0 for mark in marked]},
        },
        customdata=[[code, line] for code, line in zip(codes, told, strict=True)],
        hovertemplate="%{y}: %{text}<br>%{customdata[1]}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    chart.update_layout(margin={"r": 40, "t": 4, "b": 4}, clickmode="event+select")
    chart.update_xaxes(visible=False, range=[0, max(people, default=1) * 1.1])
    chart.update_yaxes(
        autorange="reversed", type="category", gridcolor="rgba(0,0,0,0)", tickfont={"color": look.ink}
    )
    return chart.finished()
