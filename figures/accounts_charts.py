"""Charts of the accounts screen: new accounts and who helped, sessions against fraud, through time."""

import polars as pl

from figures import format as vi
from figures.drawing import Drawing
from figures.labels import word
from figures.stacked import Layer, columns


def new_accounts(frame: pl.DataFrame) -> Drawing:
    """New accounts a period, those that a team helped with at the foot (label, numerator, denominator)."""
    counted = list(frame.select("numerator", "denominator").iter_rows())
    helped = tuple(None if whole is None else int(top or 0) for top, whole in counted)
    alone = tuple(None if whole is None else int(whole - (top or 0)) for top, whole in counted)
    layers = [
        Layer(word("accounts.new_helped"), "", "coverage.3", helped),
        Layer(word("accounts.new_alone"), "", "coverage.1", alone),
    ]
    said = [vi.short_period(label) for label in frame["label"]]
    return columns(_ticks(frame, "denominator"), layers, full=said)


def sessions(frame: pl.DataFrame) -> Drawing:
    """Sessions a period; pointing tells how many people came (label, value, attendees)."""
    counted = tuple(None if value is None else int(value) for value in frame["value"])
    said = [
        word("accounts.hover", period=vi.short_period(label), n=vi.number(people))
        for label, people in frame.select("label", "attendees").iter_rows()
    ]
    layer = Layer(word("accounts.sessions"), "", "coverage.3", counted)
    return columns(_ticks(frame, "value"), [layer], full=said)


def _ticks(frame: pl.DataFrame, column: str) -> list[str]:
    """The month, with its year where that begins; a question mark where there is no figure."""
    found: list[str] = []
    before = ""
    for label, value in frame.select("label", column).iter_rows():
        short = vi.short_period(label).removeprefix(word("accounts.month")).strip()
        month, _, year = short.rpartition("/")
        text = (f"{month}\n{year}" if year != before else month) if month else short
        before = year
        found.append(text + ("\n?" if value is None else ""))
    return found
