"""Evidence of G3 to G6: campaigns, models, rewards and mass organisations (M09, M03, M02b, M02c)."""

import polars as pl

from etl.passport.activity_rows import amounts, listed, of_period, one_each, sheets_without
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, dated, roster, within
from etl.passport.view import View

_CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
_MASS = ("youth_union", "womens_union", "farmers_association", "veterans_association")
_DOCUMENT = pl.col("document_number").is_not_null()


def campaigns(view: View) -> pl.DataFrame:
    """G3: campaigns (1), hamlets that took part of those in force (2), people guided in them (3)."""
    first, last = view.period.first_day, view.period.last_day
    until = pl.coalesce("end_date", "start_date")
    met = (pl.col("start_date") <= last) & (until >= first) & (pl.col("activity_group") == "campaign")
    rows = (
        listed(view).filter(met).join(of_period(view), on="commune_code", how="semi", maintain_order="left")
    )
    own = pl.concat_str("commune_code", "content", separator="|", ignore_nulls=True)
    named = rows.with_columns(
        name=pl.coalesce("campaign_code", own), coded=pl.col("campaign_code").is_not_null()
    )
    which = ["name", "coded"] if view.grain == "province" else ["commune_code", "name", "coded"]
    return pl.concat([one_each(named, which), sheets_without(view, rows), _hamlets(view), _guided(view)])


def _months(view: View) -> pl.DataFrame:
    return (
        within(view.scope, dated(view.scope, "M03"))
        .drop_nulls("hamlet_code")
        .sort("hamlet_code", "row_first")
    )


def _hamlets(view: View) -> pl.DataFrame:
    months, units = _months(view), catalogue(view.scope)
    tagged = months.filter(pl.col("campaign_code").is_not_null())
    joined = tagged.join(units, on="hamlet_code", how="semi", maintain_order="left").rechunk()
    told = pl.col("hamlet_code").is_in(months["hamlet_code"].unique().to_list())
    above = lines(
        joined, side="numerator", form="M03", part=2, note=_month(),
        amount=pl.when(pl.col("hamlet_code").is_first_distinct()).then(1),
    )  # fmt: skip
    return pl.concat(
        [above, lines(units, side="denominator", form="M10", amount=1, part=2, base=only_full(~told))]
    )


def _guided(view: View) -> pl.DataFrame:
    tagged = _months(view).filter(pl.col("campaign_code").is_not_null())
    people = pl.sum_horizontal(pl.col(f"people_guided_{content}").fill_null(0) for content in _CONTENTS)
    return lines(tagged, side="numerator", form="M03", amount=people, part=3, note=_month())


def _month() -> pl.Expr:
    return pl.format("kỳ {}", "of_period")


def models(view: View) -> pl.DataFrame:
    """G4: quantities of new models with a document (1), communes that copy one (2)."""
    rows = of_period(view).filter(pl.col("activity_group") == "model")
    new = rows.filter((pl.col("model_status") == "new") & _DOCUMENT)
    copied = rows.filter(pl.col("model_status") == "replicated")
    return pl.concat(
        [
            amounts(new, "quantity"),
            sheets_without(view, new),
            one_each(copied, ["commune_code"], part=2),
            sheets_without(view, copied, part=2),
        ]
    )


def awards(view: View) -> pl.DataFrame:
    """G5: quantities of the rewards with a document (1), and the documents of each commune (2)."""
    rows = of_period(view).filter((pl.col("activity_group") == "award") & _DOCUMENT)
    decisions = one_each(rows, ["commune_code", "document_number"], part=2)
    nothing = [sheets_without(view, rows, part) for part in (1, 2)]
    return pl.concat([amounts(rows, "quantity"), decisions, *nothing])


def organised(view: View) -> pl.DataFrame:
    """G6: members sent by mass organisations (1), of those of a known organisation (3); movements (2)."""
    rows = of_period(view).filter(pl.col("activity_group") == "emulation")
    above = [frame for part in (1, 3) for frame in _members(view, "numerator", part)]
    movements = [amounts(rows, "quantity", part=2), sheets_without(view, rows, part=2)]
    return pl.concat([*above, *_members(view, "denominator", 3), *movements])


def _members(view: View, side: str, part: int) -> list[pl.DataFrame]:
    """One for every person of the communes' rosters, and what each hamlet's composition says."""
    above = side == "numerator"
    chosen = pl.col("organisation").is_in(_MASS) if above else pl.col("organisation").is_not_null()
    people = roster(view.scope, "M02b").filter(chosen).rechunk()
    person = pl.struct("commune_code", "person_key").is_first_distinct()
    hamlets = _compositions(view).drop_nulls("mass_organisation_members").filter(pl.col("members") > 0)
    figure = pl.col("mass_organisation_members" if above else "members")
    return [
        lines(people, side=side, form="M02b", hamlet_code=None, amount=pl.when(person).then(1), part=part),
        lines(hamlets, side=side, form="M02c", amount=figure, part=part),
    ]


def _compositions(view: View) -> pl.DataFrame:
    """The row of M02c received last from each hamlet in force."""
    rows = view.scope.tables.rows("M02c").filter(pl.col("received_date") <= view.end)
    order = ["received_date", "received_order", "sheet_key", "row"]
    last = rows.sort(order).unique("hamlet_code", keep="last", maintain_order=True)
    return last.join(view.scope.hamlets.select("hamlet_code"), on="hamlet_code", how="semi")


EVIDENCE = {"G3": campaigns, "G4": models, "G5": awards, "G6": organised}
