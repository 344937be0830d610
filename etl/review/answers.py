"""Answers to “which hamlet is this?”: read from the command line, and held against question and catalogue."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from etl.forms import FORMS
from etl.review.decision import Named, same_words

_ROWS = r"@(?P<rows>[0-9]+(?:\s*,\s*[0-9]+)*)"
_ANSWER = re.compile(rf"(?:(?P<written>.*?)(?:{_ROWS})?=)?\s*(?P<code>[^=\s]+)\s*", re.DOTALL)


class AnswerError(ValueError):
    """The answer does not fit the question; the message (Vietnamese) says why and what to write."""


def read_answer(text: str) -> Named:
    """``tên như trong tệp=13285-003``; ``tên@4,9=…`` for these rows only; a code alone for the only name."""
    found = _ANSWER.fullmatch(text)
    if not found:
        raise AnswerError(f"Không hiểu {text!r}; hãy ghi như “Thôn 3=13285-003” hoặc “Thôn 3@4,9=13285-003”.")
    rows = tuple(int(row) for row in (found["rows"] or "").split(",") if row.strip())
    return Named((found["written"] or "").strip(), found["code"], rows)


def checked(
    item: Sequence[Mapping[str, Any]], answers: Sequence[Named], hamlets: Mapping[str, str]
) -> tuple[Named, ...]:
    """The answers, each for one thing asked; ``hamlets`` are the catalogue's codes with their communes.

    Raises AnswerError for a name that is not asked, a code that is unknown or of another commune, and a
    name that stands on several rows which cannot all be one hamlet.
    """
    taken: list[Named] = []
    for answer in answers:
        line = _asked(item, answer)
        _check_code(line, answer.code, hamlets)
        _check_rows(line, answer)
        named = Named(line["written"], answer.code, answer.rows)
        if any(_overlap(named, other) for other in taken):
            raise AnswerError(f"“{named.written}” được trả lời hai lần; hãy ghi mỗi tên một lần.")
        taken.append(named)
    return tuple(taken)


def _asked(item: Sequence[Mapping[str, Any]], answer: Named) -> Mapping[str, Any]:
    if not answer.written and len(item) == 1:
        return item[0]
    words = same_words(answer.written)
    found = next((line for line in item if same_words(line["written"]) == words), None)
    if found is None:
        asked = ", ".join(f"“{line['written']}”" for line in item)
        raise AnswerError(f"Tệp không hỏi về “{answer.written}”; các tên chưa rõ: {asked}.")
    return found


def _check_code(line: Mapping[str, Any], code: str, hamlets: Mapping[str, str]) -> None:
    if code not in hamlets:
        raise AnswerError(f"Mã thôn {code} không có trong danh mục thôn (biểu M10); hãy xem lại mã.")
    if line["commune_code"] and hamlets[code] != line["commune_code"]:
        raise AnswerError(
            f"Thôn {code} không thuộc xã {line['commune_code']} của tệp này; hãy chọn thôn của xã."
        )


def _check_rows(line: Mapping[str, Any], answer: Named) -> None:
    """A form with one row a hamlet cannot have two rows of one hamlet: each row must then be told apart."""
    strange = [str(row) for row in answer.rows if row not in line["at"]]
    listed = ", ".join(map(str, line["at"]))
    if strange:
        raise AnswerError(
            f"Dòng {', '.join(strange)} không ghi “{line['written']}” hoặc không chờ; "
            f"các dòng đang chờ: {listed}."
        )
    if len(answer.rows or line["at"]) > 1 and not answer.rows and "hamlet_code" in FORMS[line["form"]].key:
        raise AnswerError(
            f"“{line['written']}” đứng ở các dòng {listed}; mỗi thôn một dòng nên hãy ghi riêng từng dòng, "
            f"như “{line['written']}@{line['at'][0]}=mã thôn”."
        )


def _overlap(one: Named, other: Named) -> bool:
    same = same_words(one.written) == same_words(other.written)
    return same and (not one.rows or not other.rows or bool(set(one.rows) & set(other.rows)))
