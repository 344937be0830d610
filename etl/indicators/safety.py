"""Family E: sessions against online fraud, led by the police (form M05) or taught in classes (log M04)."""

import polars as pl

from etl.indicators import class_log, police
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]
_PARTS = {1: ("safety_sessions", "classes"), 2: ("safety_session_attendees", "attendees")}


def _sessions(scope: Scope) -> pl.DataFrame:
    """Part 1: sessions; part 2: people present; of communes, and of hamlets in force."""
    frames = []
    for part, (led, taught) in _PARTS.items():
        told, classes = _led(scope, led), _taught(scope, taught)
        at_communes = _added(scope, scope.communes, police.added_by_commune(scope, told, ["led"]), classes)
        at_hamlets = _added(scope, scope.hamlets, police.added_by_hamlet(scope, told, ["led"]), classes)
        frames += [frame.with_columns(part=part) for frame in (at_communes.filter("present"), at_hamlets)]
    return pl.concat(counts(frame) for frame in frames)


def _taught(scope: Scope, column: str) -> pl.DataFrame:
    """Classes of both kinds against fraud in each period, or the people in them (``taught``)."""
    held = scope.shared(class_log.in_period).with_columns(classes=pl.lit(1))
    about_fraud = held.filter(pl.col("topics").list.contains("fraud_prevention"))
    return about_fraud.select(*_COMMUNE, "hamlet_code", taught=column)


def _led(scope: Scope, column: str) -> pl.DataFrame:
    """Rows of M05 that tell the figure (``led``); the commune's own only where the police tell nothing.

    Of no session there is nobody present, also where the form leaves that blank.
    """
    none = (pl.col("safety_sessions") == 0) & pl.col("safety_session_attendees").is_null()
    rows = scope.shared(police.rows).with_columns(
        safety_session_attendees=pl.when(none).then(0).otherwise("safety_session_attendees")
    )
    told = rows.with_columns(led=column).drop_nulls("led")
    return police.preferring(told, police.BY_POLICE)


def _added(scope: Scope, units: pl.DataFrame, led: pl.DataFrame, classes: pl.DataFrame) -> pl.DataFrame:
    """Both kinds added; of a unit of which one form came the other adds 0."""
    at = [name for name in (*_COMMUNE, "hamlet_code") if name in units.columns]
    sums = classes.group_by(at).agg(pl.col("taught").sum())
    rows = units.select(at).join(led, on=at, how="left").join(sums, on=at, how="left")
    told = pl.col("present") | pl.col("led").is_not_null()
    return class_log.with_reports(scope, rows).with_columns(
        numerator=pl.col("led").fill_null(0) + pl.col("taught").fill_null(0),
        full=told,
        known=told,
        reported=told,
        present=told,
        state=reported_or_not(told),
    )


E6 = Indicator(
    code="E6",
    family="Định danh điện tử (VNeID)",
    name="Số buổi tuyên truyền, số người dự về phòng chống lừa đảo",
    short_name="Tuyên truyền phòng chống lừa đảo",
    unit="buổi",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số buổi tuyên truyền an toàn thông tin do Công an chủ trì cộng số lớp có chuyên đề phòng chống lừa "
        "đảo trong kỳ, và số lượt người dự. Xã chỉ gửi một trong hai biểu thì biểu kia tính 0. Đề xuất: mỗi "
        "thôn ít nhất một buổi một quý."
    ),
    numerator_text="Số buổi, số lượt người dự do Công an chủ trì (M05) và các lớp phòng chống lừa đảo (M04)",
    denominator_text="",
    duties=("T4.2", "X3.2", "T1.2"),
    forms=("M04", "M05"),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Số buổi", 2: "Số lượt người dự"},
    part_units={2: "lượt"},
    counts=_sessions,
)
