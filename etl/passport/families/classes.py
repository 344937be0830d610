"""Evidence of family D: the log of classes (M04) and the people of M10."""

import polars as pl

from etl import reference
from etl.passport.class_rows import CLASS_DAY, CONVERTED, converted, not_of
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, dated, whole_communes, within
from etl.passport.view import View

_PEOPLE = "people"


def _public(view: View, since: pl.Expr) -> pl.DataFrame:
    """Public classes held from a day to the end of the period."""
    held = pl.col("session_date")
    return view.scope.tables.current("M04").filter(
        (pl.col("class_kind") == "public_class")
        & pl.col("class_code").is_not_null()
        & pl.col("commune_code").is_not_null()
        & (held >= since)
        & (held <= view.end)
    )


def _present(view: View) -> pl.DataFrame:
    """Communes with a class of any kind, or a zero report, in the period."""
    log = view.scope.tables.current("M04")
    held = log.filter(pl.col("session_date").is_between(view.period.first_day, view.end))
    return pl.concat(
        [held.select("commune_code"), _zeros(view).select("commune_code")]
    ).unique().with_columns(present=pl.lit(True))  # fmt: skip


def _zeros(view: View) -> pl.DataFrame:
    return within(view.scope, dated(view.scope, "M04").filter(pl.col("zero_report").fill_null(False)))


def held(view: View) -> pl.DataFrame:
    """D1: one for every public class of the period; a zero report adds nothing and says so."""
    classes = lines(_public(view, pl.lit(view.period.first_day)), side="numerator", form="M04", amount=1)
    nothing = lines(
        _zeros(view), side="numerator", form="M04", hamlet_code=None, amount=0, note="báo không phát sinh"
    )
    return pl.concat([classes, nothing])


def _trained(view: View, column: str) -> pl.DataFrame:
    """Public classes since the start of the programme with their first-time learners in ``people``."""
    classes = _public(view, pl.lit(reference.day("programme_start")))
    joined = classes.join(_present(view), on="commune_code", how="left")
    return joined.with_columns(pl.col(column).fill_null(0).alias(_PEOPLE))


def _below(view: View, people: pl.DataFrame) -> pl.DataFrame:
    """The people of M10, in the reported base only where the commune reported in the period."""
    told = people.join(_present(view), on="commune_code", how="left").drop_nulls(_PEOPLE)
    return lines(
        told, side="denominator", form="M10", amount=pl.col(_PEOPLE), base=only_full(_SILENT),
        hamlet_code=pl.when(~pl.col("hamlet_code").str.ends_with("-000")).then("hamlet_code"),
    )  # fmt: skip


_SILENT = pl.col("present").is_null()


def elderly(view: View) -> pl.DataFrame:
    """D3: first-time learners of sixty and more, class by class, over the people of sixty and more."""
    people = catalogue(view.scope, "residents_60_plus").rename({"residents_60_plus": _PEOPLE})
    some = people.filter(pl.col(_PEOPLE).sum().over("commune_code") > 0)
    classes = _trained(view, "first_time_elderly_attendees")
    if view.grain != "hamlet":
        classes = classes.join(some, on="commune_code", how="semi")
    moved = converted(view, classes, _PEOPLE)
    amount = pl.when(not_of(moved)).then(pl.col(_PEOPLE))
    above = lines(
        classes, side="numerator", form="M04", amount=amount, note=CLASS_DAY, base=only_full(_SILENT)
    )
    return pl.concat([above, _moved(view, moved), _below(view, people if view.grain == "hamlet" else some)])


def _moved(view: View, moved: pl.DataFrame) -> pl.DataFrame:
    """The sums of hamlets that stand on the classes of others."""
    told = moved.join(_present(view), on="commune_code", how="left", maintain_order="left")
    return lines(
        told, side="numerator", form="M10b", amount=pl.col(_PEOPLE), base=only_full(_SILENT), note=CONVERTED
    )


def disabled(view: View) -> pl.DataFrame:
    """D4: by hamlet, never by class, so that no class of few people is told; communes by their row -000."""
    column = "certified_disabled_people"
    people = catalogue(view.scope, column).rename({column: _PEOPLE})
    classes = _trained(view, "first_time_disabled_attendees")
    if view.grain != "hamlet":
        own = whole_communes(view.scope, column).rename({column: _PEOPLE}).drop_nulls(_PEOPLE)
        people = pl.concat([own, people.join(own, on="commune_code", how="anti")])
        people = people.filter(pl.col(_PEOPLE).sum().over("commune_code") > 0)
        classes = classes.join(people, on="commune_code", how="semi")
    by_hamlet = classes.group_by("commune_code", "hamlet_code", "present", maintain_order=True).agg(
        pl.col(_PEOPLE).sum(), classes=pl.len()
    )
    moved = converted(view, classes, _PEOPLE)
    sums = lines(
        by_hamlet.filter(not_of(moved)), side="numerator", form="M04", amount=pl.col(_PEOPLE),
        base=only_full(_SILENT), note=pl.format("cộng từ {} lớp", "classes"),
    )  # fmt: skip
    behind = lines(classes, side="numerator", form="M04", base=only_full(_SILENT))
    return pl.concat([sums, _moved(view, moved), behind, _below(view, people)])


EVIDENCE = {"D1": held, "D3": elderly, "D4": disabled}
