"""Evidence of S7: the speed of mobile data in each commune, as i-Speed measured it (M07)."""

import polars as pl

from etl import reference
from etl.passport.activity_rows import of_129
from etl.passport.lines import lines
from etl.passport.rows import dated, within
from etl.passport.view import View

_ORDER = ["row_last", "row_first", "received_order", "sheet_key", "row"]


def fast(view: View) -> pl.DataFrame:
    """S7: fast communes above; below those with enough samples (part 1), or all of them (part 2)."""
    speed, samples = pl.col("commune_download_mbps"), pl.col("commune_speed_samples")
    given = within(view.scope, dated(view.scope, "M07").filter(speed.is_not_null() | samples.is_not_null()))
    last = given.sort(_ORDER).unique("commune_code", keep="last", maintain_order=True)
    measured = last.filter(speed.is_not_null() & (samples >= reference.whole("min_samples")))
    good = measured.filter(speed >= reference.number("speed_4g_target"))
    note = pl.format("{} Mbit/s, {} mẫu", speed, samples)
    plain = {"form": "M07", "hamlet_code": None, "note": note, "amount": 1}
    frames = [lines(measured, side="denominator", **plain)]
    frames += [lines(good, side="numerator", part=part, **plain) for part in (1, 2)]
    return pl.concat([*frames, of_129(view, "M07", measured, part=2)])


EVIDENCE = {"S7": fast}
