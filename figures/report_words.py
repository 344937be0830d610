"""Sentences of the periodic report: a figure in words, against other periods and the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word, words
from figures.measures import Measures, Row
from figures.report_words_periods import padded

FEWER = 0.95
"""Below this share of today's communes, who reported then is said beside a comparison."""
COUNTED_IN = ("flow", "ratio")
"""Kinds of figures that grow while a period is open: not compared before it ends."""


@dataclass(frozen=True)
class Earlier:
    """Another period that figures are compared with: its name in a sentence, and its figures."""

    name: str
    figures: Measures


@dataclass(frozen=True)
class Known:
    """What the report's sentences follow from: figures now, the periods compared with, the catalogue.

    ``closed``: the period has ended; ``before`` and ``year`` are None where there is no such period;
    ``restated``: indicator and part of published figures that would be others now.
    """

    now: Measures
    before: Earlier | None
    year: Earlier | None
    closed: bool
    catalogue: Mapping[str, Indicator]
    restated: frozenset[tuple[str, int]] = frozenset()


def paragraph(known: Known, keys: Sequence[str]) -> str:
    """The sentences of figures one after another; empty where none of them has a number.

    Who reported is said once where it is the same for all.
    """
    told = [key for key in keys if _has(known, key)]
    notes = [_based(known, key) for key in told]
    if len(told) > 1 and notes[0] and len(set(notes)) == 1:
        tail = word("report_move.noted", notes=word("report_move.of_all", notes=notes[0]))
        return " ".join(sentence(known, key, noted=False) for key in told) + padded(f"{tail[:-1]}.)")
    return " ".join(sentence(known, key) for key in told)


def _has(known: Known, key: str) -> bool:
    code, part = split(key)
    return known.now.value(code, part) is not None and code in known.catalogue


def sentence(known: Known, key: str, *, noted: bool = True) -> str:
    """One figure (“C1_1”: indicator and part); empty where it has no number."""
    if not _has(known, key):
        return ""
    code, part = split(key)
    row = known.now.row(code, part)
    unit, decimals = row["unit"], row["decimals"]
    said = word(
        f"report_line.{key}",
        value=vi.quantity(row["value"], unit, decimals),
        n=vi.number(row["value"], decimals),
        parts=vi.ratio(row["numerator"], row["denominator"]),
    )
    notes, compared = _based(known, key) if noted else "", moved(known, code, part)
    tail = word("report_move.noted", notes=notes) if notes else ""
    return padded(said + (f", {compared}" if compared else "") + _plan(known, row, code) + tail + ".")


def split(key: str) -> tuple[str, int]:
    """Indicator and part of a key."""
    code, _, part = key.partition("_")
    return code, int(part)


def moved(known: Known, code: str, part: int) -> str:
    """Against the period before and the same of the year before; what is not known is left out."""
    if not known.closed and known.catalogue[code].kind in COUNTED_IN:
        return ""
    row = known.now.row(code, part)
    earlier = [one for one in (known.before, known.year) if one and one.figures.value(code, part) is not None]
    changes = [_change(row, one, code, part) for one in earlier]
    if len(earlier) == 2 and not any(changes):
        names = [_than(row, one, code, part) for one in earlier]
        return word("report_move.same_both", one=names[0], two=names[1])
    told = [_moved(row, one, code, part) for one in earlier]
    return word("report_move.and", one=told[0], two=told[1]) if len(told) == 2 else "".join(told)


def difference(known: Known, earlier: Earlier | None, code: str, part: int = 1) -> float | None:
    """How much the figure is above that of another period; None where either is not known."""
    if earlier is None or (not known.closed and known.catalogue[code].kind in COUNTED_IN):
        return None
    row = known.now.row(code, part)
    if row["value"] is None or earlier.figures.value(code, part) is None:
        return None
    return _change(row, earlier, code, part)


def _change(row: Row, earlier: Earlier, code: str, part: int) -> float:
    """The change, rounded as it is shown."""
    return round(float(row["value"] - earlier.figures.row(code, part)["value"]), row["decimals"])


def _than(row: Row, earlier: Earlier, code: str, part: int) -> str:
    """The name of the other period, with who reported then where that was clearly fewer."""
    then = earlier.figures.row(code, part)
    count, of = then["communes_reporting"] or 0, then["communes"] or 0
    if count >= FEWER * (row["communes_reporting"] or 0):
        return earlier.name
    return word("report_move.partly", than=earlier.name, n=vi.share_of(count, of))


def _moved(row: Row, earlier: Earlier, code: str, part: int) -> str:
    change, than = _change(row, earlier, code, part), _than(row, earlier, code, part)
    if change == 0:
        return word("report_move.same", than=than)
    size = vi.quantity(abs(change), points(row["unit"]), row["decimals"])
    return word("report_move.up" if change > 0 else "report_move.down", n=size, than=than)


def points(unit: str) -> str:
    """The unit of a difference: percentages differ by points; a few units have plainer words."""
    if unit == "%":
        return word("unit.points")
    for name in ("flag", "person_homes"):
        if unit == word(f"report_unit.{name}"):
            return word(f"report_unit.{name}_said")
    return unit


def _plan(known: Known, row: Row, code: str) -> str:
    """Against the plan of the period, with whose word it stands on."""
    plan, burden = row.get("plan"), known.catalogue[code].burden
    if plan is None or (burden and plan == 0) or not row["unit"].endswith("%"):
        return ""
    gap, decimals = row["value"] - plan, row["decimals"]
    if burden:
        name = "over" if round(gap, decimals) > 0 else "under"
    else:
        name = "met" if round(gap, decimals) == 0 else "ahead" if gap > 0 else "behind"
    return word(
        f"report_move.plan_{name}",
        gap=vi.quantity(abs(gap), points(row["unit"]), decimals),
        plan=vi.quantity(plan, row["unit"], 0 if plan == round(plan) else decimals),
        proposed="" if row["target_status"] == "official" else word("report_move.proposed"),
    )


def _based(known: Known, key: str) -> str:
    """Who reported, where that is not everybody; whether older figures stand in, or it is restated."""
    row = known.now.row(*split(key))
    count, of = row["communes_reporting"] or 0, row["communes"] or 0
    notes = [word("report_move.reported", n=vi.share_of(count, of))] if count < of else []
    notes += [word("report_move.stale")] if row.get("stale") else []
    notes += [word("report_move.restated")] if split(key) in known.restated else []
    return "; ".join(notes)


def absent(known: Known, keys: Sequence[str]) -> str:
    """Figures of a section that have no number in the period, each with its state; empty where all have."""
    told = []
    for key in keys:
        code, part = split(key)
        row = known.now.row(code, part)
        if row["value"] is None and code in known.catalogue and "province" in known.catalogue[code].grains:
            state = vi.state_word(row["state"])
            told.append(word("report.absent_one", name=name_of(known, key), state=state))
    return word("report.absent", names="; ".join(told)) if told else ""


def name_of(known: Known, key: str) -> str:
    """The name of a figure that tells what it is without its neighbours."""
    code, part = split(key)
    short, row = known.catalogue[code].short_name, known.now.row(code, part)
    return words("report_head").get(key) or (short if part == 1 else f"{short}: {row['name']}")
