"""Family D: learners of public classes, hamlets that had a class, and what was taught (class log M04)."""

import polars as pl

from etl.indicators import class_log
from etl.indicators.carry import settle
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope
from etl.mergers import carried_sums

FAMILY = "Bình dân học vụ số"
_COMMUNE = ["period", "commune_code"]
_TOPICS = {1: "digital_safety", 2: "online_health"}


def _learners(scope: Scope) -> pl.DataFrame:
    """Part 1: attendances in the period (flow); part 2: distinct learners since the start (stock)."""
    held = _placed(scope, scope.shared(class_log.in_period), "attendees")
    present = pl.col("present")
    flow = held.with_columns(
        full=present, known=present, reported=present, state=reported_or_not(present)
    )  # fmt: skip
    learners = scope.shared(class_log.since_start).filter(class_log.PUBLIC)
    since = _laid(
        scope,
        carried_sums(scope, learners, ["first_time_attendees"], "session_date").select(
            *_COMMUNE, "hamlet_code", numerator="first_time_attendees"
        ),
    )
    ever = pl.col("ever")
    stock = since.with_columns(
        part=2, known=ever, reported=present, state=reported_or_not(ever), stale=ever & ~present
    )
    return pl.concat([counts(flow), counts(stock)])


def _placed(scope: Scope, classes: pl.DataFrame, column: str) -> pl.DataFrame:
    """People in public classes by hamlet, and with the commune those of no hamlet (``numerator``)."""
    sums = classes.filter(class_log.PUBLIC).group_by(*_COMMUNE, "hamlet_code").agg(
        numerator=pl.col(column).sum()
    )  # fmt: skip
    return _laid(scope, sums)


def _laid(scope: Scope, sums: pl.DataFrame) -> pl.DataFrame:
    """The sums upon the hamlets in force; a commune that reported none of them has 0."""
    silent = scope.shared(class_log.reports).select(_COMMUNE).with_columns(numerator=pl.lit(0, pl.Int64))
    return class_log.with_reports(scope, settle(scope, pl.concat([sums, silent], how="diagonal")))


def _with_class(scope: Scope) -> pl.DataFrame:
    """Hamlets in force with a public class in the reporting year so far."""
    held = scope.shared(class_log.in_year).filter(class_log.PUBLIC).drop_nulls("hamlet_code")
    taught = held.select("period", "hamlet_code").unique().with_columns(taught=pl.lit(True))
    rows = scope.hamlets.join(taught, on=["period", "hamlet_code"], how="left")
    told = pl.col("in_year")
    return counts(
        class_log.with_reports(scope, rows).with_columns(
            numerator=pl.col("taught").fill_null(False),
            denominator=1,
            known=told,
            reported=told,
            present=told,
            state=reported_or_not(told),
        )
    )


def _by_topic(scope: Scope) -> pl.DataFrame:
    """Public classes with a topic over all of them; a commune that reports none has nothing to count."""
    topics = pl.col("topics")
    sums = (
        scope.shared(class_log.in_period)
        .filter(class_log.PUBLIC)
        .group_by(_COMMUNE)
        .agg(
            *(topics.list.contains(name).fill_null(False).sum().alias(name) for name in _TOPICS.values()),
            denominator=pl.len(),
        )
    )
    told = scope.shared(class_log.reports).filter("present").join(sums, on=_COMMUNE, how="left")
    some = pl.when(pl.col("denominator") > 0).then(pl.lit("ok")).otherwise(pl.lit("not_applicable"))
    rows = told.with_columns(pl.col("denominator").fill_null(0), reported="present").with_columns(state=some)
    return pl.concat(
        counts(rows.with_columns(part=part, numerator=pl.col(name).fill_null(0)))
        for part, name in _TOPICS.items()
    )


D2 = Indicator(
    code="D2",
    family=FAMILY,
    name="Số lượt người học; số người học duy nhất",
    short_name="Lượt người học; người học",
    unit="lượt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tổng lượt người dự các lớp Bình dân học vụ số cho người dân trong kỳ; và số người học khác nhau, "
        "lũy kế từ đầu chương trình (cộng số học viên lần đầu). Tính cho thôn nơi mở lớp."
    ),
    numerator_text="Số lượt người dự trong kỳ; số học viên lần đầu, lũy kế (M04)",
    denominator_text="",
    duties=("T1.4", "X1.3"),
    forms=("M04",),
    source="declared",
    counted_by="hamlet",
    parts=(1, 2),
    part_names={1: "Lượt người học trong kỳ", 2: "Người học duy nhất, lũy kế"},
    part_units={2: "người"},
    counts=_learners,
)

D5 = Indicator(
    code="D5",
    family=FAMILY,
    name="Tỷ lệ thôn có ≥ 1 lớp BDHVS trong năm",
    short_name="Thôn có lớp trong năm",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ thôn có ít nhất một lớp Bình dân học vụ số cho người dân tính từ đầu năm báo cáo (15/12 năm "
        "trước) đến cuối kỳ, trên tất cả các thôn còn hiệu lực. Lớp không ghi thôn thì không tính cho thôn "
        "nào."
    ),
    numerator_text="Số thôn đã có lớp trong năm báo cáo (M04)",
    denominator_text="Số thôn trong danh mục còn hiệu lực (M10)",
    duties=("T1.4", "X1.3"),
    forms=("M04", "M10"),
    source="declared",
    counted_by="hamlet",
    counts=_with_class,
    never_above_100=True,
)

D6 = Indicator(
    code="D6",
    family=FAMILY,
    name="Tỷ lệ lớp có nội dung an toàn số / chăm sóc sức khỏe trực tuyến",
    short_name="Lớp có nội dung an toàn số, sức khỏe",
    unit="%",
    better="up",
    kind="ratio",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ lớp Bình dân học vụ số trong kỳ có chuyên đề an toàn số; và tỷ lệ lớp có chuyên đề chăm sóc "
        "sức khỏe trực tuyến. Riêng chuyên đề phòng chống lừa đảo không tính là an toàn số."
    ),
    numerator_text="Số lớp có chuyên đề an toàn số; số lớp có chuyên đề sức khỏe trực tuyến (M04)",
    denominator_text="Số lớp Bình dân học vụ số trong kỳ (M04)",
    duties=("T1.4", "X1.3"),
    forms=("M04",),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "An toàn số", 2: "Sức khỏe trực tuyến"},
    counts=_by_topic,
    never_above_100=True,
)
