"""From all the places that a text names to one commune, or to the reason why a person must decide."""

from collections.abc import Sequence

from etl.place.messages import reason
from etl.place.outcome import Found, NotFound
from etl.place.reading import Meaning, Sense
from etl.place.units import PROVINCE, Commune, Units

_FIRST_REASONS: tuple[Sense, ...] = (
    "unknown_code", "old_code", "name_of_old_unit", "name_of_district", "wrong_type", "old_unit",
    "no_diacritics", "unknown", "district", "province",
)  # fmt: skip


def decide(meanings: Sequence[Meaning], units: Units) -> Found | NotFound:
    """One commune where the text names exactly one and nothing in it says otherwise."""
    for sense in ("unknown_code", "old_code"):
        for found in meanings:
            if found.sense == sense:
                return reason(found, units)
    named = {code for found in meanings if found.sense == "commune" for code in found.codes}
    if len(named) > 1:
        return _several(meanings, named, units)
    if not named:
        return _nothing(meanings, units)
    code = named.pop()
    return _objection(meanings, units.communes[code], units) or Found(code)


def _several(meanings: Sequence[Meaning], named: set[str], units: Units) -> NotFound:
    codes = tuple(sorted(named))
    if any(found.mention.kind == "code" for found in meanings):
        message = f"Mã và tên xã, phường không khớp nhau: {units.names(codes)}. Hãy sửa cho thống nhất."
        return NotFound("code_name_conflict", message, codes)
    message = f"Văn bản nêu nhiều xã, phường: {units.names(codes)}. Hãy ghi mã xã (5 số) của đơn vị báo cáo."
    return NotFound("several_communes", message, codes)


def _nothing(meanings: Sequence[Meaning], units: Units) -> NotFound:
    for sense in _FIRST_REASONS:
        for found in meanings:
            if found.sense == sense and found.mention.name != PROVINCE:
                return reason(found, units)
    return NotFound("blank_place", "Không thấy tên hoặc mã xã, phường. Hãy ghi mã xã (5 số).")


def _objection(meanings: Sequence[Meaning], commune: Commune, units: Units) -> NotFound | None:
    """Why the one commune named cannot be taken: something beside it points elsewhere."""
    bare = all(found.mention.kind == "bare" for found in meanings if found.sense == "commune")
    type_ = None if bare else commune.type
    by_code = any(found.mention.kind == "code" and found.sense == "commune" for found in meanings)
    for found in meanings:
        if found.sense in ("old_unit", "wrong_type") and commune.code not in found.codes:
            codes = tuple(sorted({commune.code, *found.codes}))
            return _several(meanings, set(codes), units)
        area = found.sense in ("name_of_district", "district", "province") and found.mention.name != PROVINCE
        beside = _beside(found.mention.name, commune, units, type_) if area and not by_code else None
        if beside:
            return beside
    return None


def _beside(area: str, commune: Commune, units: Units, type_: str | None) -> NotFound | None:
    """What an old district or province named beside a commune says against it."""
    twins = [unit for unit in units.old(commune.key, type_) if area in (unit.district, unit.province)]
    if twins:
        codes = tuple(sorted({commune.code}.union(*(unit.new_codes for unit in twins))))
        message = (
            f"“{commune.full_name}” ghi kèm tên huyện, tỉnh cũ nên có thể là đơn vị trước sáp nhập; "
            f"nay có thể là {units.names(codes)}. Hãy ghi mã xã (5 số)."
        )
        return NotFound("old_unit", message, codes)
    if area in commune.districts or area == commune.province:
        return None
    message = f"{commune.full_name} ({commune.code}) không thuộc địa bàn được ghi kèm. Hãy ghi mã xã (5 số)."
    return NotFound("other_district", message, (commune.code,))
