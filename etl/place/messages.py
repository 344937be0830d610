"""The words in which a clerk is told why a place was not taken, and what to write instead."""

from etl.place.outcome import NotFound
from etl.place.reading import Meaning
from etl.place.units import Units

_ASK = "Hãy ghi mã xã (5 số) hoặc tên mới có chữ “xã”, “phường”."


def reason(found: Meaning, units: Units) -> NotFound:
    """The refusal for one place named that is not one of the 129 communes beyond doubt."""
    written, names = _written(found), units.names(found.codes)
    match found.sense:
        case "unknown_code":
            text = f"Mã {found.mention.name} không phải mã của 129 xã, phường. Hãy kiểm tra lại mã xã."
            return NotFound("unknown_code", text)
        case "old_code":
            text = f"Mã {found.mention.name} là mã đơn vị cũ, nay thuộc {names}. Hãy ghi mã mới."
            return NotFound("old_code", text, found.codes)
        case "name_of_old_unit":
            text = f"{written} vừa là tên mới, vừa là tên một xã cũ nay thuộc nơi khác: {names}. {_ASK}"
            return NotFound("name_of_old_unit", text, found.codes)
        case "name_of_district":
            new = units.names(found.codes[:1])
            text = f"{written} vừa là tên {new}, vừa là tên huyện, thành phố hoặc tỉnh cũ. {_ASK}"
            return NotFound("name_of_district", text, found.codes)
        case "wrong_type":
            text = f"Không có {written}; có {names}. {_ASK}"
            return NotFound("wrong_type", text, found.codes)
        case "old_unit":
            text = f"{written} là đơn vị cũ, nay thuộc {names}. Hãy ghi tên mới hoặc mã xã (5 số)."
            return NotFound("old_unit", text, found.codes)
        case "no_diacritics":
            text = f"{written} viết không dấu nên không chắc là {names}. Hãy ghi tên có dấu hoặc mã xã."
            return NotFound("no_diacritics", text, found.codes)
        case "district":
            text = f"{written} là tên huyện, thị xã, thành phố cũ, không phải xã, phường. {_ASK}"
            return NotFound("old_district", text, found.codes)
        case "province":
            text = f"{written} là tên tỉnh, không phải xã, phường. {_ASK}"
            return NotFound("old_province", text)
    text = f"Không có xã, phường nào tên đúng như {written} trong 129 xã, phường. {_ASK}"
    return NotFound("unknown_commune", text)


def _written(found: Meaning) -> str:
    kind = "" if found.mention.kind in ("bare", "code") else f"{found.mention.kind} "
    return f"“{kind}{found.mention.name.title()}”"
