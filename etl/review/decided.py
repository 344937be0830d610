"""The decisions in force while a batch is read: asked only where a file by itself stays unclear."""

from collections.abc import Iterable, Iterator

from etl.home import Home
from etl.review.decision import Decision, Kind, decisions, same_words, standing
from etl.tables.parsed import Issue

RULE = "decided"
"""Rule of the remark that stands with every sheet which a decision let in; its value is the decision's id."""


class Decided:
    """Finds the decision for one sheet: one about this very sheet first, else what was remembered, newest."""

    def __init__(self, lines: Iterable[Decision] = ()) -> None:
        self._lines = list(lines)[::-1]

    @classmethod
    def until(cls, home: Home, batch: int) -> "Decided":
        """The decisions that stood when the batch was taken in, so that a replay reads as it was read."""
        return cls(standing(decisions(home, batch)))

    def rejected(self, sha256: str, sheet: str) -> Decision | None:
        """The decision not to take in this sheet."""
        return next((line for line in self._of("reject") if _is_of(line, sha256, sheet)), None)

    def commune(self, sha256: str, sheet: str, written: str, sender: str | None) -> Decision | None:
        """The commune of a sheet on which ``written`` stands, sent for that commune or for none."""
        return self._remembered("commune", sha256, sheet, written, sender or "")

    def form(self, sha256: str, sheet: str, signature: str, sender: str | None) -> Decision | None:
        """The form of a table that was not recognised, by the signature of its headings."""
        return self._remembered("form", sha256, sheet, signature, sender or "")

    def hamlet(
        self, sha256: str, sheet: str, commune: str, written: str, row: int | None = None
    ) -> tuple[Decision, str] | None:
        """The decision for a hamlet's name as written, and the hamlet's code."""
        words = same_words(written)
        found = [
            (line, named)
            for line in self._of("hamlet")
            for named in line.hamlets
            if same_words(named.written) == words and named.code.startswith(f"{commune}-")
        ]
        here = [pair for pair in found if _is_of(pair[0], sha256, sheet)]
        for line, named in here:
            if row in named.rows or not named.rows:
                return line, named.code
        for line, named in found:
            if words and not line.once and not named.rows:
                return line, named.code
        return None

    def _remembered(self, kind: Kind, sha256: str, sheet: str, written: str, sender: str) -> Decision | None:
        lines = [line for line in self._of(kind) if line.sender == sender]
        own = next((line for line in lines if _is_of(line, sha256, sheet)), None)
        words = same_words(written)
        known = (line for line in lines if words and not line.once and same_words(line.written) == words)
        return own or next(known, None)

    def _of(self, kind: Kind) -> Iterator[Decision]:
        return (line for line in self._lines if line.kind == kind)


def remark(decision: Decision, column: str, outcome: str) -> Issue:
    """The remark on a sheet that a decision let in: what it was taken for, by whose word."""
    message = f"{outcome} theo {decision.told}."
    return Issue(None, column, decision.id, RULE, "warning", message)


def refusal(decision: Decision) -> Issue:
    """The error of a sheet that a person decided not to take in."""
    message = f"Không nhận theo {decision.told}: {decision.reason}."
    return Issue(None, "", decision.id, "rejected_in_review", "error", message)


def _is_of(line: Decision, sha256: str, sheet: str) -> bool:
    return line.sha256 == sha256 and line.sheet == sheet
