"""Which column of a table holds which column of a form, read off its heading rows."""

from dataclasses import dataclass
from functools import lru_cache

from etl.forms import FORMS
from etl.grid.vocabulary import BARE, LONGEST_HEADING, VOCABULARY, heading_keys, modern

HeadingRows = tuple[tuple[str | None, ...], ...]
_MARK_POINTS, _COLUMN_POINTS, _UNKNOWN_POINTS = 2.0, 1.0, -0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading of heading rows as one form.

    ``columns`` maps the form's columns (and names beginning with "+", of printed columns that hold several)
    to places from 0; ``headings`` holds what is printed there; ``unknown`` the headings of no column.
    """

    form: str
    columns: tuple[tuple[str, int], ...]
    headings: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[int, str], ...]
    points: float
    names: frozenset[str]
    marks_found: float
    """Share of the form's marks that were found, 0 to 1."""


def _chains(rows: HeadingRows) -> list[tuple[str, ...]]:
    """The printed words over each column, top to bottom, without blanks and repeats."""
    width = max(map(len, rows))
    chains = []
    for at in range(width):
        words = [row[at] for row in rows if at < len(row) and row[at]]
        chains.append(tuple(dict.fromkeys(word for word in words if word)))
    return chains


def _readings(chain: tuple[str, ...]) -> list[str]:
    """The ways to read stacked heading cells as one heading, best first."""
    if len(chain) < 2:
        return list(chain)
    ways = [" ".join(chain), " ".join(chain[-2:]), chain[-1], f"{chain[0]} {chain[-1]}", chain[0]]
    return list(dict.fromkeys(ways))


def _claim(form: str, chain: tuple[str, ...]) -> tuple[int, int, str] | None:
    """Rank, length (negative) and column of the best reading, or None."""
    known, bare = VOCABULARY[form], BARE[form]
    for text in _readings(chain):
        for word in heading_keys(text):
            if word in known:
                return known[word][0], -len(word), known[word][1]
        if text.isascii():
            found = next((bare[word] for word in heading_keys(text) if word in bare), None)
            if found:
                return found[0], 0, found[1]
    return None


def _layout(form: str, chains: list[tuple[str, ...]]) -> Layout:
    best: dict[str, tuple[tuple[int, int], int]] = {}
    for at, chain in enumerate(chains):
        claim = _claim(form, chain)
        if claim and (claim[2] not in best or claim[:2] < best[claim[2]][0]):
            best[claim[2]] = (claim[:2], at)
    taken = {at for _, at in best.values()}
    unknown = [
        (at, " ".join(chain)[:LONGEST_HEADING])
        for at, chain in enumerate(chains)
        if chain and at not in taken
    ]
    marks = FORMS[form].marks
    points = sum(_MARK_POINTS if name in marks else _COLUMN_POINTS for name in best)
    return Layout(
        form=form,
        columns=tuple((name, at) for name, (_, at) in best.items()),
        headings=tuple((name, " ".join(" ".join(chains[at]).split())) for name, (_, at) in best.items()),
        unknown=tuple((at, " ".join(text.split())) for at, text in unknown),
        points=points + _UNKNOWN_POINTS * len(unknown),
        names=frozenset(best),
        marks_found=sum(mark in best for mark in marks) / len(marks),
    )


@lru_cache(maxsize=1 << 9)
def layouts(rows: HeadingRows) -> tuple[Layout, ...]:
    """Every form's reading of the heading rows, the fullest first."""
    chains = [tuple(map(modern, chain)) for chain in _chains(rows)]
    read = [_layout(form, chains) for form in FORMS]
    return tuple(sorted(read, key=lambda layout: -layout.points))
