"""Family D: public classes held, and the elderly and the disabled trained in them (class log M04)."""

import polars as pl

from etl import reference
from etl.indicators import class_log
from etl.indicators.carry import settle
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.disclosure import suppress
from etl.indicators.scope import Scope
from etl.mergers import carried_sums

FAMILY = "Bình dân học vụ số"
_COMMUNE = ["period", "commune_code"]


def _held(scope: Scope) -> pl.DataFrame:
    classes = scope.shared(class_log.in_period).filter(class_log.PUBLIC)
    sums = classes.group_by(*_COMMUNE, "hamlet_code").agg(numerator=pl.len())
    silent = scope.shared(class_log.reports).select(_COMMUNE).with_columns(numerator=pl.lit(0, pl.UInt32))
    rows = class_log.with_reports(scope, settle(scope, pl.concat([sums, silent], how="diagonal")))
    present = pl.col("present")
    return counts(
        rows.with_columns(full=present, reported=present, known=present, state=reported_or_not(present))
    )


def _trained(scope: Scope, column: str, people: str) -> pl.DataFrame:
    """First-time learners since the start by hamlet, over the people of M10 (``denominator``)."""
    classes = scope.shared(class_log.since_start).filter(class_log.PUBLIC)
    sums = carried_sums(scope, classes, [column], "session_date").select(
        *_COMMUNE, "hamlet_code", numerator=column
    )
    rows = class_log.with_reports(scope, settle(scope, sums)).with_columns(
        denominator=pl.when(pl.col("hamlet_code").is_not_null()).then(people)
    )
    return rows.with_columns(
        reported="present",
        known="ever",
        state=reported_or_not(pl.col("ever") & (pl.col("denominator") > 0)),
        stale=pl.col("ever") & ~pl.col("present"),
    )


def _elderly(scope: Scope) -> pl.DataFrame:
    """Learners of a commune without people to count are in neither: above and below are the same communes."""
    rows = _trained(scope, "first_time_elderly_attendees", "residents_60_plus")
    some = pl.col("denominator").sum().over(_COMMUNE) > 0
    return counts(rows.with_columns(full=some, reported=pl.col("present") & some))


def _disabled(scope: Scope) -> pl.DataFrame:
    """Communes stand on their own row of M10 where there is one; hamlets are shown where large enough."""
    rows = _trained(scope, "first_time_disabled_attendees", "certified_disabled_people")
    hamlets = rows.filter(pl.col("hamlet_code").is_not_null()).join(
        scope.periods.select("period", "end"), on="period"
    )
    shown = hamlets.with_columns(state=reported_or_not(pl.col("ever")))
    return pl.concat(
        [counts(suppress(shown, reference.whole("small_cell"))), counts(_disabled_by_commune(scope, rows))]
    )


def _disabled_by_commune(scope: Scope, rows: pl.DataFrame) -> pl.DataFrame:
    some = pl.col("denominator").is_not_null().any()
    hamlets = rows.group_by(_COMMUNE).agg(
        pl.col("numerator").sum(), of_hamlets=pl.when(some).then(pl.col("denominator").sum())
    )
    whole = scope.whole_communes.select(*_COMMUNE, of_commune="certified_disabled_people")
    communes = scope.communes.join(hamlets, on=_COMMUNE, how="left").join(whole, on=_COMMUNE, how="left")
    people = pl.coalesce("of_commune", "of_hamlets").fill_null(0)
    below = pl.col("denominator") > 0
    return (
        class_log.with_reports(scope, communes)
        .with_columns(pl.col("numerator").fill_null(0), denominator=people)
        .with_columns(
            full=below,
            reported=below & pl.col("present"),
            known=below & pl.col("ever"),
            state=reported_or_not(below & pl.col("ever")),
            stale=pl.col("ever") & ~pl.col("present"),
        )
    )


D1 = Indicator(
    code="D1",
    family=FAMILY,
    name='Số lớp "Bình dân học vụ số" cho người dân',
    short_name="Lớp Bình dân học vụ số",
    unit="lớp",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số lớp Bình dân học vụ số mở cho người dân có ngày học trong kỳ. "
        "Xã báo “không phát sinh” là 0 lớp; xã không gửi sổ lớp là chưa báo cáo."
    ),
    numerator_text="Số lớp cho người dân trong kỳ (M04)",
    denominator_text="",
    duties=("T1.4", "X1.3"),
    forms=("M04",),
    source="declared",
    counted_by="hamlet",
    counts=_held,
)

D3 = Indicator(
    code="D3",
    family=FAMILY,
    name="Tỷ lệ người cao tuổi (≥ 60) được tập huấn",
    short_name="Người cao tuổi được tập huấn",
    unit="%",
    better="up",
    kind="stock",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ người từ 60 tuổi đã dự lớp Bình dân học vụ số ít nhất một lần từ đầu chương trình. "
        "Xã chưa mở lớp tính 0 trong số toàn tỉnh."
    ),
    numerator_text="Số người cao tuổi dự lớp lần đầu, cộng từ đầu chương trình (M04)",
    denominator_text="Số người từ 60 tuổi (M10)",
    duties=("T1.4", "X1.3"),
    forms=("M04", "M10"),
    source="declared",
    counted_by="hamlet",
    counts=_elderly,
)

D4 = Indicator(
    code="D4",
    family=FAMILY,
    name="Tỷ lệ người khuyết tật được tập huấn",
    short_name="Người khuyết tật được tập huấn",
    unit="%",
    better="up",
    kind="stock",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ người khuyết tật có giấy xác nhận đã dự lớp Bình dân học vụ số ít nhất một lần từ đầu "
        "chương trình. Ở thôn có dưới 5 người, số liệu được che."
    ),
    numerator_text="Số người khuyết tật dự lớp lần đầu, cộng từ đầu chương trình (M04)",
    denominator_text="Số người khuyết tật có giấy xác nhận (M10)",
    duties=("T1.4", "X1.3"),
    forms=("M04", "M10"),
    source="declared",
    counted_by="commune",
    counts=_disabled,
)
