"""All letters of a period: to lagging communes, to operators with annexes; lists to invite; the register."""

from collections.abc import Iterator

from briefing import letter_books, letter_commune, letter_operator, letter_register
from briefing.edition import Edition
from briefing.folder import File
from briefing.letter_operator import Desk
from briefing.letter_register import Entry
from briefing.letter_rules import Case, Rules, cases
from figures import format as vi
from figures.labels import word
from figures.letter_words import lower

INVITED = "danh-sach-moi-hop.xlsx"


def files(edition: Edition) -> Iterator[File]:
    """Every file by name, the register last. Raises NotThereError; KeyError where a word is not known."""
    rules, entries = Rules.of(edition), list[Entry]()
    every, desks = cases(edition, rules), letter_operator.desks(edition)
    for case in every:
        if case.written:
            document = letter_commune.document(edition, rules, case)
            entries.append(_to_commune(edition, rules, case, document))
            yield letter_commune.name(case), document
    for desk in desks:
        letter = letter_operator.document(edition, rules, desk)
        annex = letter_books.annex(edition, rules, desk)
        entries += _to_operator(rules, desk, letter, annex)
        yield from ((desk.letter, letter), (desk.annex, annex))
    guests = letter_books.invited(edition, every, desks)
    title = word("letter_book.invited")
    entries.append(Entry(INVITED, word("letter_book.invited_kind"), "", title, "", "", "", guests))
    yield INVITED, guests
    unsent = letter_operator.unsent(edition)
    yield letter_register.NAME, letter_register.document(edition, rules, entries, every, unsent)


def _to_commune(edition: Edition, rules: Rules, case: Case, document: bytes) -> Entry:
    to = word("letter_commune.to", place=lower(case.commune["full_name"]))
    kind, abstract = word("letter_book.commune_kind"), letter_commune.subject(edition, case)
    day = vi.day(rules.commune_due)
    return Entry(letter_commune.name(case), kind, to, abstract, case.reason, "", day, document)


def _to_operator(rules: Rules, desk: Desk, letter: bytes, annex: bytes) -> list[Entry]:
    reason = word("letter_reason.spots", n=len(desk.rows), late=desk.late())
    day, title = vi.day(rules.operator_due), word("letter_book.annex", name=desk.name)
    kind, abstract = word("letter_book.operator_kind"), letter_operator.subject(desk)
    return [
        Entry(desk.letter, kind, desk.name, abstract, reason, desk.annex, day, letter),
        Entry(desk.annex, word("letter_book.annex_kind"), desk.name, title, reason, "", "", annex),
    ]  # fmt: skip
