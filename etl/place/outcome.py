"""What looking for a place gives: its code, or the reason why it waits for review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Exactly one place: a commune's five digits, or a hamlet's code like 13285-001."""

    code: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """No place that can be taken unasked; candidates are codes for the reviewer, never a guess.

    ``rule`` is one of: blank_place, unknown_commune, unknown_code, old_code, old_unit, old_district,
    old_province, name_of_district, name_of_old_unit, wrong_type, no_diacritics, other_district,
    several_communes, code_name_conflict; for hamlets: unknown_commune, blank_place, unknown_hamlet,
    unknown_hamlet_code, other_commune, wrong_hamlet_type, ambiguous_hamlet.
    """

    rule: str
    message: str
    candidates: tuple[str, ...] = ()
