"""Find a hamlet of a commune by type word and name; those that repeat are told by the old commune."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.place.hamlet_names import Name, old_commune_key, parse_name, type_code, words_of
from etl.place.outcome import Found, NotFound
from etl.place.units import without_marks
from etl.text.normal import key, nfc
from etl.text.private import hide

_NO_NAME = (
    "Không thấy tên thôn, xóm, tổ dân phố. Hãy ghi ở dòng “Đơn vị: Thôn (xóm)…” trên bảng, hoặc ghi mã thôn."
)
_UNIT_WORDS = ("", "xã ", "phường ", "thị trấn ")


@dataclass(frozen=True, slots=True)
class Hamlet:
    """One hamlet of the catalogue; ``names`` are its own and its other (type, name) pairs, as matched."""

    code: str
    commune: str
    old_commune: str
    names: frozenset[Name]


def own_commune_cut(text: str, full_name: str) -> str:
    """The text without the hamlet's own commune behind it: "Thôn 3, xã Giao Minh" gives "thôn 3"."""
    words, own = key(text), key(full_name)
    if not words.endswith(f" {own}"):
        return text
    return words.removesuffix(f" {own}").removesuffix(" thuộc")


class Hamlets:
    """The hamlets of the catalogue, by commune."""

    def __init__(self, rows: Iterable[Mapping[str, object]]) -> None:
        self._of: dict[str, list[Hamlet]] = defaultdict(list)
        self._codes: set[str] = set()
        self._index: dict[str, dict[Name, list[Hamlet]]] = {}
        for row in rows:
            if row.get("hamlet_type") not in ("commune", "cấp xã"):
                hamlet = _hamlet(row)
                self._of[hamlet.commune].append(hamlet)
                self._codes.add(hamlet.code)

    def find(self, commune: str, text: str, old_commune: str | None) -> Found | NotFound:
        """Exactly one hamlet of the commune, else the reason why not, with the codes it could be."""
        written = nfc(text)
        if written[:5].isdigit() and written[5:6] == "-":
            return self._by_code(commune, written)
        type_, name = parse_name(written)
        if not name:
            return NotFound("blank_place", _NO_NAME)
        same_name = self._named(commune, "", name)
        found = self._named(commune, type_, name) if type_ else same_name
        if old_commune:
            found = [hamlet for hamlet in found if hamlet.old_commune in ("", old_commune_key(old_commune))]
        if len({hamlet.code for hamlet in found}) == 1:
            return Found(found[0].code)
        return (
            _refusal(hide(written), found, same_name)
            if found or same_name
            else self._unknown(commune, written)
        )

    def _by_code(self, commune: str, code: str) -> Found | NotFound:
        if code not in self._codes:
            return NotFound("unknown_hamlet_code", f"Mã thôn {code} không có trong danh mục thôn (biểu M10).")
        if not code.startswith(f"{commune}-"):
            return NotFound("other_commune", f"Mã thôn {code} không thuộc xã có mã {commune}.")
        return Found(code)

    def _unknown(self, commune: str, written: str) -> NotFound:
        """Nothing of that name: say so, and which hamlets are spelled like it but for the diacritics."""
        plain = without_marks(key(written))
        like = {
            hamlet.code
            for hamlet in self._of.get(commune, [])
            for type_, name in hamlet.names
            if plain in (without_marks(name), *(without_marks(f"{word} {name}") for word in words_of(type_)))
        }
        codes = tuple(sorted(like))
        hint = f" Viết gần giống: {', '.join(codes)}." if codes else ""
        message = (
            f"Không có thôn, tổ dân phố nào tên đúng như “{hide(written)}” "
            f"trong danh mục thôn (biểu M10) của xã.{hint} "
            "Hãy ghi đúng tên có dấu hoặc mã thôn, hoặc gửi bổ sung biểu M10."
        )
        return NotFound("unknown_hamlet", message, codes)

    def _named(self, commune: str, type_: str, name: str) -> list[Hamlet]:
        """Hamlets of that type and name; of any type where the type is empty."""
        if commune not in self._index:
            self._index[commune] = _index(self._of.get(commune, []))
        return self._index[commune].get((type_, name), [])


def _index(hamlets: Iterable[Hamlet]) -> dict[Name, list[Hamlet]]:
    """Hamlets by every way of writing them: type word or not, the old commune behind or not."""
    index: dict[Name, list[Hamlet]] = defaultdict(list)
    for hamlet in hamlets:
        for type_, name in hamlet.names:
            written = {name}
            if hamlet.old_commune and not name.endswith(f" {hamlet.old_commune}"):
                written |= {f"{name} {word}{hamlet.old_commune}" for word in _UNIT_WORDS}
            for way in written:
                index[type_, way].append(hamlet)
                if type_:
                    index["", way].append(hamlet)
    return dict(index)


def _hamlet(row: Mapping[str, object]) -> Hamlet:
    declared = type_code(str(row.get("hamlet_type") or ""))
    type_, name = parse_name(str(row["hamlet_name"]))
    names = {(declared or type_, name)}
    for alias in _aliases(row.get("aliases")):
        other_type, other = parse_name(alias)
        names.add((other_type or declared or type_, other))
    old = old_commune_key(str(row.get("old_commune") or ""))
    return Hamlet(str(row["hamlet_code"]), str(row["commune_code"]), old, frozenset(names))


def _aliases(written: object) -> list[str]:
    if isinstance(written, str):
        return [alias for alias in written.split(";") if alias.strip()]
    return [str(alias) for alias in written] if isinstance(written, list | tuple) else []


def _refusal(text: str, found: list[Hamlet], same_name: list[Hamlet]) -> NotFound:
    codes = tuple(sorted({hamlet.code for hamlet in found}))
    if codes:
        message = (
            f"“{text}” trùng tên {len(codes)} thôn, tổ dân phố ({', '.join(codes)}). "
            "Hãy ghi kèm tên xã, phường cũ hoặc ghi mã thôn."
        )
        return NotFound("ambiguous_hamlet", message, codes)
    codes = tuple(sorted({hamlet.code for hamlet in same_name}))
    message = f"“{text}” khác loại hoặc khác xã cũ với danh mục thôn ({', '.join(codes)}). Hãy ghi mã thôn."
    return NotFound("wrong_hamlet_type", message, codes)
