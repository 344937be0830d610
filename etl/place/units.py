"""The units that names can mean: the 129 communes, the 398 units before them, old districts and provinces."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.reference import Row
from etl.text.normal import key

PROVINCE = "ninh bình"
_DISTRICT_WORDS = ("huyện ", "thị xã ", "thành phố ")


@dataclass(frozen=True, slots=True)
class Commune:
    """One of the 129: code, type word, names, and as keys the districts and province it comes from."""

    code: str
    type: str
    name: str
    full_name: str
    districts: frozenset[str]
    province: str

    @property
    def key(self) -> str:
        """The name without type word, as matched."""
        return key(self.name)


@dataclass(slots=True)
class OldUnit:
    """One of the 398: type word, district and province as keys, and the codes of the communes it went to."""

    code: str
    type: str
    district: str
    province: str
    new_codes: set[str] = field(default_factory=set)


def district_key(text: str) -> str:
    """A district's name without its type word, as matched: "Thị xã Duy Tiên" gives "duy tiên"."""
    name = key(text)
    for word in _DISTRICT_WORDS:
        name = name.removeprefix(word)
    return name


def without_marks(name: str) -> str:
    """A key without any diacritic, for telling why a name typed without them is not found."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class Units:
    """Indexes of every unit by code and by name."""

    def __init__(self, communes: Iterable[Row], old_units: Iterable[Row], aliases: Iterable[Row]) -> None:
        self.communes = {commune.code: commune for commune in map(_commune, communes)}
        self.by_name = {key(commune.name): commune for commune in self.communes.values()}
        self.old_by_name: dict[str, list[OldUnit]] = defaultdict(list)
        self.old_by_code: dict[str, OldUnit] = {}
        for row in old_units:
            self._add_old(row)
        for row in aliases:
            self.by_name.setdefault(key(str(row["alias"])), self.communes[str(row["commune_code"])])
        everything = [unit for units in self.old_by_name.values() for unit in units]
        self.districts = {unit.district for unit in everything}
        self.provinces = {unit.province for unit in everything}
        self.plain: dict[str, set[str]] = defaultdict(set)
        for name, commune in self.by_name.items():
            self.plain[without_marks(name)].add(commune.code)

    def _add_old(self, row: Row) -> None:
        code = str(row["old_code"])
        unit = self.old_by_code.get(code)
        if unit is None:
            district, province = district_key(str(row["old_district"])), key(str(row["former_province"]))
            unit = self.old_by_code[code] = OldUnit(code, str(row["old_type"]), district, province)
            self.old_by_name[key(str(row["old_name"]))].append(unit)
        unit.new_codes.add(str(row["new_code"]))

    def old(self, name: str, type_: str | None = None) -> list[OldUnit]:
        """Old units of that name, and of that type where one is given."""
        return [unit for unit in self.old_by_name.get(name, []) if type_ in (None, unit.type)]

    def of_district(self, district: str) -> tuple[str, ...]:
        """Codes of the communes made in that old district."""
        return tuple(code for code, commune in self.communes.items() if district in commune.districts)

    def is_area(self, name: str) -> bool:
        """Whether the name is that of an old district or an old province."""
        return name in self.districts or name in self.provinces

    def names(self, codes: Iterable[str]) -> str:
        """Full names of communes with their codes, for a message."""
        return ", ".join(f"{self.communes[code].full_name} ({code})" for code in codes)


def _commune(row: Row) -> Commune:
    districts = frozenset(district_key(part) for part in str(row["former_districts"]).split(";"))
    return Commune(
        str(row["code"]), str(row["type"]), str(row["name"]), str(row["full_name"]), districts,
        key(str(row["former_province"])),
    )  # fmt: skip
