"""Which figures each part of the report tells, in which order, and the lists that stand between them."""

import polars as pl

from figures import format as vi
from figures import quality_words
from figures.labels import word, words
from figures.measures import Measures
from figures.report_words_periods import padded
from figures.topic_words import named

Keys = tuple[str, ...]
TOPICS: dict[str, tuple[Keys, ...]] = {
    "directed": (("K1_1", "K2_1"), ("K3_1",)),
    "complete": (
        ("A1_1", "A12_1", "A4_1"), ("A2_1", "A6_1"), ("A3_1",), ("A11_1", "A10_1"), ("A8_1", "A7_1"),
    ),
    "guided_homes": (("C1_1", "C3_1"), ("C2_1",), ("C4_1", "C5_1")),
    "guided_desk": (("C7_1", "C8_1"), ("C9_1", "C9_2")),
    "guided_trade": (("C10_1", "C10_2"), ("C11_1",)),
    "learners_classes": (("D1_1", "D2_1", "D2_2"), ("D5_1", "D6_1", "D6_2")),
    "learners_people": (("D3_1",), ("D4_1",)),
    "learners_goals": (("D7_1", "D8_1"), ("D9_1", "D9_2"), ("D10_1",)),
    "accounts": (("E1_1", "E3_1", "E4_1"), ("E2_1", "E2_2"), ("E5_1",), ("E6_1", "E6_2")),
    "spots": (("S1_1", "S6_1", "S6_2"), ("S2_1", "S3_1", "S4_1", "S4_2", "S5_1"), ("S8_1",), ("S7_1",)),
    "media": (("G1_1",), ("G2_1",), ("G3_1", "G3_2", "G3_3"), ("G4_1", "G4_2"), ("G5_1",), ("G6_1", "G6_2")),
    "means_people": (("B1_1", "B3_1"), ("B4_1", "B4_2")),
    "means_money": (("H1_1", "H2_1", "H2_2"), ("H3_1",)),
}  # fmt: skip
"""Part of the report: its paragraphs, each the figures that it tells (indicator and part)."""
CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
SPOT_TYPES = ("no_signal", "dead_spot", "poor_quality")
NEWS = ("news", "broadcast")
OPERATORS = ("viettel", "vnpt", "mobifone", "other")


def keys(topic: str) -> Keys:
    """Every figure of a part of the report."""
    return tuple(key for paragraph in TOPICS[topic] for key in paragraph)


def contents(by_kind: Measures) -> str:
    """Guidance by content (``by_kind``: the book_province answer); empty where nothing is split."""
    said = words("people_content")
    told = [
        word("report.content", name=said[kind][:1].lower() + said[kind][1:], n=vi.number(value))
        for kind in CONTENTS if (value := by_kind.value("C2", 1, f"content={kind}")) is not None
    ]  # fmt: skip
    return padded(word("report.contents", contents="; ".join(told))) if told else ""


def spot_types(by_kind: Measures) -> str:
    """Open spots by kind."""
    said = words("spot_type")
    told = [
        word("report.kind_one", name=said[kind], n=vi.number(value))
        for kind in SPOT_TYPES if (value := by_kind.value("S1", 1, f"spot_type={kind}")) is not None
    ]  # fmt: skip
    return padded(word("report.kinds", kinds="; ".join(told))) if told else ""


def news(by_kind: Measures) -> str:
    """News and broadcasts."""
    known = {kind: by_kind.value("G1", 1, f"kind={kind}") for kind in NEWS}
    told = [word(f"report_news.{kind}", n=vi.number(n)) for kind, n in known.items() if n is not None]
    return padded(word("report.kinds", kinds="; ".join(told))) if told else ""


def lacking(standing: pl.DataFrame) -> str:
    """Where most members are lacking (figures.teams_words.standing); empty where nobody lacks any."""
    return _most(standing, "people", "teams.people", "report.short_places")


def places_of_spots(communes: pl.DataFrame) -> str:
    """The communes with most open spots (the spots_communes answer)."""
    return _most(communes, "open_spots", "report.place", "report.places")


def _most(communes: pl.DataFrame, column: str, place: str, whole: str) -> str:
    """The communes with most of a column, in the words ``place`` each, within ``whole``; else empty."""
    most = communes.filter(pl.col(column) > 0).sort(column, "name", descending=[True, False])
    told = (
        word(place, name=row["full_name"], n=vi.number(row[column])) for row in most.iter_rows(named=True)
    )
    return padded(word(whole, names=named(told))) if len(most) else ""


def duties(listed: pl.DataFrame, letter: str) -> str:
    """Duties of a letter by state, as the evidence has it (the duties_list answer)."""
    own = listed.filter(pl.col("letter") == letter)
    if own.is_empty():
        return ""
    counted = dict(own.group_by("state").len().iter_rows())
    order = ("done", "in_progress", "late", "no_evidence", "no_data")
    told = [word(f"report_judged.duty_{one}", n=counted[one]) for one in order if counted.get(one)]
    return padded(word("report_judged.duties", of=len(own), parts=", ".join(told))) if told else ""


def owing(reporting: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Communes that still owe forms of the period, most first (quality_reporting, quality_communes)."""
    lacking = quality_words.worst_first(reporting, places).filter(pl.col("missing") > 0)
    return lacking.sort("missing", "name", descending=[True, False])


def silent(reporting: pl.DataFrame, places: pl.DataFrame) -> str:
    """Who still owes forms of the period, and how many."""
    rows = owing(reporting, places)
    if rows.is_empty():
        return ""
    names = named(
        word("report_judged.bad_silent_one", name=row["full_name"], n=row["missing"])
        for row in rows.iter_rows(named=True)
    )
    share, forms = vi.share_of(len(rows), len(places)), vi.number(int(rows["missing"].sum()))
    return padded(word("report_judged.bad_silent", n=share, forms=forms, names=names))
