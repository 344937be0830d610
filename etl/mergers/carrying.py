"""Carries figures of hamlets through the changes: a successor stands on its predecessors' last ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import polars as pl

from etl.mergers.changes import days, step_of, steps
from etl.mergers.sharing import share_out

if TYPE_CHECKING:
    from etl.indicators.scope import Scope

_UNIT = ["period", "hamlet_code"]
Mode = Literal["stand", "add"]
"""Whether a hamlet's own later figure replaces what was carried to it (stocks), or adds to it (sums)."""


def carried(scope: "Scope", rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The last figures of hamlets known in each period, carried to their successors by share.

    ``rows``: as for :func:`etl.indicators.carry.last`, in order of arrival (hamlet_code, row_first, row_last,
    received_order); ``columns``: whole numbers that can be divided (households, products; never people by
    name). Gives period, hamlet_code, the columns, ``fresh`` (every row behind the figure lies in the period)
    and ``converted``: whether it stands on another hamlet's row, or on part of its own. Until a successor
    has a row that begins on or after the change, it holds its own last figure, where it kept its code, and
    the shares of its predecessors'; then its own row stands.
    """
    changes = scope.shared(steps)
    names = ["hamlet_code", "row_first", "row_last", "received_order", *columns]
    plain = _last(scope, rows.select(names), ["hamlet_code"]).with_columns(converted=pl.lit(False))
    kept = [*_UNIT, *columns, "fresh", "converted"]
    touched = _touched(changes)
    if touched.is_empty():
        return plain.select(kept)
    moving = step_of(
        scope, changes, rows.select(names).join(touched, on="hamlet_code", how="semi"), "row_first"
    )
    own = _own(scope, moving, columns)
    through = _fold(scope, changes, own, columns, "stand")
    rest = plain.join(touched, on="hamlet_code", how="anti").select(kept)
    return pl.concat([rest, through.select(kept)], how="vertical_relaxed")


def carried_sums(scope: "Scope", rows: pl.DataFrame, columns: Sequence[str], day: str) -> pl.DataFrame:
    """Sums of dated events by period and hamlet, those of ended hamlets carried to their successors by share.

    ``rows``: period, hamlet_code (may be null), commune_code, the day of the event and the columns; each row
    once for every period that counts it. Gives period, commune_code, hamlet_code, the sums and ``converted``.
    """
    changes = scope.shared(steps)
    touched = _touched(changes)
    plain = rows.join(touched, on="hamlet_code", how="anti").with_columns(converted=pl.lit(False))
    sums = [pl.col(column).sum().cast(pl.Int64) for column in columns]
    group = ["period", "commune_code", "hamlet_code", "converted"]
    rest = plain.group_by(group).agg(sums)
    if touched.is_empty():
        return rest
    moving = step_of(scope, changes, rows.join(touched, on="hamlet_code", how="semi"), day)
    own = moving.group_by(*_UNIT, "step").agg(sums).with_columns(fresh=pl.lit(True), converted=pl.lit(False))
    through = _fold(scope, changes, own, columns, "add").with_columns(
        commune_code=pl.col("hamlet_code").str.head(5)
    )
    return pl.concat([rest, through.select(rest.columns)], how="vertical_relaxed")


def _touched(changes: pl.DataFrame) -> pl.DataFrame:
    """Codes of all hamlets that any change names."""
    named = pl.concat([changes["old_hamlet_code"], changes["new_hamlet_code"]]).unique()
    return pl.DataFrame({"hamlet_code": named}, schema={"hamlet_code": pl.String})


def _last(scope: "Scope", rows: pl.DataFrame, unit: Sequence[str]) -> pl.DataFrame:
    from etl.indicators.carry import last  # not above: the families of indicators import this module

    return last(scope, rows, unit)


def _own(scope: "Scope", moving: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Of each period, hamlet and step the hamlet's own last row."""
    found = _last(scope, moving, ["hamlet_code", "step"]).with_columns(converted=pl.lit(False))
    return found.select(*_UNIT, "step", *columns, "fresh", "converted")


def _fold(
    scope: "Scope", changes: pl.DataFrame, own: pl.DataFrame, columns: Sequence[str], mode: Mode
) -> pl.DataFrame:
    """Step after step: what stood before is handed on by share, then the step's own figures are laid on."""
    state = own.filter(pl.col("step") == 0).drop("step")
    for step in changes["step"].unique().sort().to_list():
        now = changes.filter(pl.col("step") == step)
        handed = _hand_on(scope, now, state, columns)
        state = _lay_on(handed, own.filter(pl.col("step") == step).drop("step"), columns, mode)
    return state


def _hand_on(scope: "Scope", now: pl.DataFrame, state: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The state after the changes of one step, in the periods that end on or after their day."""
    here = scope.periods.join(days(now), how="cross").filter(pl.col("change_date") <= pl.col("end"))
    due = here.select("period", "commune_code").join(now, on="commune_code")
    pairs = state.join(
        due, left_on=_UNIT, right_on=["period", "old_hamlet_code"], how="inner", maintain_order="left"
    )
    given = share_out(pairs, columns, _UNIT, "new_hamlet_code").filter(pl.col("share") > 0)
    whole = (pl.col("new_hamlet_code") == pl.col("hamlet_code")) & (pl.col("share") == 1)
    moved = given.with_columns(
        converted=pl.when(whole).then("converted").otherwise(True), hamlet_code="new_hamlet_code"
    ).select(state.columns)
    olds = due.select("period", hamlet_code="old_hamlet_code").unique()
    stays = state.join(olds, on=_UNIT, how="anti", maintain_order="left")
    return _summed(pl.concat([stays, moved], how="vertical_relaxed"), columns)


def _summed(parts: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Parts of one hamlet added up: null where all are, fresh where all are, converted where any is."""
    some = [
        pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name) for name in columns
    ]
    return parts.group_by(_UNIT).agg(*some, pl.col("fresh").all(), pl.col("converted").any())


def _lay_on(state: pl.DataFrame, own: pl.DataFrame, columns: Sequence[str], mode: Mode) -> pl.DataFrame:
    if mode == "add":
        both = pl.concat([state, own.select(state.columns)], how="vertical_relaxed")
        sums = [pl.col(name).sum() for name in columns]
        return both.group_by(_UNIT).agg(*sums, pl.col("fresh").all(), pl.col("converted").any())
    rest = state.join(own, on=_UNIT, how="anti")
    return pl.concat([rest, own.select(state.columns)], how="vertical_relaxed")
