"""What all letters share: head, foot with the figures' origin, who receives a copy, who signs."""

from dataclasses import replace
from typing import Any

from briefing import official
from briefing.edition import Edition, Row
from briefing.letter_rules import MAIN, Rules
from figures import briefing_words
from figures import format as vi
from figures.figure import Figure
from figures.foot import lines
from figures.labels import word

WANTED = ("period", "cut_off", "reported", "snapshot")


def opened(edition: Edition, rules: Rules, subject: str, abstract: str, to: str, listed: bool = False) -> Any:
    """A letter with its head and addressee; ``listed`` where it tells of a list as last known."""
    foot = " · ".join(origin(edition, listed=listed))
    alarm = word("product.simulated") if edition.meta["simulated"] else ""
    made = official.paper(subject, foot, alarm, edition.meta["as_of"])
    official.opened(made, official.Head(
        word("official.parent"), word("official.body"), word("official.number", symbol=rules.symbol),
        word("official.place_day", year=edition.meta["as_of"].year), abstract,
    ))  # fmt: skip
    official.addressed(made, [to])
    return made


def origin(edition: Edition, *, listed: bool = False) -> list[str]:
    """Where the figures come from: period, cut-off, who reported, snapshot; the day of a list."""
    passport = replace(edition.passport(), reported=edition.passport(MAIN).reported)
    known = dict(lines(Figure("", "", passport=passport)))
    parts = [known[name] for name in WANTED if name in known]
    day = word("letter.listed", day=vi.day(edition.meta["as_of"]))
    return [*parts[:-1], day, parts[-1]] if listed else parts


def closed(edition: Edition, made: Any) -> bytes:
    """The letter signed by the director, as .docx."""
    receivers = [word("letter.as_above"), word("letter.province"), word("letter.kept")]
    official.signed(made, receivers, [word("official.director")])
    return official.finished(made, edition.meta["as_of"])


def of_period(edition: Edition) -> str:
    """The period with its days, and the day to which figures are counted."""
    label = edition.period["label"]
    named = label[:1].lower() + label[1:]
    return word("letter.of_period", period=named, day=vi.day(edition.period["cut_off"]))


def restated(edition: Edition, row: Row, whose: str = "") -> str:
    """A published figure that would be another one now: both, and why; ``whose`` stands before its name."""
    sides = {side: briefing_words.value(row, side) for side in ("published", "current")}
    name = f"{whose}, {row['short_name']}" if whose else row["short_name"]
    day = vi.day(edition.meta["as_of"])
    return word("letter.restated", name=name, day=day, reason=row["reason"] or "–", **sides)


def standing(edition: Edition) -> str:
    """For lists: that the period is published for good, and what the sign behind a figure means."""
    if not edition.frozen:
        return ""
    more = f" {word('letter_book.restated')}" if edition.restated() else ""
    return edition.standing() + more


def status_of(rules: Rules, setting: str) -> str:
    """Words beside a day that no one has confirmed; empty for an official one."""
    row = next(one for one in rules.used.to_dicts() if one["key"] == setting)
    return "" if row["status"] == "official" else word("letter_commune.proposed_day")
