"""The letter to a lagging commune: what is behind plan, what was not sent, what to do by when."""

from typing import Any

import polars as pl

from briefing import letter_paper, official
from briefing.edition import Edition
from briefing.folder import plain
from briefing.letter_rules import MAIN, Case, Rules
from briefing.official_table import table
from figures import format as vi
from figures import letter_words
from figures.labels import word

FIGURES = {"indicator": 44, "value": 24, "parts": 26, "plan": 23, "gap": 30, "province": 18}
RANKED = {"indicator": 36, "value": 21, "parts": 24, "plan": 21, "gap": 30, "province": 17, "rank": 16}
FORMS = {"form": 16, "form_name": 58, "period": 28, "due": 22, "since": 22, "days": 19}
"""Columns of the tables and their widths in millimetres."""


def name(case: Case) -> str:
    """The letter's file: code and name in plain letters."""
    return f"{case.code}-{plain(case.commune['full_name'])}.docx"


def subject(edition: Edition, case: Case) -> str:
    """What the letter is about, in a line."""
    return word("letter_commune.subject", place=_place(case), period=_lower(edition.label))


def document(edition: Edition, rules: Rules, case: Case) -> bytes:
    """The letter as .docx."""
    place = _place(case)
    made = letter_paper.opened(
        edition, rules, subject(edition, case),
        word("letter_commune.abstract", period=_lower(edition.label)), word("letter_commune.to", place=place),
    )  # fmt: skip
    base, of_period = word("letter.base"), letter_paper.of_period(edition)
    official.say(made, word("letter_commune.opening", base=base, of_period=of_period, place=place))
    _behind(made, edition, rules, case)
    _missing(made, edition, case)
    _asked(made, edition, rules, case)
    return letter_paper.closed(edition, made)


def _place(case: Case) -> str:
    return letter_words.lower(case.commune["full_name"])


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _behind(made: Any, edition: Edition, rules: Rules, case: Case) -> None:
    official.say(made, word("letter_commune.behind"), "Heading 1")
    if case.behind:
        wide = RANKED if rules.show_rank else FIGURES
        moved = edition.restated()
        province = {
            row["indicator"]: row | {"restated": (None, row["indicator"], 1) in moved}
            for row in edition.here("province").to_dicts()
        }
        rows = letter_words.figures_table(case.behind, province, rank=rules.show_rank)
        _table(made, wide, rows, ("indicator",), gap=False)
        official.say(made, word("letter.proposed_plan"), "Note")
    elif case.unknown:
        names = ", ".join(case.unknown)
        official.say(made, word("letter_commune.behind_unknown", names=names))
    else:
        official.say(made, word("letter_commune.behind_none"))
    for said in (*_standing(edition, rules, case), *_household(case)):
        official.say(made, said)


def _household(case: Case) -> list[str]:
    """What households still need, and the leading sign, where the commune lags on them."""
    if not any(row["indicator"] == MAIN for row in case.behind):
        return []
    return [said for said in (letter_words.need(case.lagging), letter_words.sign(case.lagging)) if said]


def _standing(edition: Edition, rules: Rules, case: Case) -> list[str]:
    """That the period is published for good; what of the commune or the province would be otherwise now."""
    if not edition.frozen:
        return []
    own, whole = pl.col("commune_code") == case.code, pl.col("commune_code").is_null()
    told = edition.here("frozen_restated").filter((own | whole) & (pl.col("part") == 1))
    shown = {(place, row["indicator"]) for row in case.behind for place in (None, case.code)}
    shown |= {(case.code, one) for one in rules.indicators if case.unknown}
    day = vi.day(edition.frozen["frozen_on"])
    said = [
        letter_paper.restated(edition, row, "" if row["commune_code"] else word("briefing.whole"))
        for row in told.to_dicts() if (row["commune_code"], row["indicator"]) in shown
    ]  # fmt: skip
    return [word("letter.frozen", day=day), *said]


def _missing(made: Any, edition: Edition, case: Case) -> None:
    official.say(made, word("letter_commune.missing"), "Heading 1")
    if not case.missing:
        official.say(made, word("letter_commune.missing_none", place=case.commune["full_name"]))
        return
    told = {"n": letter_words.count(len(case.missing)), "day": vi.day(edition.meta["as_of"])}
    official.say(made, word("letter_commune.missing_some", place=_place(case), **told))
    _table(made, FORMS, letter_words.forms_table(case.missing), ("form_name", "period"))


def _asked(made: Any, edition: Edition, rules: Rules, case: Case) -> None:
    official.say(made, word("letter_commune.asked", place=_place(case)), "Heading 1")
    day = vi.day(rules.commune_due)
    status = letter_paper.status_of(rules, "letter_commune_working_days")
    said = letter_words.asks(case.behind, edition.here("duties_list"))
    if case.missing:
        said.append(word("letter_commune.ask_forms", n=letter_words.count(len(case.missing)), day=day))
    for one in (*said, word("letter_commune.ask_answer", day=day, status=status)):
        official.say(made, one)
    official.say(made, word("letter_commune.closing", place=_place(case)))


def _table(
    made: Any, wide: dict[str, int], rows: list[list[str]], left: tuple[str, ...], *, gap: bool = True
) -> None:
    head = [word(f"letter_column.{one}") for one in wide]
    table(made, head, rows, tuple(wide.values()), tuple(one in left for one in wide))
    if gap:
        official.say(made, "", "Gap")
