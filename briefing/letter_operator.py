"""The letter to an operator about its open weak-signal spots; the spots themselves stand in its annex."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from briefing import letter_paper, official
from briefing.edition import Edition, Row
from briefing.letter_rules import Rules
from briefing.official_table import table
from figures import format as vi
from figures import letter_words
from figures.labels import word, words
from figures.measures import Measures

STEPS = {"clock": 75, "spots": 25, "late": 25, "longest": 40}
URGENT = ("admin_centre", "dense_residential")


@dataclass(frozen=True)
class Desk:
    """An operator with its open spots, a row each; ``day`` is that of the list."""

    code: str
    rows: list[Row]
    day: date

    @property
    def name(self) -> str:
        """To whom the letter goes."""
        return word(f"addressee.{self.code}")

    @property
    def letter(self) -> str:
        """The letter's file."""
        return f"{self.code}.docx"

    @property
    def annex(self) -> str:
        """The annex's file."""
        return f"{self.code}-phu-luc.xlsx"

    def late(self, clock: str = "") -> int:
        """Spots past the day that they wait for; of one kind of day where it is named."""
        mine = (row for row in self.rows if clock in ("", row["clock"]))
        return sum(letter_words.late(row, self.day) is not None for row in mine)

    def at(self, *clocks: str) -> int:
        """Spots that wait for one of these steps."""
        return sum(row["clock"] in clocks for row in self.rows)


def desks(edition: Edition) -> list[Desk]:
    """Operators that we can write to and that have open spots."""
    spots, day = edition.ask("letter_spots"), edition.meta["as_of"]
    made = [
        Desk(code, spots.filter(pl.col("operator") == code).to_dicts(), day) for code in words("addressee")
    ]
    return [one for one in made if one.rows]


def unsent(edition: Edition) -> list[Row]:
    """Open spots of which no addressee is known."""
    return edition.ask("letter_spots").filter(~pl.col("operator").is_in(list(words("addressee")))).to_dicts()


def subject(desk: Desk) -> str:
    """What the letter is about, in a line."""
    return word("letter_operator.subject", name=desk.name, n=letter_words.count(len(desk.rows)))


def document(edition: Edition, rules: Rules, desk: Desk) -> bytes:
    """The letter as .docx."""
    made = letter_paper.opened(
        edition, rules, subject(desk), word("letter_operator.abstract"), desk.name, listed=True
    )  # fmt: skip
    communes = len({row["commune_code"] for row in desk.rows})
    official.say(made, word(
        "letter_operator.opening", base=word("letter.base"), day=vi.day(desk.day), name=desk.name,
        n=letter_words.count(len(desk.rows)), communes=letter_words.count(communes), file=desk.annex,
    ))  # fmt: skip
    for said in _published(edition, desk):
        official.say(made, said)
    official.say(made, word("letter_operator.steps"), "Heading 1")
    table(made, [word(f"letter_column.{one}") for one in STEPS], letter_words.steps(desk.rows, desk.day),
          tuple(STEPS.values()), (True, False, False, False))  # fmt: skip
    official.say(made, word("letter_operator.note"), "Note")
    for said in (_counts(desk), _households(desk)):
        official.say(made, said)
    _asked(made, rules, desk)
    return letter_paper.closed(edition, made)


def _published(edition: Edition, desk: Desk) -> list[str]:
    """The operator's figures of the period, as published; what of them would be otherwise now."""
    measures, kind = Measures(edition.here("spots_measures")), f"operator={desk.code}"
    late, of = measures.counts("S4", 1, kind)
    moved = edition.restated_details().filter(
        (pl.col("breakdown") == kind) & (pl.col("part") == 1) & pl.col("indicator").is_in(["S1", "S4"])
    )  # fmt: skip
    signs = dict.fromkeys(moved["indicator"], vi.RESTATED)
    told = word("letter_operator.published_none") + signs.get("S4", "")
    if of and late is not None:
        told = word("letter_operator.published_late", late=vi.number(late),
                    of=vi.number(of) + signs.get("S4", ""))  # fmt: skip
    count = vi.number(measures.value("S1", 1, kind)) + signs.get("S1", "")
    of_period = letter_paper.of_period(edition)
    said = word("letter_operator.published", of_period=of_period, open=count, late=told, name=desk.name)
    return [said, *(letter_paper.restated(edition, row) for row in moved.to_dicts())]


def _counts(desk: Desk) -> str:
    urgent = sum(any(one in (row["priorities"] or "") for one in URGENT) for row in desk.rows)
    shared = sum(row["shared"] for row in desk.rows)
    counts = {"late": desk.late(), "urgent": urgent, "shared": shared}
    return word("letter_operator.counts", **{name: letter_words.count(n) for name, n in counts.items()})


def _households(desk: Desk) -> str:
    known = [row["affected_households"] for row in desk.rows if row["affected_households"] is not None]
    blank = len(desk.rows) - len(known)
    tail = word("letter_operator.households_blank", n=letter_words.count(blank)) if blank else ""
    return word("letter_operator.households", n=vi.number(sum(known)) if known else "–", blank=tail)


def _asked(made: Any, rules: Rules, desk: Desk) -> None:
    official.say(made, word("letter_operator.asked", name=desk.name), "Heading 1")
    wanted = {"ask_unsent": desk.at("unsent"), "ask_answer": desk.at("answer", "measure"),
              "ask_late": desk.late("promise")}  # fmt: skip
    for name, count in wanted.items():
        if count:
            official.say(made, word(f"letter_operator.{name}", n=letter_words.count(count)))
    status = letter_paper.status_of(rules, "letter_operator_working_days")
    official.say(made, word("letter_operator.ask_plan"))
    official.say(made, word("letter_operator.ask_reply", day=vi.day(rules.operator_due), status=status))
    official.say(made, word("letter_operator.closing", name=desk.name))
