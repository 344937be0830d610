"""Words of the lagging screen: how many lag, why, what is needed; and the same for one commune."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word, words

LATE = ("behind", "attention")


def summary(indicator: Indicator, frame: pl.DataFrame, plan: float | None) -> list[str]:
    """Sentences over the communes of ``frame`` (the lagging question's answer inside the group)."""
    behind = frame.filter(pl.col("tone") == "behind")
    near = frame.filter(pl.col("tone") == "attention")
    if plan is None:
        return [word("lagging.count_no_plan")]
    if frame["value"].null_count() == len(frame):
        return [word("lagging.count_unknown")]
    if behind.is_empty() and near.is_empty():
        return [word("lagging.count_none")]
    goal = vi.quantity(plan, indicator.unit, indicator.decimals)
    silent = frame["value"].null_count()
    said = [word("lagging.count", n=len(behind), of=len(frame), plan=goal, m=len(near), silent=silent)]
    causes = cause_counts(frame)
    if causes.is_empty():
        return [*said, word("lagging.cause_other")]
    leading = ", ".join(
        word("lagging.cause_share", cause=word(f"cause.{cause}"), n=n)
        for cause, n in causes.head(3).iter_rows()
    )
    return [*said, word("lagging.causes", causes=leading), *_need(frame)]


def _need(frame: pl.DataFrame) -> list[str]:
    sums = frame.select(pl.col("needed_total", "needed_per_week").sum(), pl.col("weeks_left").max()).row(0)
    if not sums[0] or not sums[2]:
        return []
    known = frame["needed_total"].drop_nulls().len()
    total, week, weeks = vi.number(sums[0]), vi.number(sums[1]), vi.number(sums[2], 1)
    return [word("lagging.need", n=known, total=total, week=week, weeks=weeks, what=word("lagging.what"))]


def cause_counts(frame: pl.DataFrame) -> pl.DataFrame:
    """Communes by leading cause, most first, in the fixed order of causes where they tie."""
    order = {cause: at for at, cause in enumerate(words("cause"))}
    counted = frame.filter(pl.col("cause").is_not_null()).group_by("cause").len("communes")
    rank = pl.col("cause").replace_strict(order, default=len(order), return_dtype=pl.Int32)
    return counted.sort(-pl.col("communes").cast(pl.Int64), rank)


def of_commune(row: dict[str, Any], ahead: str | None = None) -> list[str]:
    """Cause with its evidence, what is needed each week, and where its pace leads, for one commune."""
    said = []
    if row["cause"]:
        said.append(
            word(
                "lagging.chosen_cause",
                cause=_capital(word(f"cause.{row['cause']}")),
                evidence=row["evidence"],
            )
        )
    if row["needed_total"] and row["needed_per_week"] is not None and row["weeks_left"]:
        said.append(
            word(
                "lagging.chosen_need",
                total=vi.number(row["needed_total"]),
                week=vi.number(row["needed_per_week"]),
                each=_each(row),
                weeks=vi.number(row["weeks_left"], 1),
                what=word("lagging.what"),
            )
        )
    return [*said, *([ahead] if ahead else [])]


def _each(row: dict[str, Any]) -> str:
    """What that is for each member; nothing where no member is known."""
    if row["needed_per_member_week"] is None:
        return ""
    return word(
        "lagging.chosen_need_each", member=vi.number(row["needed_per_member_week"], 1),
        members=vi.number(row["members"]), what=word("lagging.what"),
    )  # fmt: skip


def pareto(frame: pl.DataFrame) -> str:
    """How few hamlets hold most of what is missing; ``frame`` is the hamlet_gap answer."""
    total = frame["missing_total"].max()
    if not isinstance(total, int | float) or total <= 0:
        return ""
    first = frame.filter((pl.col("missing_so_far") - pl.col("missing")) < 0.6 * total)
    held = 100 * float(first["missing"].sum()) / total
    return word(
        "lagging.hamlets_words",
        n=len(first),
        of=len(frame),
        share=vi.quantity(held, "%"),
        missing=vi.number(total),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
