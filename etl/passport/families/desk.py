"""Evidence of family C: the one-stop desk row by row (M06)."""

import polars as pl

from etl import reference
from etl.passport.lines import lines, only_full
from etl.passport.view import View


def _rows(view: View) -> pl.DataFrame:
    """Rows whose day, or Monday, lies in the period."""
    rows = view.scope.tables.current("M06").drop_nulls(["commune_code", "start_date"])
    return rows.filter(pl.col("start_date").is_between(view.period.first_day, view.end))


_DAY = pl.col("start_date").dt.strftime("%d/%m/%Y")


def _share(view: View, above: str, below: str) -> pl.DataFrame:
    """Both cells of each row; rows in which one of them is blank stand in neither."""
    rows = _rows(view).drop_nulls([above, below])
    note = pl.format("ngày hoặc tuần {}", _DAY)
    return pl.concat(
        lines(rows, side=side, form="M06", amount=pl.col(column), note=note)
        for side, column in (("numerator", above), ("denominator", below))
    )


def online(view: View) -> pl.DataFrame:
    """C7: dossiers sent online, of all received."""
    return _share(view, "online_dossiers", "dossiers_received")


def assisted(view: View) -> pl.DataFrame:
    """C8: online dossiers with the help of a team, of all online ones."""
    return _share(view, "team_assisted_dossiers", "online_dossiers")


def on_duty(view: View) -> pl.DataFrame:
    """C9: one for each commune with a signed rota that covers enough days, of 129; and the shifts."""
    rows = _rows(view)
    sums = rows.group_by("commune_code", maintain_order=True).agg(
        pl.col("rota_days", "working_days").sum(), signed=pl.col("rota_signed").fill_null(False).any()
    )
    days, working = pl.col("rota_days"), pl.col("working_days")
    enough = pl.col("signed") & (working > 0)
    enough &= days * 100 >= working * reference.whole("rota_min_share_pct")
    signed = pl.when("signed").then(pl.lit("đã ký")).otherwise(pl.lit("chưa ký"))
    rota = lines(
        sums, side="numerator", form="M06", amount=enough.cast(pl.Float64),
        note=pl.format("lịch trực {}, {}/{} ngày làm việc có lịch", signed, days, working),
    )  # fmt: skip
    behind = lines(rows, side="numerator", form="M06", note=pl.format("ngày hoặc tuần {}", _DAY))
    shifts = [
        lines(rows, side="numerator", part=part, form="M06", amount=pl.col(column).fill_null(0))
        for part, column in ((2, "held_shifts"), (3, "planned_shifts"))
    ]
    return pl.concat([rota, behind, _communes(view, sums), *shifts])


def _communes(view: View, sums: pl.DataFrame) -> pl.DataFrame:
    """One below for every commune; those that sent nothing only in the full base."""
    sent = sums.select("commune_code", sent=True)
    every = view.scope.communes.select("commune_code").join(sent, on="commune_code", how="left")
    silent = pl.col("sent").is_null()
    note = pl.when(silent).then(pl.lit("chưa gửi biểu M06 kỳ này")).otherwise(pl.lit(""))
    return lines(every, side="denominator", form="M06", amount=1, base=only_full(silent), note=note)


EVIDENCE = {"C7": online, "C8": assisted, "C9": on_duty}
