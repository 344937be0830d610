"""Tasks proposed by the figures: whom to urge, which operator to write to, each with the figure behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from figures import format as vi
from figures import quality_words
from figures.labels import label, word
from figures.measures import Measures
from figures.topic_words import named

MOST = 3
OPERATORS = ("viettel", "vnpt", "mobifone", "other")


@dataclass(frozen=True)
class Known:
    """What tasks follow from, for one period and the whole province.

    ``lagging`` is the lagging question's answer for households (C1), ``teams`` figures.teams_words.standing,
    ``reporting`` and ``places`` the quality questions' answers, ``signals`` that of quality_kinds.
    """

    lagging: pl.DataFrame
    teams: pl.DataFrame
    reporting: pl.DataFrame
    places: pl.DataFrame
    spots: Measures
    accounts: pl.DataFrame
    signals: pl.DataFrame


def tasks(known: Known) -> pl.DataFrame:
    """A row a task: what, whom, because of which figure. Only rules that hold give a row; none may hold."""
    rows: list[tuple[str, str, str]] = []
    makers: tuple[Callable[[Known], list[tuple[str, str, str]]], ...] = (
        _silent, _behind, _teams, _accounts, _operators, _unsent, _verify
    )  # fmt: skip
    for make in makers:
        rows += make(known)
    return pl.DataFrame(rows, schema=["task", "whom", "figure"], orient="row").with_row_index("n", 1)


def _silent(known: Known) -> list[tuple[str, str, str]]:
    lacking = quality_words.worst_first(known.reporting, known.places).filter(pl.col("missing") > 0)
    if lacking.is_empty():
        return []
    forms = vi.number(int(lacking["missing"].sum()))
    figure = word("task.silent_figure", n=vi.share_of(len(lacking), len(known.places)), forms=forms)
    return [(word("task.silent"), _names(lacking, "missing"), figure)]


def _behind(known: Known) -> list[tuple[str, str, str]]:
    late = known.lagging.filter((pl.col("tone") == "behind") & pl.col("gap").is_not_null())
    if late.is_empty():
        return []
    worst = late.sort("gap", "name").head(MOST)
    whom = named(
        word("task.behind_place", name=row["full_name"],
             gap=vi.quantity(-row["gap"], word("unit.points"), 1), cause=_cause(row))
        for row in worst.iter_rows(named=True)
    )  # fmt: skip
    return [
        (word("task.behind"), whom, word("task.behind_figure", n=vi.share_of(len(late), len(known.lagging))))
    ]


def _cause(row: dict[str, Any]) -> str:
    return word(f"cause.{row['cause']}") if row["cause"] else word("cause.unclear")


def _teams(known: Known) -> list[tuple[str, str, str]]:
    lacking = known.teams.filter(pl.col("people") > 0)
    if lacking.is_empty():
        return []
    people, unlisted = int(lacking["people"].sum()), int(known.teams["unlisted"].sum() or 0)
    communes = vi.share_of(len(lacking), len(known.teams))
    figure = word("task.teams_figure", n=vi.number(people), communes=communes, unlisted=vi.number(unlisted))
    return [(word("task.teams"), _names(lacking, "people"), figure)]


def _accounts(known: Known) -> list[tuple[str, str, str]]:
    value = pl.col("remaining").struct.field("value")
    left = known.accounts.with_columns(value.alias("left")).filter(pl.col("left") > 0)
    if left.is_empty():
        return []
    total = vi.number(float(left["left"].sum()))
    figure = word("task.accounts_figure", n=total, communes=vi.number(len(left)))
    return [(word("task.accounts"), _names(left, "left"), figure)]


def _operators(known: Known) -> list[tuple[str, str, str]]:
    """A letter an operator: what is past the day that it gave, and what has no day."""
    made = []
    for one in OPERATORS:
        late, of = known.spots.counts("S4", 1, f"operator={one}")
        without = known.spots.value("S4", 2, f"operator={one}")
        if not of or not (late or without):
            continue
        figure = word(
            "task.operator_figure", late=vi.number(late), of=vi.number(of), without=vi.number(without)
        )
        made.append((word("task.operator"), label(f"operator.{one}"), figure))
    return made


def _unsent(known: Known) -> list[tuple[str, str, str]]:
    sent, found = known.spots.counts("S2")
    if sent is None or found is None or sent >= found:
        return []
    figure = word("task.unsent_figure", n=vi.number(found - sent), of=vi.number(found))
    return [(word("task.unsent"), word("task.unsent_whom"), figure)]


def _verify(known: Known) -> list[tuple[str, str, str]]:
    total = int(known.signals["signals"].sum() or 0)
    if not total:
        return []
    most = known.signals.sort("signals", descending=True, maintain_order=True).row(0, named=True)
    figure = word(
        "task.verify_figure", n=vi.number(total), kind=most["name"], most=vi.number(most["signals"])
    )
    return [(word("task.verify"), word("task.verify_whom"), figure)]


def _names(frame: pl.DataFrame, column: str) -> str:
    rows = frame.sort(column, "name", descending=[True, False]).iter_rows(named=True)
    return named(word("accounts.place", name=row["full_name"], n=vi.number(row[column])) for row in rows)
