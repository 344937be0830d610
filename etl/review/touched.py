"""Which kept files a decision bears upon: those to be read again when it is taken or withdrawn."""

import polars as pl

from etl.review.decided import RULE
from etl.review.decision import Decision, same_words
from etl.store import Archive


def touched_by(archive: Archive, decision: Decision) -> set[int]:
    """Numbers of the receipts to read again, judged by what the archive held before the decision."""
    if decision.kind == "explanation":
        return set()
    ledger, quality = archive.ledger(), archive.quality()
    if decision.kind == "undo":
        marks = pl.col("rule").is_in([RULE, "rejected_in_review"]) & (pl.col("value") == decision.undoes)
        return set(ledger.join(quality.filter(marks), on="sheet_key", how="semi")["receipt"])
    waiting = ledger.filter(pl.col("status") == "needs_review")
    own = set(waiting.filter(sha256=decision.sha256, sheet=decision.sheet)["receipt"])
    if decision.kind == "reject" or decision.once:
        return own
    asked = waiting.join(quality.filter(pl.col("severity") == "error"), on="sheet_key")
    return own | set(asked.filter(_alike(decision, asked))["receipt"])


def _alike(decision: Decision, asked: pl.DataFrame) -> pl.Series:
    """Which of the errors the decision may settle, because the same is written there."""
    if decision.kind == "form":
        return asked["form"] == ""
    words = {same_words(decision.written), *(same_words(named.written) for named in decision.hamlets)}
    same = [same_words(value or "") in words for value in asked["value"]]
    return pl.Series(same, dtype=pl.Boolean) & (asked["column"] == f"{decision.kind}_code")
