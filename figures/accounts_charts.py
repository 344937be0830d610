"""Charts of the accounts screen: new accounts and who helped, sessions against fraud, through time."""

import polars as pl

from figures import format as vi
from figures.charts import Chart
from figures.labels import word
from figures.stacked import Layer, columns
from figures.theme import Theme

NO_WIDTH = "\u200b"


def new_accounts(frame: pl.DataFrame, look: Theme) -> Chart:
    """New accounts a period, those that a team helped with at the foot (label, numerator, denominator)."""
    counted = list(frame.select("numerator", "denominator").iter_rows())
    layers = [
        Layer(word("accounts.new_helped"), "", look.coverage[3], tuple(int(top or 0) for top, _ in counted)),
        Layer(
            word("accounts.new_alone"), "", look.coverage[1],
            tuple(int((whole or 0) - (top or 0)) for top, whole in counted),
        ),
    ]  # fmt: skip
    said = [vi.short_period(label) for label in frame["label"]]
    return columns(_ticks(frame, "denominator"), layers, look, full=said)


def sessions(frame: pl.DataFrame, look: Theme) -> Chart:
    """Sessions a period; pointing tells how many people came (label, value, attendees)."""
    counted = tuple(int(value or 0) for value in frame["value"])
    said = [
        word("accounts.hover", period=vi.short_period(label), n=vi.number(people))
        for label, people in frame.select("label", "attendees").iter_rows()
    ]
    layer = Layer(word("accounts.sessions"), "", look.coverage[3], counted)
    return columns(_ticks(frame, "value"), [layer], look, full=said)


def _ticks(frame: pl.DataFrame, column: str) -> list[str]:
    """The month, with its year where that begins; a question mark where there is no figure: none is nought.

    Labels that look alike differ by a blank without width: the axis takes equal ones for one place.
    """
    found: list[str] = []
    before = ""
    for label, value in frame.select("label", column).iter_rows():
        short = vi.short_period(label).removeprefix(word("accounts.month")).strip()
        month, _, year = short.rpartition("/")
        text = (f"{month}<br>{year}" if year != before else month) if month else short
        text += "<br>?" if value is None else ""
        before = year
        found.append(text + NO_WIDTH * sum(text == one.rstrip(NO_WIDTH) for one in found))
    return found
