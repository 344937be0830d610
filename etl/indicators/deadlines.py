"""Family A: who kept the dates set for setting up the teams, and which communes issued their decision."""

from datetime import date

import polars as pl

from etl import calendar, reference
from etl.indicators.catalogue import in_force
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Kiện toàn Tổ"
_COMMUNE = ["period", "commune_code"]


def _first_receipts(scope: Scope, form: str, unit: str) -> pl.DataFrame:
    """Day on which the first acceptable sheet of a form came from each unit (``arrived``)."""
    accepted = scope.tables.ledger().filter(
        (pl.col("form") == form) & pl.col("status").is_in(["accepted", "partly"])
    )
    return accepted.drop_nulls(unit).group_by(unit).agg(arrived=pl.col("received_date").min())


def _in_time(deadline: pl.Expr) -> pl.Expr:
    """Whether what arrived came before the deadline, or on it where the setting says so."""
    arrived = pl.col("arrived")
    kept = arrived <= deadline if reference.switch("deadline_inclusive") else arrived < deadline
    return kept.fill_null(False)


def _one_off(scope: Scope, units: pl.DataFrame, deadline: date) -> pl.DataFrame:
    """The same rows in every period from the quarter of the deadline on; nothing to count before it."""
    start = calendar.containing(deadline, "quarter").first_day
    periods = scope.periods.select("period", due=pl.col("last_day") >= start)
    state = pl.when("due").then(pl.lit("ok")).otherwise(pl.lit("not_applicable"))
    return periods.join(units, how="cross").with_columns(
        state=state,
        denominator=1,
        full="due",
        known="due",
        reported=pl.lit(False),
        present=pl.col("arrived").is_not_null(),
    )


def _commune_reports(scope: Scope) -> pl.DataFrame:
    deadline = reference.day("commune_deadline")
    units = (
        scope.communes.select("commune_code")
        .unique(maintain_order=True)
        .join(_first_receipts(scope, "M02a", "commune_code"), on="commune_code", how="left")
        .with_columns(numerator=_in_time(pl.lit(deadline)))
    )
    return counts(_one_off(scope, units, deadline))


def _hamlet_deadlines(scope: Scope) -> pl.DataFrame:
    """Each commune of the scope with the day that it set for its hamlets (``deadline``)."""
    codes = scope.communes["commune_code"].unique().sort().to_list()
    return pl.DataFrame(
        {"commune_code": codes, "deadline": [hamlet_deadline(code) for code in codes]},
        schema={"commune_code": pl.String, "deadline": pl.Date},
    )


def hamlet_deadline(commune: str) -> date:
    """The day before which a commune's hamlets hand in their rosters: its own setting or the common one."""
    try:
        return reference.day(f"hamlet_deadline_{commune}")
    except KeyError:
        return reference.day("hamlet_deadline")


def _hamlet_rosters(scope: Scope) -> pl.DataFrame:
    """Hamlets in force on the deadline of their commune; a hamlet without a roster was not in time."""
    deadlines = _hamlet_deadlines(scope)
    days = deadlines.select(pl.col("deadline").unique().sort()).select(
        period=pl.col("deadline").cast(pl.String), end=pl.min_horizontal("deadline", pl.lit(scope.as_of))
    )
    known = scope.tables.current("M10").drop_nulls(["hamlet_code", "hamlet_type", "valid_from"])
    standing = in_force(known.filter(pl.col("hamlet_type") != "commune"), days, scope.as_of)
    units = (
        standing.join(deadlines.with_columns(period=pl.col("deadline").cast(pl.String)), on=_COMMUNE)
        .select("commune_code", "hamlet_code", "deadline")
        .join(_first_receipts(scope, "M01", "hamlet_code"), on="hamlet_code", how="left")
        .with_columns(numerator=_in_time(pl.col("deadline")))
    )
    return counts(_one_off(scope, units, reference.day("hamlet_deadline")))


def _decided(scope: Scope) -> pl.DataFrame:
    """Communes with a decision: number, date up to the end of the period, and file in one row."""
    rows = scope.tables.current("M02a")
    whole = pl.all_horizontal(pl.col("decision_number", "attachment").is_not_null())
    decisions = (
        rows.drop_nulls("commune_code")
        .group_by("commune_code")
        .agg(issued=pl.col("decision_date").filter(whole).min())
    )
    sent = pl.col("sent").fill_null(False)
    communes = (
        scope.communes.join(scope.periods.select("period", "end"), on="period")
        .join(decisions.with_columns(sent=pl.lit(True)), on="commune_code", how="left")
        .with_columns(numerator=(pl.col("issued") <= pl.col("end")).fill_null(False), denominator=1)
    )
    return counts(communes.with_columns(reported=sent, present=sent, state=reported_or_not(sent)))


A4 = Indicator(
    code="A4",
    family=FAMILY,
    name="Tỷ lệ xã/phường báo cáo kiện toàn đúng hạn",
    short_name="Xã, phường kiện toàn đúng hạn",
    unit="%",
    better="up",
    kind="as_of",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có báo cáo kiện toàn Tổ (M02a) được nhận trước ngày 15/8/2025, trên 129 xã, "
        "phường; xã chưa gửi tính là chưa đúng hạn. Tính theo ngày nhận, một lần cho mọi kỳ."
    ),
    numerator_text="Số xã, phường có báo cáo M02a nhận trước hạn (sổ tiếp nhận)",
    denominator_text="129 xã, phường",
    duties=("T1.1",),
    forms=("M02a",),
    source="computed",
    counted_by="commune",
    bases=("full",),
    counts=_commune_reports,
    never_above_100=True,
)

A5 = Indicator(
    code="A5",
    family=FAMILY,
    name="Tỷ lệ thôn/xóm nộp danh sách đúng hạn",
    short_name="Thôn, xóm nộp danh sách đúng hạn",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("hamlet", "commune"),
    definition=(
        "Tỷ lệ thôn, xóm có danh sách Tổ (M01) được nhận trước hạn do xã đặt (mặc định ngày 10/8/2025), "
        "trên các thôn có hiệu lực vào ngày hạn; thôn chưa nộp tính là chưa đúng hạn. Tính theo ngày nhận, "
        "một lần cho mọi kỳ."
    ),
    numerator_text="Số thôn có danh sách M01 nhận trước hạn của xã (sổ tiếp nhận)",
    denominator_text="Số thôn trong danh mục có hiệu lực vào ngày hạn (M10)",
    duties=("X1.1",),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    bases=("full",),
    counts=_hamlet_rosters,
    never_above_100=True,
    reason="Hạn nộp do từng xã đặt cho thôn của mình nên chỉ tính ở thôn và xã, không cộng toàn tỉnh.",
)

A12 = Indicator(
    code="A12",
    family=FAMILY,
    name="Tỷ lệ xã/phường đã ban hành QĐ thành lập/kiện toàn",
    short_name="Xã, phường đã có quyết định",
    unit="%",
    better="up",
    kind="as_of",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường đã ban hành quyết định thành lập, kiện toàn Tổ, có đủ số, ngày ký và tệp đính "
        "kèm, trên 129 xã, phường; xã chưa gửi tính là chưa ban hành trong số toàn tỉnh."
    ),
    numerator_text="Số xã, phường có quyết định đủ số, ngày ký đến cuối kỳ và tệp (M02a)",
    denominator_text="129 xã, phường",
    duties=("T1.1",),
    forms=("M02a",),
    source="declared",
    counted_by="commune",
    counts=_decided,
    never_above_100=True,
)
