"""Evidence of family B: the classes for members class by class, and the returns of the enterprises."""

import polars as pl

from etl import calendar, reference
from etl.indicators.training import TOPICS
from etl.passport.families.composition import counted, people
from etl.passport.lines import lines, only_full
from etl.passport.rows import dated, roster, within
from etl.passport.view import View

_TOPIC_NAMES = dict(
    zip(TOPICS, ("dịch vụ công trực tuyến", "VNeID", "chữ ký số", "phòng chống lừa đảo"), strict=True)
)
_CLASS_DAY = pl.format("lớp ngày {}", pl.col("session_date").dt.strftime("%d/%m/%Y"))


def _year_first(view: View) -> pl.Expr:
    """First day of the reporting year in which the period ends."""
    end = min(view.period.last_day, view.scope.as_of)
    return pl.lit(calendar.containing(end, "year").first_day)


def _classes(view: View, since: pl.Expr) -> pl.DataFrame:
    """Classes of both kinds from a day to the end of the period."""
    log = view.scope.tables.current("M04").drop_nulls(["commune_code", "class_code"])
    return log.filter((pl.col("session_date") >= since) & (pl.col("session_date") <= view.end))


def _told(view: View, since: pl.Expr | None = None) -> pl.DataFrame:
    """Communes with a class or a zero report up to the period, from a day on where one is given."""
    log = view.scope.tables.current("M04").drop_nulls("commune_code")
    held = log.filter(pl.col("session_date") <= view.end).select("commune_code", first="session_date")
    zeros = dated(view.scope, "M04").filter(
        pl.col("zero_report").fill_null(False) & (pl.col("row_last") <= view.period.last_day)
    )
    both = pl.concat([held, zeros.select("commune_code", first="row_first")]).drop_nulls()
    kept = both if since is None else both.filter(pl.col("first") >= since)
    return kept.select("commune_code").unique().with_columns(told=pl.lit(True))


def _members(view: View, told: pl.DataFrame) -> pl.DataFrame:
    """One for every person in the rosters of hamlets and communes; silent communes in the full base alone."""
    frames = []
    for form, rows in (("M01", people(view)), ("M02b", roster(view.scope, "M02b"))):
        beside = rows.join(told, on="commune_code", how="left", maintain_order="left")
        whole = beside.with_columns(hamlet_code=None) if form == "M02b" else beside
        frames.append(counted(whole, form, "denominator", only_full(pl.col("told").is_null())))
    return pl.concat(frames)


def _over_members(view: View, classes: pl.DataFrame, column: str, told: pl.DataFrame) -> pl.DataFrame:
    below = _members(view, told)
    kept = classes.join(below, on="commune_code", how="semi", maintain_order="left")
    above = lines(kept, side="numerator", form="M04", amount=pl.col(column).fill_null(0), note=_CLASS_DAY)
    return pl.concat([above.with_columns(hamlet_code=pl.lit(None, pl.String)), below])


def trained(view: View) -> pl.DataFrame:
    """B1: members at their first training of the year, class by class, over the members of the teams."""
    since = _year_first(view)
    classes = _classes(view, since).filter(pl.col("class_kind") == "member_training")
    return _over_members(view, classes, "first_time_in_year_team_members", _told(view, since))


def completed(view: View) -> pl.DataFrame:
    """B3: members that completed their first course, class by class, over the members of the teams."""
    classes = _classes(view, pl.lit(reference.day("programme_start")))
    return _over_members(view, classes, "first_time_team_members_completed", _told(view))


def subjects(view: View) -> pl.DataFrame:
    """B2: one for each of the four subjects at its first class of the year; the later ones beside."""
    since = _year_first(view)
    classes = _classes(view, since).filter(pl.col("class_kind") == "member_training")
    taught = classes.explode("topics").filter(pl.col("topics").is_in(TOPICS))
    ordered = taught.sort("commune_code", "topics", "session_date", "sheet_key", "row").rechunk()
    first = pl.struct("commune_code", "topics").is_first_distinct()
    name = pl.col("topics").replace_strict(_TOPIC_NAMES, default="", return_dtype=pl.String)
    above = lines(
        ordered, side="numerator", form="M04", hamlet_code=None, amount=pl.when(first).then(1.0),
        note=pl.concat_str([name, _CLASS_DAY], separator=", "),
    )  # fmt: skip
    below = lines(_told(view, since), side="denominator", form="", amount=4, note="4 chuyên đề bắt buộc")
    return pl.concat([above, below])


def by_enterprises(view: View) -> pl.DataFrame:
    """B4: every conference, and the last row of each package in the period; all, and by enterprise."""
    scope = view.scope
    day = pl.col("session_date")
    held = scope.tables.current("M08b").filter(day.is_between(view.period.first_day, view.end))
    packages = within(scope, dated(scope, "M08c")).sort("row_last", "received_order", "sheet_key", "row")
    unit = ["enterprise", "package_name", "commune_code"]
    last = packages.unique(unit, keep="last", maintain_order=True)
    frames = []
    for breakdown in (pl.lit(""), pl.format("enterprise={}", "enterprise")):
        shared = {"side": "numerator", "hamlet_code": None, "breakdown": breakdown}
        frames.append(lines(held, part=1, form="M08b", amount=1, **shared))
        frames.append(lines(last, part=2, form="M08c", amount=pl.col("members_benefiting"), **shared))
    return pl.concat(frames)


EVIDENCE = {"B1": trained, "B2": subjects, "B3": completed, "B4": by_enterprises}
