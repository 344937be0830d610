"""Evidence of family K: the receipts of a commune's pack with their deadline, and the parts of its score."""

from datetime import timedelta

import polars as pl

from etl import calendar, reference
from etl.passport.evidence import Evidence
from etl.passport.lines import lines
from etl.passport.numbers import number
from etl.passport.view import View


def _owed(view: View) -> pl.DataFrame:
    """Forms that every commune owes for the period, for which period of the form, and until when."""
    period = view.period
    deadline = period.last_day + timedelta(days=reference.whole("submission_grace_days"))
    last_month = calendar.months_in(period)[-1].id
    owed = [
        (str(row["form"]), last_month if row["form_period"] == "last_month" else period.id, deadline)
        for row in reference.pack(period.kind)
    ]
    names = {"form": pl.String, "form_period": pl.String, "deadline": pl.Date}
    forms = pl.DataFrame(owed, schema=names, orient="row")
    return view.scope.communes.select("commune_code").join(forms, how="cross")


def _first_receipts(view: View) -> pl.DataFrame:
    ledger = view.scope.tables.ledger().filter(pl.col("status").is_in(["accepted", "partly"]))
    ordered = ledger.sort("received_date", "received_order", "sheet_key")
    return ordered.unique(["commune_code", "form", "period"], keep="first", maintain_order=True).select(
        "commune_code", "form", "sheet_key", came="received_date", form_period="period"
    )


def on_time(view: View) -> pl.DataFrame:
    """K1: one for every commune whose whole pack came by the deadline; form by form the receipts."""
    receipts = _owed(view).join(
        _first_receipts(view), on=["commune_code", "form", "form_period"], how="left"
    ).with_columns(timely=(pl.col("came") <= pl.col("deadline")).fill_null(False))  # fmt: skip
    packs = receipts.group_by("commune_code", maintain_order=True).agg(pl.col("timely").sum(), forms=pl.len())
    count = pl.format("{}/{} biểu đúng hạn", "timely", "forms")
    above = (pl.col("timely") == pl.col("forms")).cast(pl.Float64)
    day = pl.col("deadline").dt.strftime("%d/%m/%Y")
    came = pl.format("nhận {}, ", pl.col("came").dt.strftime("%d/%m/%Y"))
    note = pl.format("{} kỳ {}: ", "form", "form_period") + came.fill_null("chưa nhận, ")
    return pl.concat(
        [
            lines(packs, side="numerator", form="", amount=above, note=count, base="full"),
            lines(receipts, side="numerator", note=note + pl.format("hạn {}", day), base="full"),
            lines(packs, side="denominator", form="", amount=1, note="một xã, phường", base="full"),
        ]
    )


def score(view: View) -> pl.DataFrame:
    """K6: the components with a figure, each weight × min(1, value / target); part 2 counts them."""
    values = view.values().filter((pl.col("state") == "ok") & (pl.col("breakdown") == ""))
    parts = values.join(reference.k6_weights(), on=["indicator", "part"]).sort("commune_code", "indicator")
    reached = (pl.col("value") / pl.col("target")).clip(upper_bound=1)
    told = [_component(*row) for row in parts.select("indicator", "value", "target", "weight").iter_rows()]
    note = pl.lit(pl.Series(told, dtype=pl.String))
    points = 100 * pl.col("weight") * reached
    shared: dict[str, pl.Expr | str] = {"form": pl.col("indicator"), "note": note, "base": "full"}
    return pl.concat(
        [
            lines(parts, side="numerator", amount=points, **shared),
            lines(parts, side="denominator", amount=pl.col("weight"), **shared),
            lines(parts.drop("part"), part=2, side="numerator", amount=1, **shared),
        ]
    )


def _component(code: str, value: float, target: float, weight: float) -> str:
    return f"{code}: {number(value)} trên mục tiêu {number(target)}, trọng số {number(weight)}"


EVIDENCE = {
    "K1": on_time,
    "K6": Evidence(score, formula="tổng của 100 × trọng số × min(1, giá trị / mục tiêu), chia tổng trọng số"),
}
