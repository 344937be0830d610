"""The gazetteer: the communes of the reference tables and, where given, the hamlets of the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from etl import reference
from etl.place.hamlets import Hamlets, own_commune_cut
from etl.place.mentions import LABEL, Mention, marked, mentions
from etl.place.outcome import Found, NotFound
from etl.place.reading import meaning
from etl.place.units import PROVINCE, Units
from etl.place.verdict import decide


@lru_cache(maxsize=1)
def _units() -> Units:
    return Units(reference.rows("communes"), reference.rows("old_units"), reference.rows("aliases"))


class Gazetteer:
    """Finds places exactly; whatever is not exact comes back as :class:`NotFound`, with its reason."""

    def __init__(self, units: Units, hamlets: Iterable[Mapping[str, object]] = ()) -> None:
        self._units = units
        self._hamlets = Hamlets(hamlets)
        self._known: dict[str, Found | NotFound] = {}

    @classmethod
    def from_reference(cls, hamlets: Iterable[Mapping[str, object]] = ()) -> "Gazetteer":
        """Communes from the reference tables; hamlets as rows of form M10.

        A hamlet row holds hamlet_code, commune_code, hamlet_name, hamlet_type (code or word), and may hold
        old_commune and aliases (list, or texts joined by ``;``).
        """
        return cls(_units(), hamlets)

    def full_name(self, code: str) -> str:
        """Name with type word, as officially written; raises KeyError on an unknown code."""
        return self._units.communes[code].full_name

    def commune(self, text: object) -> Found | NotFound:
        """The commune that a cell, option or folder name means: a code, or a name, type word or not."""
        written = str(int(text)) if isinstance(text, float) and text.is_integer() else str(text or "")
        if written not in self._known:
            self._known[written] = self._decide(mentions(written, bare=True))
        return self._known[written]

    def find_in_lines(self, lines: Sequence[str]) -> Found | NotFound:
        """The commune that the heading block of a form names.

        Counted are names with a type word anywhere, names after a label like "Tên xã/phường:", and codes
        after a label like "Mã xã:" or alone in their line; all lines must agree.
        """
        return self._decide([mention for line in _joined(lines) for mention in self._of_line(line)])

    def writing(self, lines: Sequence[str]) -> str:
        """The places that the lines name, one text for all ways of writing the same; empty where none."""
        named = [mention for line in _joined(lines) for mention in self._of_line(line)]
        told = [_told(mention) for mention in named if mention.name != PROVINCE]
        return "; ".join(dict.fromkeys(told))

    def _of_line(self, line: str) -> Iterator[Mention]:
        """Places of one line; an unknown district or province counts only right behind a unit's name."""
        before: Mention | None = None
        for mention in mentions(line, bare=_only_code(line), areas=self._units.is_area):
            area = mention.kind in ("huyện", "thị xã", "thành phố", "tỉnh")
            beside = before is not None and before.kind in ("xã", "phường", "thị trấn")
            if not area or beside or self._units.is_area(mention.name):
                yield mention
            before = mention

    def hamlet(self, commune_code: str, text: str, old_commune: str | None = None) -> Found | NotFound:
        """The hamlet of that commune which the text means: its code, or its type word and name."""
        if commune_code not in self._units.communes:
            return NotFound("unknown_commune", f"Mã xã {commune_code} không có trong 129 xã, phường.")
        commune = self._units.communes[commune_code]
        return self._hamlets.find(commune_code, own_commune_cut(text, commune.full_name), old_commune)

    def _decide(self, named: Sequence[Mention]) -> Found | NotFound:
        return decide([meaning(mention, self._units) for mention in named], self._units)


def _told(mention: Mention) -> str:
    kind = {"bare": "tên ", "code": "mã "}.get(mention.kind, f"{mention.kind} ")
    return f"{kind}{mention.name}{' cũ' if mention.old else ''}"


def _only_code(line: str) -> bool:
    return line.strip()[:5].isdigit() and len(line.strip()) in (5, 9)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines, one that ends in a label joined with the next, which holds the label's value."""
    joined: list[str] = []
    for line in lines:
        if joined and marked(joined[-1]).rstrip().endswith(LABEL):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
