"""Evidence of family E: new accounts with a team's help, and the lag of the elderly (M05, police)."""

import polars as pl

from etl.passport.evidence import Evidence
from etl.passport.lines import carried_note, lines, only_full
from etl.passport.police_rows import POLICE, added_of_communes, last_of_communes
from etl.passport.rows import dated
from etl.passport.view import View

_NEW, _HELPED = "new_level2_accounts", "team_assisted_level2_accounts"
_ALL, _OLD = "cumulative_level2_accounts", "cumulative_level2_accounts_60_plus"
_CARDS, _OLD_CARDS = "residents_14_plus_with_card", "residents_60_plus_with_card"
_LEGS = ((1, "14–59 tuổi"), (2, "từ 60 tuổi"))


def _police(view: View, *columns: str) -> pl.DataFrame:
    return dated(view.scope, "M05").filter(POLICE).drop_nulls(["commune_code", *columns])


def assisted(view: View) -> pl.DataFrame:
    """E2: accounts activated with help, month by month; and of all new accounts."""
    rows = added_of_communes(view, _police(view, _NEW, _HELPED))
    note = pl.format("kỳ {}", "of_period")
    return pl.concat(
        lines(rows, side=side, part=part, form="M05", amount=pl.col(column), note=note)
        for part, side, column in (
            (1, "numerator", _HELPED),
            (2, "numerator", _HELPED),
            (2, "denominator", _NEW),
        )
    )


def shares(view: View) -> pl.DataFrame:
    """E4, two legs: accounts of people under sixty over these people; of those of sixty and over."""
    rows = last_of_communes(view, _police(view, _ALL, _OLD, _CARDS, _OLD_CARDS))
    figures = {
        (1, "numerator"): pl.col(_ALL) - pl.col(_OLD),
        (1, "denominator"): pl.col(_CARDS) - pl.col(_OLD_CARDS),
        (2, "numerator"): pl.col(_OLD),
        (2, "denominator"): pl.col(_OLD_CARDS),
    }
    old = carried_note(pl.col("fresh"))
    separator = pl.when("fresh").then(pl.lit("")).otherwise(pl.lit("; "))
    return pl.concat(
        lines(
            rows, side=side, part=leg, form="M05", amount=amount, base=only_full(~pl.col("fresh_sum")),
            note=pl.lit(dict(_LEGS)[leg]) + separator + old,
        )
        for (leg, side), amount in figures.items()
    )  # fmt: skip


def gap(found: pl.DataFrame, _part: int) -> float | None:
    """The first share less the second, in percentage points; None where either has nothing below."""
    young, old = (_share(found.filter(part=leg)) for leg, _ in _LEGS)
    return None if young is None or old is None else young - old


def _share(found: pl.DataFrame) -> float | None:
    above, below = (float(found.filter(side=side)["amount"].sum()) for side in ("numerator", "denominator"))
    return 100 * above / below if below > 0 else None


EVIDENCE = {
    "E2": assisted,
    "E4": Evidence(
        shares,
        value=gap,
        legs={1: (1, 2)},
        formula="tỷ lệ kích hoạt của người 14–59 tuổi trừ tỷ lệ của người từ 60 tuổi, điểm phần trăm",
    ),
}
