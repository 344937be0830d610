"""What each place named in a text can mean, taken by itself."""

import re
from dataclasses import dataclass
from typing import Literal

from etl.place.mentions import Mention
from etl.place.units import PROVINCE, Units

Sense = Literal[
    "commune", "old_unit", "old_code", "unknown_code", "wrong_type", "name_of_district", "name_of_old_unit",
    "no_diacritics", "district", "province", "unknown",
]  # fmt: skip

_PLAIN_TYPE = re.compile(r"^(?:ubnd )?(?:xa|phuong) ")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sense of a mention, with the communes it stands for or has gone to."""

    sense: Sense
    mention: Mention
    codes: tuple[str, ...] = ()


def meaning(mention: Mention, units: Units) -> Meaning:
    """The one sense in which the mention can be taken; several readings never give ``commune``."""
    match mention.kind:
        case "code":
            return _code(mention, units)
        case "huyện" | "thị xã" | "thành phố":
            return Meaning("district", mention, units.of_district(mention.name))
        case "tỉnh":
            return Meaning("province", mention)
        case "bare":
            return _bare(mention, units)
    return _typed(mention, units)


def _code(mention: Mention, units: Units) -> Meaning:
    if mention.name in units.communes:
        return Meaning("commune", mention, (mention.name,))
    old = units.old_by_code.get(mention.name)
    return (
        Meaning("old_code", mention, tuple(sorted(old.new_codes)))
        if old
        else Meaning("unknown_code", mention)
    )


def _typed(mention: Mention, units: Units) -> Meaning:
    commune = units.by_name.get(mention.name)
    old = _gone_to(mention.name, units, mention.kind)
    if commune and commune.type == mention.kind and not mention.old:
        return Meaning("commune", mention, (commune.code,))
    if old:
        return Meaning("old_unit", mention, old)
    if commune and not mention.old:
        return Meaning("wrong_type", mention, (commune.code,))
    return _not_known(mention, units)


def _bare(mention: Mention, units: Units) -> Meaning:
    commune = units.by_name.get(mention.name)
    old = _gone_to(mention.name, units)
    if not commune or mention.old:
        area = units.is_area(mention.name) and not mention.old
        if area or mention.name == PROVINCE:
            return Meaning("province" if mention.name not in units.districts else "district", mention)
        return Meaning("old_unit", mention, old) if old else _not_known(mention, units)
    elsewhere = tuple(code for code in old if code != commune.code)
    if units.is_area(mention.name):
        return Meaning("name_of_district", mention, (commune.code, *elsewhere))
    if elsewhere:
        return Meaning("name_of_old_unit", mention, (commune.code, *elsewhere))
    return Meaning("commune", mention, (commune.code,))


def _gone_to(name: str, units: Units, type_: str | None = None) -> tuple[str, ...]:
    return tuple(sorted({code for unit in units.old(name, type_) for code in unit.new_codes}))


def _not_known(mention: Mention, units: Units) -> Meaning:
    if mention.name.isascii() and not mention.old:
        codes = units.plain.get(_PLAIN_TYPE.sub("", mention.name), set())
        return Meaning("no_diacritics" if codes else "unknown", mention, tuple(sorted(codes)))
    return Meaning("unknown", mention)
