"""The whole check of a home, under its lock, so that nothing moves meanwhile."""

from collections.abc import Iterator

from etl.home import Home
from etl.verify.again import again
from etl.verify.audited import audited
from etl.verify.finding import Finding
from etl.verify.journals import decided, receipts
from etl.verify.originals import originals
from etl.verify.parsed import parsed
from etl.verify.published import frozen, snapshot


def verify(home: Home, rebuild: bool = False) -> list[Finding]:
    """Every finding about the home; ``rebuild`` computes the snapshot again from originals alone."""
    with home.writing():
        return list(findings(home, rebuild))


def findings(home: Home, rebuild: bool = False) -> Iterator[Finding]:
    """The findings, each as soon as it is there; the home's lock must be held."""
    received, journal = receipts(home)
    yield journal
    taken, second = decided(home, received)
    yield second
    yield audited(home)
    yield originals(home, received)
    yield parsed(home, received, taken)
    yield frozen(home)
    batches = [*(one.batch for one in received), *(one.batch for one in taken)]
    published = snapshot(home, max(batches, default=0))
    yield published
    if rebuild and journal.whole and second.whole and published.whole:
        yield again(home)
