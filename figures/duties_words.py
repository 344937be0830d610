"""Words of the duties screen: how duties stand in all, which lag most, and one duty over the communes."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word, words

STATES = ("done", "in_progress", "late", "no_evidence", "no_data")
SIGNS = {"done": "✓", "in_progress": "…", "late": "▼", "no_evidence": "✕", "no_data": "?"}
NAMED = 3
Row = dict[str, Any]


def answer(listed: pl.DataFrame, where: str) -> list[str]:
    """Sentences over duties (the duties_list answer, perhaps filtered); ``where`` says of whom."""
    counts = dict(listed["state"].value_counts().iter_rows())
    known = {state: counts[state] for state in STATES if counts.get(state)}
    n = vi.number(len(listed))
    if not known:
        return [word("duties.unjudged", n=n, where=where)]
    said = [word("duties.count", n=n, where=where, states=told(known))]
    late = most(listed, "late")
    said.append(word("duties.late", duties=late) if late else word("duties.late_none"))
    if proof := most(listed, "no_evidence"):
        said.append(word("duties.evidence", duties=proof))
    done = most(listed, "done")
    return [*said, word("duties.done", duties=done) if done else word("duties.done_none")]


def told(counts: dict[str, int]) -> str:
    """Counts by state in words, in the order of states; states with none are left out."""
    states = words("duty_state")
    return ", ".join(
        word("duties.state_count", n=vi.number(counts[state]), state=states[state])
        for state in STATES
        if counts.get(state)
    )


def most(listed: pl.DataFrame, state: str) -> str:
    """The duties with most communes in a state, of all communes, and how many more stand like the last."""
    some = listed.filter(pl.col(state) > 0).sort(state, "duty", descending=[True, False])
    top = some.head(NAMED)
    named = ", ".join(
        word(
            "duties.duty_share", duty=row["duty"], text=short(row["text"]), n=vi.number(row[state]),
            all=vi.number(total(row)),
        )
        for row in top.iter_rows(named=True)
    )  # fmt: skip
    alike = 0 if top.is_empty() else some.filter(pl.col(state) == top[state][-1]).height
    more = alike - top.filter(pl.col(state) == top[state][-1]).height if alike else 0
    return named + (word("duties.alike", n=more) if more else "")


def total(row: Row) -> int:
    """Communes in any state."""
    return sum(int(row[state]) for state in STATES)


def of_duty(row: Row, communes: pl.DataFrame) -> list[str]:
    """One duty: the province, the communes by state, and what is most often furthest behind."""
    worst = word("duties.one_worst", name=row["worst_name"]) if row["worst_name"] else ""
    state = words("duty_state").get(row["state"], word("state.not_reported"))
    said = [word("duties.one_province", state=state, worst=worst)]
    if communes.is_empty():
        return [*said, word("duties.one_only")] if row["grain"] == "province" else said
    counts = dict(communes["state"].value_counts().iter_rows())
    said.append(word("duties.one_states", all=vi.number(len(communes)), states=told(counts)))
    late = communes.filter((pl.col("state") == "late") & pl.col("worst_name").is_not_null())
    common = late.group_by("worst_name").len().sort("len", "worst_name", descending=[True, False]).head(NAMED)
    if len(common):
        names = ", ".join(
            word("duties.one_common_name", name=name, n=vi.number(n)) for name, n in common.iter_rows()
        )
        said.append(word("duties.one_common", names=names))
    return said


def short(text: str, most: int = 48) -> str:
    """The beginning of a text, whole words, with three dots where it goes on."""
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def deadline(row: Row) -> str:
    """When it is due, as the letter says it."""
    return str(row["deadline"] or word("duties.no_deadline"))
