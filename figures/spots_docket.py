"""The docket of weak-signal spots: who must act on each, what is promised, how far each has come."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

OPERATORS = ("viettel", "vnpt", "mobifone", "other")
STEPS = {
    "new": "unsent", "recorded": "unsent", "sent": "sent", "received": "received", "measured": "received",
    "planned": "planned", "committed": "planned", "in_progress": "planned",
    "reported_fixed": "reported_fixed", "reopened": "reopened",
}  # fmt: skip
LISTS = (
    "overdue", "unanswered", "unmeasured", "unsent", "unpromised", "reported_fixed", "reopened", "everyone",
    "near", "outside", "open",
)  # fmt: skip
OUTSIDE_M = 100
"""Nearer than so many metres a spot is not called outside: outlines are simplified, phones are not exact."""
LARGE = ("viettel", "vnpt", "mobifone")


@dataclass(frozen=True)
class Step:
    """A step of the operator's with a day due: the columns of both, and the states in which it is awaited."""

    done: str
    due: str
    awaited: tuple[str, ...]


STEPS_DUE = {
    "answer": Step("acknowledged_date", "answer_due", ("new", "recorded", "sent")),
    "measure": Step("measured_date", "measure_due", ("new", "recorded", "sent", "received", "reopened")),
}


def late_for(step: Step) -> pl.Expr:
    """Whether an open row still waits for a step whose day due has passed.

    A promise is an answer, and what was said to be fixed is no longer to be measured.
    """
    waits = pl.col("open") & pl.col(step.done).is_null() & pl.col("status").is_in(step.awaited)
    silent = pl.col("committed_date").is_null() & pl.col("completed_date").is_null()
    return (waits & silent & (pl.col(step.due) < pl.col("as_of"))).fill_null(False)


def opened(docket: pl.DataFrame) -> pl.DataFrame:
    """Rows that are open, with ``step`` (see STEPS), ``waited`` and ``late_by`` in days to the as-of date.

    Only what was sent can be ``overdue``.

    ``waited`` runs from the day of sending, or from discovery where the spot was not sent.
    """
    since = pl.coalesce("sent_date", "detected_date")
    overdue = pl.col("overdue") & pl.col("sent_date").is_not_null()
    return docket.filter("open").with_columns(
        pl.when(pl.col("sent_date").is_null())
        .then(pl.lit("unsent"))
        .otherwise(pl.col("status").replace_strict(STEPS, default="sent", return_dtype=pl.String))
        .alias("step"),
        (pl.col("as_of") - since).dt.total_days().alias("waited"),
        overdue.alias("overdue"),
        pl.when(overdue).then((pl.col("as_of") - pl.col("committed_date")).dt.total_days()).alias("late_by"),
    )


def by_operator(rows: pl.DataFrame) -> pl.DataFrame:
    """Each row once for each operator that it is about (``operator``); "all" is about all of them."""
    named = pl.col("operators").fill_null("other").str.replace("^all$", ";".join(OPERATORS))
    return rows.with_columns(named.str.split(";").alias("operator")).explode("operator")


def steps(rows: pl.DataFrame) -> pl.DataFrame:
    """Open spots by operator and step: operator, step, spots."""
    each = by_operator(rows)
    return each.group_by("operator", "step").agg(pl.col("spot_code").n_unique().alias("spots"))


def everyone(rows: pl.DataFrame) -> set[str]:
    """Codes of spots where every large operator is affected: total not-spots."""
    named = by_operator(rows).group_by("spot_code").agg(pl.col("operator").unique())
    whole = pl.all_horizontal([pl.col("operator").list.contains(one) for one in LARGE])
    return set(named.filter(whole)["spot_code"])


def reach(rows: pl.DataFrame) -> pl.DataFrame:
    """Each open spot once: its type, households (most of its rows), and whether people gather there."""
    urgent = pl.col("priorities").fill_null("").str.contains("admin_centre|dense_residential")
    return rows.group_by("spot_code", maintain_order=True).agg(
        pl.col("spot_type").first(),
        pl.col("affected_households").max().alias("households"),
        urgent.any().alias("urgent"),
    )


def pick(rows: pl.DataFrame, which: str, near: set[str]) -> pl.DataFrame:
    """The open rows of one of LISTS; ``near`` are codes of spots that lie close to another."""
    sent = pl.col("step") != "unsent"
    chosen = {
        "overdue": pl.col("overdue"),
        "unanswered": late_for(STEPS_DUE["answer"]),
        "unmeasured": late_for(STEPS_DUE["measure"]),
        "outside": pl.col("outside_m") > OUTSIDE_M,
        "unsent": ~sent,
        "unpromised": sent & pl.col("committed_date").is_null(),
        "reported_fixed": pl.col("step") == "reported_fixed",
        "reopened": pl.col("step") == "reopened",
        "everyone": pl.col("spot_code").is_in(list(everyone(rows)) if which == "everyone" else []),
        "near": pl.col("spot_code").is_in(list(near)),
        "open": pl.lit(True),
    }
    return rows.filter(chosen[which])


def promised(rows: pl.DataFrame) -> dict[str, Any]:
    """When the open spots are to be done: in this ``year``, ``later``, ``missed``, ``unpromised``.

    A spot is done when its last operator is; ``last`` is the latest day promised.
    """
    if rows.is_empty():
        return {"year": 0, "later": 0, "missed": 0, "unpromised": 0, "last": None}
    today: date = rows["as_of"][0]
    spots = rows.group_by("spot_code").agg(
        pl.col("overdue").any().alias("missed"),
        pl.col("committed_date").is_null().any().alias("unpromised"),
        pl.col("committed_date").max().alias("last"),
    )
    kept = spots.filter(~pl.col("missed") & ~pl.col("unpromised"))
    this_year = len(kept.filter(pl.col("last").dt.year() == today.year))
    missed = len(spots.filter("missed"))
    return {
        "year": this_year,
        "later": len(kept) - this_year,
        "missed": missed,
        "unpromised": len(spots) - missed - len(kept),
        "last": kept["last"].max(),
    }
