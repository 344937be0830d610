"""The clocks of a weak-signal spot against the limits in the settings: in time, late, still waiting."""

from dataclasses import dataclass

import polars as pl

from figures.spots_docket import OPERATORS, Step, by_operator, late_for
from figures.spots_docket import STEPS_DUE as STEPS

WAYS = {"optimise": ("optimisation",), "new_site": ("new_site", "repeater", "site_sharing")}
"""Which solutions each limit of days is for."""


@dataclass(frozen=True)
class Clock:
    """One clock: its limit as said in the settings, and how many pairs of spot and operator keep it."""

    name: str
    limit: float | None
    unit: str
    status: str
    within: int | None
    late: int | None
    waiting: int
    waiting_by: dict[str, int]


def clocks(docket: pl.DataFrame, limits: pl.DataFrame) -> list[Clock]:
    """Sending, the operator's answer and measurement (working days), repair by the way that the operator
    chose (days), and the operators' own promises.

    ``docket`` is the docket question's answer, ``limits`` that of the limits. A clock whose setting is absent
    is left out.
    """
    kept = docket.filter(pl.col("status") != "not_confirmed")
    pairs = by_operator(kept).unique(["spot_code", "operator", "operators"])
    known = {row["key"]: row for row in limits.iter_rows(named=True)}
    found = [
        _against(known["spot_send_working_days"], "send", _sending(pairs))
        if "spot_send_working_days" in known else None,
        *[
            _until(known[setting], name, pairs, STEPS[name])
            for name, setting in (("answer", "spot_confirm_working_days"),
                                  ("measure", "spot_measure_working_days"))
            if setting in known
        ],
        *[
            _against(known[f"spot_{name}_days"], name, _repair(pairs.filter(pl.col("solution").is_in(ways))))
            if f"spot_{name}_days" in known else None
            for name, ways in WAYS.items()
        ],
    ]  # fmt: skip
    return [one for one in found if one is not None] + [_promises(pairs)]


def _sending(pairs: pl.DataFrame) -> pl.DataFrame:
    done = pl.col("sent_date").is_not_null()
    started = pairs.filter(pl.col("detected_date").is_not_null() & (done | pl.col("open")))
    return started.with_columns(pl.col("send_working_days").alias("days"), done.alias("done"))


def _repair(pairs: pl.DataFrame) -> pl.DataFrame:
    """Days from sending to the repair that the commune confirmed; to today where it is open."""
    confirmed = pl.col("status") == "confirmed"

    def after(day: str) -> pl.Expr:
        return pl.when(pl.col(day) >= pl.col("sent_date")).then(pl.col(day))

    repaired = pl.coalesce(after("completed_date"), after("rechecked_date"))
    end = pl.when(confirmed).then(repaired).when(pl.col("open")).then(pl.col("as_of"))
    days = (end - pl.col("sent_date")).dt.total_days()
    return pairs.with_columns(days.alias("days"), confirmed.alias("done")).filter(
        pl.col("days").is_not_null()
    )


def _against(setting: dict[str, str], name: str, pairs: pl.DataFrame) -> Clock:
    limit = float(setting["value"])
    over = pl.col("days") > limit
    waiting = pairs.filter(over & ~pl.col("done"))
    return Clock(
        name, limit, setting["unit"], setting["status"],
        within=len(pairs.filter(~over & pl.col("done"))),
        late=len(pairs.filter(over & pl.col("done"))),
        waiting=len(waiting), waiting_by=_counted(waiting),
    )  # fmt: skip


def _until(setting: dict[str, str], name: str, pairs: pl.DataFrame, step: Step) -> Clock:
    """A step with a day due, worked out when the snapshot was made."""
    done, due = pl.col(step.done), pl.col(step.due)
    waiting = pairs.filter(late_for(step))
    return Clock(
        name, float(setting["value"]), setting["unit"], setting["status"],
        within=len(pairs.filter(done <= due)), late=len(pairs.filter(done > due)),
        waiting=len(waiting), waiting_by=_counted(waiting),
    )  # fmt: skip


def undecided(docket: pl.DataFrame) -> int:
    """Open matters sent, an operator each, of which no way of repair is known: no limit of days fits them."""
    pairs = by_operator(docket.filter("open")).unique(["spot_code", "operator"])
    return len(pairs.filter(pl.col("sent_date").is_not_null() & pl.col("solution").is_null()))


def _promises(pairs: pl.DataFrame) -> Clock:
    missed = pairs.filter(pl.col("overdue") & pl.col("sent_date").is_not_null())
    return Clock("promise", None, "", "", None, None, len(missed), _counted(missed))


def _counted(pairs: pl.DataFrame) -> dict[str, int]:
    counted = dict(pairs.group_by("operator").len().iter_rows())
    return {one: counted[one] for one in OPERATORS if one in counted}
