"""Family K: whether communes report on time, and their composite score."""

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from etl import calendar, reference
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Báo cáo và điểm tổng hợp"
_COMMUNE = ["period", "commune_code"]
_WANTED = {"period": pl.String, "form": pl.String, "form_period": pl.String, "deadline": pl.Date}


def _wanted(scope: Scope) -> pl.DataFrame:
    """Every form that a commune owes in each period, for which period of the form, and until when."""
    return pl.DataFrame(list(_debts(scope)), schema=_WANTED, orient="row")


def _debts(scope: Scope) -> Iterator[tuple[str, str, str, date]]:
    grace = timedelta(days=reference.whole("submission_grace_days"))
    for period in scope.period_list:
        for row in reference.pack(period.kind):
            last_month = row["form_period"] == "last_month"
            of = calendar.months_in(period)[-1].id if last_month else period.id
            yield period.id, str(row["form"]), of, period.last_day + grace


def _arrivals(scope: Scope) -> pl.DataFrame:
    """First day on which something acceptable of a form arrived, by commune and period of the form."""
    accepted = scope.tables.ledger().filter(
        pl.col("status").is_in(["accepted", "partly"]) & (pl.col("received_date") <= scope.as_of)
    )
    return accepted.group_by("commune_code", "form", form_period="period").agg(
        arrived=pl.col("received_date").min()
    )


def _on_time(scope: Scope) -> pl.DataFrame:
    """A commune not complete before the deadline has passed is not late yet: it is left out."""
    owed = scope.communes.join(_wanted(scope), on="period")
    forms = owed.join(_arrivals(scope), on=["commune_code", "form", "form_period"], how="left")
    packs = forms.group_by(_COMMUNE).agg(
        numerator=(pl.col("arrived") <= pl.col("deadline")).fill_null(False).all(),
        passed=(pl.col("deadline") < scope.as_of).all(),
        present=pl.col("arrived").is_not_null().any(),
    )
    certain = pl.col("numerator") | pl.col("passed")
    return counts(
        packs.with_columns(
            denominator=1,
            reported=pl.lit(False),
            known=certain.all().over("period"),
            state=reported_or_not(certain),
        )
    )


def _score(scope: Scope, values: pl.DataFrame) -> pl.DataFrame:
    """Part 1: the weighted score; part 2: how many of the ten components there are."""
    whole = (pl.col("level") == "commune") & (pl.col("base") == "full") & (pl.col("breakdown") == "")
    present = values.filter(whole & (pl.col("state") == "ok"))
    scored = present.join(reference.k6_weights(), on=["indicator", "part"])
    reached = pl.min_horizontal(pl.lit(1.0), pl.col("value") / pl.col("target"))
    # In a fixed order, so that the same figures give the same last digit.
    sums = (
        scored.sort(*_COMMUNE, "indicator")
        .group_by(_COMMUNE, maintain_order=True)
        .agg(
            points=(pl.col("weight") * reached).sum() * 100,
            weights=pl.col("weight").sum(),
            components=pl.len(),
            stale=pl.col("stale").any(),
        )
    )
    rows = scope.communes.join(sums, on=_COMMUNE, how="left").with_columns(
        pl.col("components").fill_null(0), pl.col("stale").fill_null(False)
    )
    ranked = pl.col("components") >= reference.whole("k6_min_components")
    shared = {"reported": pl.lit(False), "present": ranked}
    score = rows.with_columns(
        numerator="points",
        denominator="weights",
        state=pl.when(ranked).then(pl.lit("ok")).otherwise(pl.lit("not_ranked")),
        **shared,
    )
    number = rows.with_columns(part=2, numerator="components", state=pl.lit("ok"), stale=False, **shared)
    return pl.concat([counts(score), counts(number)])


K1 = Indicator(
    code="K1",
    family=FAMILY,
    name="Tỷ lệ xã/phường nộp báo cáo kỳ đúng hạn",
    short_name="Xã, phường báo cáo đúng hạn",
    unit="%",
    better="up",
    kind="ratio",
    tier="core",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường đã nộp đủ các biểu phải nộp của kỳ trong hạn (ngày cuối kỳ cộng số ngày gia hạn). "
        "Báo cáo “không phát sinh” cũng tính là đã nộp."
    ),
    numerator_text="Số xã, phường nộp đủ biểu của kỳ trong hạn (sổ tiếp nhận)",
    denominator_text="129 xã, phường",
    duties=("T2.1", "X2.1"),
    forms=tuple(str(row["form"]) for row in reference.pack("month")),
    source="computed",
    counted_by="commune",
    bases=("full",),
    counts=_on_time,
    never_above_100=True,
)

K6 = Indicator(
    code="K6",
    family=FAMILY,
    name="Điểm tổng hợp Tổ CNSCĐ của xã/phường (0–100), hạng trong nhóm",
    short_name="Điểm tổng hợp của xã, phường",
    unit="điểm",
    better="up",
    kind="score",
    tier="core",
    grains=("commune",),
    definition=(
        "Điểm 0–100 tính có trọng số từ mười chỉ số; chỉ số chưa có số liệu không tính điểm và ghi “n/10 chỉ "
        "số”. Xã có dưới 7 chỉ số thì không xếp hạng."
    ),
    numerator_text="Tổng điểm có trọng số của các chỉ số có số liệu",
    denominator_text="Tổng trọng số của các chỉ số có số liệu",
    duties=("T2.1", "T3.1", "X2.5"),
    forms=("M01", "M02b", "M03", "M04", "M05", "M07", "M10"),
    source="computed",
    counted_by="commune",
    bases=("full",),
    parts=(1, 2),
    part_names={1: "Điểm", 2: "Số chỉ số có số liệu"},
    part_units={2: "chỉ số"},
    part_decimals={2: 0},
    rate_parts=(1,),
    from_values=_score,
    never_above_100=True,
    whole_numbers=False,
)
