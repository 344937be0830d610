"""Words of the screen on reports and quality: who sent, whom to chase, what was refused, what to ask."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

STATES = ("on_time", "late", "missing", "wait", "not_expected")
SIGNS = {"on_time": "✓", "late": "!", "missing": "✕", "wait": "…", "not_expected": "–"}
NAMED = 3


def by_commune(reporting: pl.DataFrame) -> pl.DataFrame:
    """One row a commune: forms by state (a column each), ``owed`` (due by now), ``late_days`` at most."""
    counts = [(pl.col("state") == state).sum().cast(pl.Int64).alias(state) for state in STATES]
    summed = reporting.group_by("commune_code", maintain_order=True).agg(
        *counts, pl.col("days_late").max().alias("late_days")
    )
    return summed.with_columns((pl.col("on_time") + pl.col("late") + pl.col("missing")).alias("owed"))


def answer(
    label: str,
    reporting: pl.DataFrame,
    communes: pl.DataFrame,
    files: pl.DataFrame,
    kinds: pl.DataFrame,
    signals: pl.DataFrame,
) -> list[str]:
    """The sentences over the answers of the quality questions for one period."""
    said = [sent(label, reporting), chase(reporting, communes), refused(files), to_verify(kinds, signals)]
    return [sentence for sentence in said if sentence]


def sent(label: str, reporting: pl.DataFrame) -> str:
    """How many communes sent everything in time, and what the others did."""
    if reporting.is_empty():
        return word("quality.sent_none", label=label)
    rows = by_commune(reporting)
    late = rows.filter((pl.col("missing") == 0) & (pl.col("late") > 0)).height
    missing = rows.filter(pl.col("missing") > 0)
    silent = missing.filter(pl.col("on_time") + pl.col("late") == 0).height
    every = vi.number(len(rows))
    if not late and missing.is_empty() and rows["wait"].sum():
        done = rows.filter(pl.col("wait") == 0).height
        return word(
            "quality.sent_wait", label=label, due=vi.day(_due(reporting)), n=vi.number(done), all=every
        )
    whole = len(rows) - late - len(missing)
    if whole == len(rows):
        return word("quality.sent_all", label=label, all=every)
    rest = [("late", late), ("missing", len(missing) - silent), ("silent", silent)]
    told = "".join(f"; {word(f'quality.sent_{name}', n=vi.number(n))}" for name, n in rest if n)
    return word("quality.sent", label=label, whole=vi.number(whole), all=every, rest=told)


def _due(reporting: pl.DataFrame) -> date | None:
    """The next day on which something is due."""
    due = reporting.filter(pl.col("state") == "wait")["due"].min()
    return due if isinstance(due, date) else None


def chase(reporting: pl.DataFrame, communes: pl.DataFrame) -> str:
    """Whom to call first: those who lack most forms, longest late; empty where nobody lacks any.

    Communes that lack the same are not put in an order of our making: they are named as one group.
    """
    lacking = worst_first(reporting, communes).filter(pl.col("missing") > 0)
    if lacking.is_empty():
        return ""
    worst = lacking.row(0, named=True)
    alike = lacking.filter(
        (pl.col("missing") == worst["missing"]) & (pl.col("late_days") == worst["late_days"])
    )
    said = {"missing": worst["missing"], "days": vi.number(worst["late_days"]), "n": vi.number(len(alike))}
    if len(alike) == len(communes) > NAMED:
        return word("quality.chase_every", **said)
    if len(alike) > NAMED:
        said["names"] = _and_more(alike["full_name"].head(NAMED).to_list(), len(alike))
        return word("quality.chase_alike", **said)
    named = [
        word(
            "quality.chase_place", name=row["full_name"], missing=row["missing"],
            days=vi.number(row["late_days"]),
        )
        for row in lacking.head(NAMED).iter_rows(named=True)
    ]  # fmt: skip
    return word("quality.chase", places=_and_more(named, len(lacking)))


def _and_more(named: list[str], count: int) -> str:
    more = count - len(named)
    return ", ".join(named) + (word("quality.chase_more", n=vi.number(more)) if more > 0 else "")


def worst_first(reporting: pl.DataFrame, communes: pl.DataFrame) -> pl.DataFrame:
    """Communes with their counts of forms: most missing first, then most days late, then by name."""
    joined = communes.join(by_commune(reporting), on="commune_code", how="inner", maintain_order="left")
    return joined.sort(
        "missing", "late_days", "late", "name", descending=[True, True, True, False], nulls_last=True
    )


def refused(files: pl.DataFrame) -> str:
    """Rows that were refused, of the rows read."""
    waiting = files.filter(pl.col("status") == "needs_review").height
    read = files.filter(pl.col("status") != "needs_review")
    rows = int(read["rows_read"].sum() or 0)
    tail = " " + word("quality.waiting", n=waiting) if waiting else ""
    if not rows:
        return word("quality.rows_nothing") + tail
    bad = read.filter(pl.col("rows_rejected") > 0)
    if bad.is_empty():
        return word("quality.rows_none", read=vi.number(rows)) + tail
    total = int(bad["rows_rejected"].sum())
    first = bad.group_by("full_name").agg(pl.col("rows_rejected").sum()).sort(
        "rows_rejected", "full_name", descending=[True, False]
    ).row(0)  # fmt: skip
    share = vi.quantity(100 * total / rows, "%", 1)
    return word(
        "quality.rows", bad=vi.number(total), read=vi.number(rows), share=share, files=vi.number(len(bad)),
        communes=vi.number(bad["commune_code"].n_unique()), name=first[0], n=vi.number(first[1]),
    ) + tail  # fmt: skip


def to_verify(kinds: pl.DataFrame, signals: pl.DataFrame) -> str:
    """How many figures to ask about, where, and of which kind most."""
    total = int(kinds["signals"].sum() or 0)
    if not total:
        checked = bool(kinds["checked"].sum())
        return word("quality.signals_none" if checked else "quality.signals_unknown")
    most = kinds.sort("signals", descending=True, maintain_order=True).row(0, named=True)
    return word(
        "quality.signals", n=vi.number(total), communes=vi.number(signals["commune_code"].n_unique()),
        kind=most["name"], most=vi.number(most["signals"]),
    )  # fmt: skip


def explained(row: Mapping[str, Any]) -> str:
    """How many signals of a group have an accepted explanation, in whose words; blank where none has."""
    if not row["explained"]:
        return ""
    counts = {"n": vi.number(row["explained"]), "all": vi.number(row["signals"])}
    return word("quality.signals_explained", **counts, words=row["explanations"])


def fresh(communes: pl.DataFrame, limit: float) -> str:
    """How long ago communes last sent something, at the end of the period."""
    known = communes["days"].drop_nulls()
    if known.is_empty():
        return word("quality.fresh_none")
    never = communes["days"].null_count()
    middle = float(known.median() or 0)  # type: ignore[arg-type]
    old = communes.filter(pl.col("days") > limit).height
    tail = word("quality.fresh_never", n=vi.number(never)) if never else ""
    return word(
        "quality.fresh", median=vi.number(middle), old=vi.number(old), limit=vi.number(limit), never=tail
    )


def share(part: int | None, whole: int | None) -> str:
    """A share that was measured, as 95,0 % (19/20); the word for not measured where it was not."""
    if part is None or not whole:
        return word("quality.unmeasured")
    return f"{vi.quantity(100 * part / whole, '%', 1)} ({vi.share_of(part, whole)})"
