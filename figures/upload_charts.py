"""Renderers of the upload screen: the share of rows sent back by form."""

import polars as pl

from figures import format as vi
from figures.charts import Chart, blank
from figures.theme import Theme


def sent_back(frame: pl.DataFrame, look: Theme) -> Chart:
    """Horizontal bars, a form a line, with rows sent back of rows read beside (the upload_forms answer)."""
    chart = blank(look, 28 * len(frame) + 16)
    shares = [
        100 * rejected / read if read else None
        for rejected, read in frame.select("rows_rejected", "rows_read").iter_rows()
    ]
    said = [
        "–" if share is None
        else f"{vi.quantity(share, '%', 1)} ({vi.ratio(row['rows_rejected'], row['rows_read'])})"
        for share, row in zip(shares, frame.iter_rows(named=True), strict=True)
    ]  # fmt: skip
    chart.add_bar(
        x=shares,
        y=frame["form"].to_list(),
        orientation="h",
        text=said,
        textposition="outside",
        cliponaxis=False,
        marker={"color": look.burden[3]},
        customdata=frame["form_title"].to_list(),
        hovertemplate="%{y} · %{customdata}: %{text}<extra></extra>",
    )
    top = max([share for share in shares if share] or [1.0])
    chart.update_layout(bargap=0.32, margin={"t": 0, "b": 0, "r": 8})
    chart.update_xaxes(visible=False, range=[0, top * 1.9])
    chart.update_yaxes(
        autorange="reversed", gridcolor="rgba(0,0,0,0)", tickfont={"size": 15, "color": look.ink}
    )
    return chart.finished()
