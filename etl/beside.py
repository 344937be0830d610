"""What is told besides figures, from the rows alone: it is worked out while the figures are."""

from typing import NamedTuple

import polars as pl

from etl import credibility
from etl.assess.circumstances import circumstances
from etl.assess.duty_evidence import evidence_rows
from etl.indicators import Scope, explained
from etl.mergers.marks import converted_marks
from etl.snapshot.flags import flags_of


class Beside(NamedTuple):
    """Signals, flags, what was looked at for them, evidence of duties, circumstances of communes, marks."""

    signals: pl.DataFrame
    flags: pl.DataFrame
    checked: pl.DataFrame
    evidence: pl.DataFrame
    circumstances: pl.DataFrame
    converted: pl.DataFrame


def beside(scope: Scope) -> Beside:
    """All of it for a scope that holds every commune; safe in a thread of its own."""
    found = credibility.signals(scope)
    return Beside(
        found,
        flags_of(scope.shared(explained.judged), scope.tables.ledger()),
        credibility.checked(scope, found),
        evidence_rows(scope),
        circumstances(scope),
        converted_marks(scope),
    )
