"""Chart of the upload screen: the share of rows sent back by form."""

import polars as pl

from figures import format as vi
from figures.drawing import Drawing
from figures.stacked import bars


def sent_back(frame: pl.DataFrame) -> Drawing:
    """Horizontal bars, a form a line, with rows sent back of rows read beside (the upload_forms answer)."""
    shares = [
        100 * rejected / read if read else None
        for rejected, read in frame.select("rows_rejected", "rows_read").iter_rows()
    ]
    said = [
        "–" if share is None
        else f"{vi.quantity(share, '%', 1)} ({vi.ratio(row['rows_rejected'], row['rows_read'])})"
        for share, row in zip(shares, frame.iter_rows(named=True), strict=True)
    ]  # fmt: skip
    full = [f"{form} · {title}" for form, title in frame.select("form", "form_title").iter_rows()]
    codes = frame["form"].to_list()
    return bars(codes, shares, said, "burden.3", each=28, room=1.9, full=full, unit="%", decimals=1)
