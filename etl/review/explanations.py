"""Accepted explanations of flags: which cells each covers, in which words, and what changed since."""

from collections.abc import Iterator, Mapping

import polars as pl

from etl.home import Home
from etl.review.decision import Decision, decisions, standing

EXPLANATIONS: Mapping[str, pl.DataType] = {
    "cell": pl.String(),
    "decision": pl.String(),
    "explanation": pl.String(),
    "explained_by": pl.String(),
    "explained_on": pl.Date(),
}
"""One row a cell whose explanation stands: the cell's mark, the decision that accepted it, the commune's
words, who accepted them and when. A cell explained twice has the newest words."""


def explanations(home: Home) -> pl.DataFrame:
    """Every explanation that was accepted and not taken back (EXPLANATIONS)."""
    lines = [line for line in standing(decisions(home)) if line.kind == "explanation"]
    rows = [(cell, line.id, line.reason, line.by, line.day) for line in lines for cell in line.cells]
    return pl.DataFrame(rows, schema=dict(EXPLANATIONS), orient="row").unique(
        "cell", keep="last", maintain_order=True
    )


def explained_since(home: Home, batch: int) -> Iterator[tuple[str, str]]:
    """Commune and words of each explanation that was accepted, or taken back, after that batch."""
    lines = decisions(home)
    accepted = {line.id: line for line in lines if line.kind == "explanation"}
    for line in lines:
        if line.batch > batch and (line.id in accepted or line.undoes in accepted):
            yield accepted.get(line.id, accepted.get(line.undoes, line)).code, _told(line)


def _told(line: Decision) -> str:
    did = "rút giải trình" if line.kind == "undo" else "nhận giải trình"
    return f"{did} {line.undoes or line.id} ({line.by}, {line.day:%d/%m/%Y})"
