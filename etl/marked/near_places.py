"""Communes, hamlets and codes that a place written on a form may mean."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

import polars as pl

from etl import reference
from etl.forms import FORMS
from etl.place import Found, Gazetteer, NotFound
from etl.place.hamlet_names import parse_name
from etl.place.units import without_marks
from etl.tables.column import Column
from etl.text.normal import key

COMMUNE_RULES = frozenset(
    ("five_digits", "known_commune", "commune_unknown", "unknown_commune", "unknown_code", "old_code",
     "old_unit", "old_district", "name_of_district", "name_of_old_unit", "wrong_type", "no_diacritics",
     "other_district", "several_communes", "code_name_conflict", "commune_conflict", "required")
)  # fmt: skip
HAMLET_RULES = frozenset(
    ("unknown_hamlet", "ambiguous_hamlet", "wrong_hamlet_type", "unknown_hamlet_code", "other_commune",
     "known_hamlet", "hamlet_code_format", "same_commune", "matches_code", "blank_matched_by_name")
)  # fmt: skip
_CODE = re.compile(r"\d{5}-\d{3}")
_TOLD = re.compile(r"\((\d{5})\)")
_LOOSE = re.compile(r"\D*(\d{5})?\D*(\d{1,3})\D*")
_TYPE = re.compile(r"^(?:ubnd )?(?:xa|phuong|thi tran) ")
_AREAS = ("huyện", "tỉnh", "thị xã", "thành phố")
_NAMES_NEAR, _CODES_NEAR = 0.75, 0.8
_MOST = 3

Rows = Callable[[str], pl.DataFrame]


class NearPlaces:
    """Looks for what is nearly right; ``rows`` gives the standing rows of a form."""

    def __init__(self, rows: Rows) -> None:
        self._rows = cache(rows)
        catalogue = rows("M10")
        names = ("hamlet_code", "commune_code", "hamlet_name", "hamlet_type", "old_commune", "aliases")
        self._gazetteer = Gazetteer.from_reference(catalogue.select(names).to_dicts())
        self._hamlets: dict[str, dict[str, str]] = {}
        self._old: dict[str, str] = {}
        for row in catalogue.select(names).iter_rows(named=True):
            if row["hamlet_type"] != "commune":
                self._hamlets.setdefault(row["commune_code"], {})[row["hamlet_code"]] = _full(row)
                self._old[row["hamlet_code"]] = row["old_commune"] or ""
        self._communes = {str(row["code"]): str(row["full_name"]) for row in reference.rows("communes")}

    def commune_name(self, code: str) -> str:
        """Full name and code; the code alone where it is none of the 129."""
        name = self._communes.get(code)
        return f"{name} ({code})" if name else code

    def communes(self, written: str, commune: str, message: str) -> list[str]:
        """Communes that a name or a code may mean, those that the message names first; the sheet's own."""
        told = [code for code in _TOLD.findall(message) if code in self._communes]
        if told:
            return [self.commune_name(code) for code in dict.fromkeys(told)]
        parts = [part.strip() for part in written.split(";")]
        units = [part for part in parts if not part.startswith(_AREAS)] or parts
        codes = [code for part in units for code in self._communes_of(part)]
        return [self.commune_name(code) for code in dict.fromkeys([*codes, *([commune] if commune else [])])]

    def _communes_of(self, written: str) -> Sequence[str]:
        text = written.strip().removeprefix("tên ").removeprefix("mã ")
        found = self._gazetteer.commune(text) if text else NotFound("", "")
        if isinstance(found, Found):
            return [found.code]
        if found.candidates:
            return found.candidates
        if text.isdigit():
            return get_close_matches(text, self._communes, 2, _CODES_NEAR)
        names = {_TYPE.sub("", without_marks(key(name))): code for code, name in self._communes.items()}
        near = get_close_matches(_TYPE.sub("", without_marks(key(text))), names, 2, _NAMES_NEAR)
        return [names[name] for name in near]

    def hamlets(self, written: str, commune: str, message: str) -> list[str]:
        """Hamlets of the commune that a name or a code may mean, each with its code."""
        known = self._hamlets.get(commune, {})
        told = [code for code in _CODE.findall(message) if code in known and code != written]
        codes = told or self._by_code(written, commune) or self._by_name(written, commune)
        found = [code for code in dict.fromkeys(codes) if code in known][:_MOST]
        alike = len({known[code] for code in found}) < len(found)
        return [f"{known[code]}{self._told_apart(code) if alike else ''} ({code})" for code in found]

    def _told_apart(self, code: str) -> str:
        """The old commune, where two hamlets of one name are proposed."""
        return f" – {self._old[code]} cũ" if self._old[code] else ""

    def _by_code(self, written: str, commune: str) -> list[str]:
        found = _LOOSE.fullmatch(written)
        code = f"{commune}-{int(found[2]):03d}" if found and (found[1] or "-" in written) else ""
        known = self._hamlets.get(commune, {})
        if code in known:
            return [code]
        return get_close_matches(written, known, 2, _CODES_NEAR) if written[:5].isdigit() else []

    def _by_name(self, written: str, commune: str) -> Sequence[str]:
        found = self._gazetteer.hamlet(commune, written)
        if isinstance(found, Found):
            return [found.code]
        if found.candidates:
            return found.candidates
        names: dict[str, list[str]] = {}
        for code, name in self._hamlets.get(commune, {}).items():
            names.setdefault(without_marks(parse_name(name)[1]), []).append(code)
        near = get_close_matches(without_marks(parse_name(written)[1]), names, _MOST, _NAMES_NEAR)
        return [code for name in near for code in names[name]]

    def codes(self, written: str, column: Column, commune: str) -> list[str]:
        """Codes that other forms hold, written nearly like this one (``known_code:M07.spot_code``)."""
        rule = column.rule("known_code")
        form, _, name = rule.argument.partition(".") if rule else ("", "", "")
        if not name or not written:
            return []
        rows = self._rows(form)
        mine = rows.filter(pl.col("commune_code") == commune) if commune else rows
        known = mine[name].drop_nulls().cast(pl.String).unique().sort().to_list()
        return get_close_matches(written, known, 2, _CODES_NEAR)


def _full(hamlet: Mapping[str, str | None]) -> str:
    """A hamlet's name with its type word, as one says it."""
    name, types = hamlet["hamlet_name"] or "", FORMS["M10"].by_name["hamlet_type"].words
    word = types.get(hamlet["hamlet_type"] or "", ("",))[0]
    return name if not word or key(name).startswith(key(word)) else f"{word} {name}"
