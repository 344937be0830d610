"""Charts of the screen of people: targets, contents of guidance, declared against confirmed by group."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank
from figures.labels import word, words
from figures.people_words import Figures, has
from figures.theme import Theme
from figures.topic_marks import HALVES, hatching

GOALS = ("D7_1", "D9_2", "D8_1", "D10_1")


def goals(known: Figures) -> list[dict[str, Any]]:
    """The figures that have a target: label, value, target, source."""
    return [
        {"label": word(f"people_goal.{key}"), **known[key]}
        for key in GOALS
        if has(known, key) and known[key]["target"] is not None
    ]


def targets(rows: list[dict[str, Any]], look: Theme) -> Chart:
    """A bar a figure and an upright line at its target; ``rows`` as goals gives them."""
    chart = blank(look, 64 * max(1, len(rows)) + 50)
    labels = [f"{row['label']}: {_against(row)}" for row in rows]
    official = [row["source"] == "official" for row in rows]
    chart.add_bar(
        x=[row["value"] for row in rows],
        y=labels,
        orientation="h",
        width=0.42,
        name=word("people.done"),
        marker={
            "color": [look.coverage[4] if sure else look.coverage[2] for sure in official],
            "pattern": hatching(["" if sure else "/" for sure in official], look.ink),
        },
        hoverinfo="skip",
        showlegend=False,
    )
    chart.add_scatter(
        x=[row["target"] for row in rows],
        y=labels,
        mode="markers",
        name=word("people.target"),
        marker={"symbol": "line-ns-open", "size": 30, "color": look.ink, "line": {"width": 3}},
        hovertemplate="%{x:.0f} %<extra></extra>",
    )
    chart.update_layout(showlegend=True, margin={"t": 30, "r": 8, "b": 4})
    chart.update_xaxes(range=[0, 104], **HALVES)
    chart.update_yaxes(autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"color": look.ink})
    return chart.finished()


def _against(row: dict[str, Any]) -> str:
    return f"<b>{vi.quantity(row['value'], '%', 1)}</b> / {vi.number(row['target'])}"


def shares(frame: pl.DataFrame) -> pl.DataFrame:
    """People guided by content (people_contents, some communes): content, name, count, share, most first."""
    names = words("people_content")
    counted = frame.group_by("content").agg(pl.col("value").sum().alias("count"))
    total = pl.col("count").sum()
    return counted.with_columns(
        pl.col("content").replace_strict(names, default=pl.col("content")).alias("name"),
        pl.when(total > 0).then(100 * pl.col("count") / total).otherwise(0.0).alias("share"),
    ).sort("count", "name", descending=[True, False])


def contents(rows: pl.DataFrame, own: pl.DataFrame, look: Theme, name: str | None) -> Chart:
    """Shares of the contents as bars; where a commune is chosen, its own shares as diamonds."""
    chart = blank(look, 60 * max(1, len(rows)) + (46 if name else 16))
    labels = [
        f"{row['name']}<br><b>{vi.number(row['count'])}</b> · {vi.quantity(row['share'], '%', 1)}"
        for row in rows.iter_rows(named=True)
    ]
    chart.add_bar(
        x=rows["share"].to_list(),
        y=labels,
        orientation="h",
        marker={"color": look.coverage[3]},
        hoverinfo="skip",
        showlegend=False,
    )
    if name and len(own):
        places = dict(zip(rows["content"].to_list(), labels, strict=True))
        kept = [row for row in own.iter_rows(named=True) if row["content"] in places]
        chart.add_scatter(
            x=[row["share"] for row in kept],
            y=[places[row["content"]] for row in kept],
            mode="markers",
            name=name,
            marker={"symbol": "diamond", "size": 13, "color": look.burden[3],
                    "line": {"color": look.surface, "width": 1}},
            customdata=[vi.number(row["count"]) for row in kept],
            hovertemplate="%{customdata} (%{x:.1f} %)",
        )  # fmt: skip
    top = max(rows["share"].to_list() or [1.0])
    chart.update_layout(showlegend=bool(name), margin={"t": 34 if name else 4, "b": 4}, bargap=0.4)
    chart.update_xaxes(visible=False, range=[0, top * 1.08])
    chart.update_yaxes(autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"color": look.ink})
    return chart.finished()


def sides(groups: pl.DataFrame) -> pl.DataFrame:
    """Declared (D7) and confirmed (D8) of each group, from people_groups: name, declared, confirmed."""
    label = (
        pl.when(pl.col("group_kind") == "former_province")
        .then(pl.format(word("people.former").replace("{name}", "{}"), "group_name"))
        .otherwise("group_name")
    )
    kept = groups.filter(pl.col("indicator").is_in(["D7", "D8"])).with_columns(label.alias("name"))
    mine = pl.col("indicator") == "D7"
    both = kept.group_by("group_kind", "name", maintain_order=True).agg(
        pl.col("value").filter(mine).first().alias("declared"),
        pl.col("value").filter(~mine).first().alias("confirmed"),
    )
    known = both.filter(pl.col("declared").is_not_null() & pl.col("confirmed").is_not_null())
    return known.sort("group_kind", "declared", descending=True)


def dumbbell(rows: pl.DataFrame, look: Theme, aims: dict[str, float]) -> Chart:
    """Two marks a group joined by a line: confirmed and declared; ``aims`` are their targets."""
    chart = blank(look, 46 * max(1, len(rows)) + 84)
    names = rows["name"].to_list()
    ends = zip(rows["confirmed"].to_list(), rows["declared"].to_list(), strict=True)
    chart.add_scatter(
        x=[x for pair in ends for x in (*pair, None)],
        y=[y for name in names for y in (name, name, None)],
        mode="lines",
        line={"color": look.hatch, "width": 3},
        hoverinfo="skip",
        showlegend=False,
    )
    for side, symbol, colour in (
        ("confirmed", "circle", look.accent),
        ("declared", "diamond", look.burden[3]),
    ):
        chart.add_scatter(
            x=rows[side].to_list(),
            y=names,
            mode="markers+text",
            name=word(f"people.{side}"),
            text=[vi.number(one, 1) for one in rows[side].to_list()],
            textposition="top left" if side == "declared" else "top right",
            textfont={"size": 13},
            cliponaxis=False,
            marker={"symbol": symbol, "size": 12, "color": colour},
            hovertemplate="%{y}: %{x:.1f} %",
        )
    chart.update_layout(showlegend=True, margin={"t": 34, "b": 46, "r": 24})
    chart.update_layout(**_aims(aims, {"confirmed": look.accent, "declared": look.burden[3]}))
    chart.update_xaxes(range=[-3, 104], **HALVES)
    chart.update_yaxes(gridcolor="rgba(0,0,0,0)", tickfont={"color": look.ink}, automargin=True)
    return chart.finished()


def _aims(aims: dict[str, float], colours: dict[str, str]) -> dict[str, Any]:
    """Upright dotted lines at the targets with their words below, at once: one by one is slow."""
    lines = [
        {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper",
         "line": {"color": colours[side], "width": 2, "dash": "dot"}}
        for side, at in aims.items()
    ]  # fmt: skip
    notes = [
        {"text": f"{word('people.target')} {vi.number(at)} %", "x": at, "y": 0, "yref": "paper",
         "xanchor": "right" if side == "confirmed" else "center", "yanchor": "top", "yshift": -22,
         "showarrow": False, "font": {"color": colours[side], "size": 13}}
        for side, at in aims.items()
    ]  # fmt: skip
    return {"shapes": lines, "annotations": notes}
