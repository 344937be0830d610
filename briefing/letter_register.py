"""The register of letters: what goes to whom and why, with checksums; who is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import polars as pl

from briefing import letter_paper
from briefing.edition import Edition, Row
from briefing.letter_books import Sheet, book, head
from briefing.letter_rules import Case, Rules
from briefing.sheet import Column
from figures import format as vi
from figures.labels import word, words

NAME = "so-cong-van.xlsx"
LETTERS = {"number": 5, "file": 34, "kind": 18, "addressee": 34, "abstract": 46, "reason": 62, "annex": 24,
           "answer_by": 12}  # fmt: skip
SEALS = {"number": 5, "file": 36, "size": 12, "checksum": 70, "snapshot": 22}
LEFT = {"commune_code": 9, "commune": 26, "group": 20, "reason": 90}
SPOTS = {"spot": 16, "commune": 26, "hamlet": 26, "operators": 20, "reason": 80}
RULES = {"setting": 30, "setting_value": 30, "meaning": 70, "setting_status": 24, "source": 60}


@dataclass(frozen=True)
class Entry:
    """One file that goes out: what it is, to whom, why, with what, until when an answer is asked."""

    file: str
    kind: str
    addressee: str
    abstract: str
    reason: str
    annex: str
    answer_by: str
    document: bytes


def checksum(document: bytes) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return sha256(document).hexdigest()


def document(
    edition: Edition, rules: Rules, entries: Sequence[Entry], cases: Sequence[Case], unsent: Sequence[Row]
) -> bytes:
    """The register as .xlsx."""
    title = word("letter_book.register", period=edition.label)
    listed = [{"number": str(at), **{name: getattr(one, name) for name in LETTERS if name != "number"}}
              for at, one in enumerate(entries, start=1)]  # fmt: skip
    seals = [
        {"number": str(at), "file": one.file, "size": vi.number(len(one.document)),
         "checksum": checksum(one.document), "snapshot": edition.meta["snapshot_id"]}
        for at, one in enumerate(entries, start=1)
    ]  # fmt: skip
    left = [
        {"commune_code": case.code, "commune": case.commune["full_name"],
         "group": case.commune["peer_group_name"], "reason": case.reason}
        for case in cases if not case.written
    ]  # fmt: skip
    spots = [_spot(row) for row in unsent]
    used = [_rule(row) for row in rules.used.to_dicts()]
    named = (("register", LETTERS, listed), ("left", LEFT, left), ("spots_left", SPOTS, spots),
             ("rules", RULES, used), ("seals", SEALS, seals))  # fmt: skip
    note = letter_paper.standing(edition)
    sheets: list[Sheet] = [
        (word(f"letter_book.{name}_tab"), word(f"letter_book.{name}", period=edition.label),
         note if rows else word("letter_book.nothing"),
         pl.DataFrame(rows, schema=dict.fromkeys(wide, pl.String), orient="row"),
         [Column(head(one), one, width, wraps=one == "setting_value") for one, width in wide.items()], 2)
        for name, wide, rows in named
    ]  # fmt: skip
    return book(edition, title, sheets)


def _spot(row: Row) -> Row:
    named = words("operator")
    operators = ", ".join(named.get(one, one) for one in (row["operators"] or "other").split(";"))
    reason = word("letter_reason.no_operator", operator=operators)
    return {"spot": row["spot_code"], "commune": row["full_name"], "hamlet": row["hamlet"],
            "operators": operators, "reason": reason}  # fmt: skip


def _rule(row: Row) -> Row:
    status = words("letter_book").get(row["status"], row["status"])
    unit = f" {row['unit']}" if row["unit"] else ""
    return {"setting": row["key"], "setting_value": f"{row['value']}{unit}", "meaning": row["meaning"],
            "setting_status": status, "source": row["source"]}  # fmt: skip
