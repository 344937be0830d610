"""What the teams are made of, figure by figure: as published, else added up from the communes."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word
from figures.topic_words import MOST, named

Row = dict[str, Any]
FIELDS = {
    "A5": "lists_on_time",
    "A7": "load",
    "A8": "phones",
    "A9": "led",
    "A10": "young",
    "A11": "composed",
    "B1": "trained",
    "B2": "topics",
    "B3": "finished",
}
"""Indicators of the table and the columns of the teams_communes answer that hold them."""
ADDED = ("A5", "A9")
"""Published for communes only: the sum over the communes is told."""
TOPICS = "B2"
BURDENS = ("A7",)
"""The more, the worse."""


def figures(scope: pl.DataFrame, communes: pl.DataFrame) -> list[Row]:
    """A row an indicator: its figure in the scope, target, tone, who has it, the three lowest communes.

    ``scope`` is the scope_figures answer, ``communes`` the teams_communes answer inside the scope.
    """
    whole = {row["indicator"]: row for row in scope.filter(pl.col("part") == 1).iter_rows(named=True)}
    return [_row(code, whole[code], communes) for code in FIELDS if code in whole]


def _row(code: str, known: Row, communes: pl.DataFrame) -> Row:
    own = communes.select("full_name", pl.col(FIELDS[code]).struct.unnest())
    sent = own.filter((pl.col("state") == "ok") & (pl.col("units_reporting") > 0))
    row = {**known, "lowest": _lowest(known, sent), "of": word(f"teams.of_{code}")}
    if code in ADDED:
        return _added(row, sent, len(communes))
    if code == TOPICS:
        return _whole_topics(row, sent, len(communes))
    return row


def _added(row: Row, sent: pl.DataFrame, communes: int) -> Row:
    top, bottom = sent.select("numerator", "denominator").sum().row(0)
    value = 100 * top / bottom if bottom else None
    share = {"value": value, "numerator": top, "denominator": bottom, "communes": communes}
    return {**row, **share, **_judged(value, sent)}


def _whole_topics(row: Row, sent: pl.DataFrame, communes: int) -> Row:
    """Communes with all the topics, of all communes."""
    goal = row["target"] or 4
    met = len(sent.filter(pl.col("value") >= goal))
    value = 100 * met / communes if len(sent) else None
    name = f"{row['name']}: {word('teams.topics_all', n=vi.number(goal))}"
    share = {"value": value, "numerator": met, "denominator": communes, "communes": communes}
    return {**row, **share, "name": name, "unit": "%", "decimals": 1, **_judged(value, sent)}


def _judged(value: float | None, sent: pl.DataFrame) -> Row:
    """No plan and no tone is published for what we add up ourselves."""
    state = "not_reported" if value is None else "ok"
    return {"state": state, "plan": None, "tone": None, "gap": None, "communes_reporting": len(sent)}


def _lowest(known: Row, sent: pl.DataFrame) -> str:
    """The three communes that need most attention, or how many stand at nought where they are more."""
    burden = known["indicator"] in BURDENS
    none = sent.filter(pl.col("value") == 0).sort("full_name")["full_name"].to_list()
    if len(none) > MOST and not burden:
        return word("teams.force_zero", n=len(none), names=named(none))
    worst = sent.sort("value", "full_name", descending=[burden, False]).head(MOST)
    return named(
        f"{row['full_name']} ({vi.quantity(row['value'], known['unit'], known['decimals'])})"
        for row in worst.iter_rows(named=True)
    )
