"""Checks the audit log: its chain whole, nothing changed, nothing missing."""

from etl.audit_chain import check
from etl.commands.audit_words import DO, state
from etl.home import Home
from etl.verify.finding import Finding


def audited(home: Home) -> Finding:
    """What was found of the audit log."""
    chain = check(home.root)
    said = state(chain)
    faults = said[:1] if chain.fault else []
    return Finding("Nhật ký hệ thống", said[0], faults, DO)
