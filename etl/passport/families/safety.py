"""Evidence of family E: sessions led by the police (M05) and classes against fraud (M04)."""

import polars as pl

from etl.passport.class_rows import CLASS_DAY, first_day, held, told
from etl.passport.lines import lines
from etl.passport.police_rows import POLICE, added_of_communes, added_of_hamlets, first_choice
from etl.passport.rows import dated
from etl.passport.view import View

_SESSIONS, _PRESENT = "safety_sessions", "safety_session_attendees"
_KEPT = ["commune_code", "hamlet_code", "sheet_key", "row", "of_period", "amount"]


def _led(view: View, column: str) -> pl.DataFrame:
    """Sessions of the police or the people in them, the commune's own where the police tell nothing."""
    nobody = (pl.col(_SESSIONS) == 0) & pl.col(_PRESENT).is_null()
    rows = dated(view.scope, "M05").drop_nulls("commune_code")
    filled = rows.with_columns(pl.when(nobody).then(0).otherwise(_PRESENT).alias(_PRESENT))
    chosen = first_choice(filled.with_columns(amount=column).drop_nulls("amount"), POLICE)
    added = added_of_hamlets if view.grain == "hamlet" else added_of_communes
    return added(view, chosen).select(_KEPT)


def sessions(view: View) -> pl.DataFrame:
    """E6: sessions led by the police and classes against fraud; and the people in both."""
    classes = held(view, first_day(view)).filter(pl.col("topics").list.contains("fraud_prevention"))
    frames = []
    for part, column, people in ((1, _SESSIONS, pl.lit(1)), (2, _PRESENT, pl.col("attendees").fill_null(0))):
        led = _led(view, column)
        note = pl.format("do Công an chủ trì, kỳ {}", "of_period")
        frames += [
            lines(led, side="numerator", part=part, form="M05", amount=pl.col("amount"), note=note),
            lines(classes, side="numerator", part=part, form="M04", amount=people, note=CLASS_DAY),
            _missing(view, led).with_columns(part=pl.lit(part, pl.Int32)),
        ]
    return pl.concat(frames)


def _missing(view: View, led: pl.DataFrame) -> pl.DataFrame:
    """Of communes that sent one of the two forms the other one, which adds 0."""
    log = told(view, first_day(view)).select("commune_code")
    police = led.select("commune_code").unique()
    return pl.concat(
        lines(
            sent.join(other, on="commune_code", how="anti"), side="numerator", form=form, amount=0,
            note="kỳ này không có số ở biểu này: tính 0",
        )
        for form, sent, other in (("M05", log, police), ("M04", police, log))
    )  # fmt: skip


EVIDENCE = {"E6": sessions}
