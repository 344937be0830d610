"""The words of a form's own list that are written nearly like a word that is not in it."""

import re
from difflib import get_close_matches

from etl.place.units import without_marks
from etl.tables.column import Column
from etl.text.normal import key

_NEAR = 0.7
_BETWEEN = re.compile(r"[;,/+&\n|]+|\s[-–—]\s")


def near_words(value: str, column: Column) -> list[str]:
    """For each word of the cell that the column does not know, the nearest that it knows; at most two."""
    known = {
        without_marks(key(word)): words[0] if words else code
        for code, words in column.words.items()
        for word in (*words, code)
    }
    pieces = [value] if column.type != "list" else [piece for piece in _BETWEEN.split(value) if piece.strip()]
    found: list[str] = []
    for piece in pieces:
        plain = without_marks(key(piece))
        if plain and plain not in known:
            found += [known[word] for word in get_close_matches(plain, known, 2, _NEAR)]
        elif plain in known and len(pieces) == 1:
            found.append(known[plain])
    return list(dict.fromkeys(found))
