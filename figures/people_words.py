"""Words of the screen of people: households, classes, learners, and declared beside confirmed."""

from datetime import date
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word
from figures.topic_words import named

Row = dict[str, Any]
Figures = dict[str, Row]
GOALS = ("D7_1", "D9_2", "D8_1")


def by_key(scope: pl.DataFrame) -> Figures:
    """The scope_figures answer by “D9_2” (indicator and part)."""
    return {f"{row['indicator']}_{row['part']}": row for row in scope.iter_rows(named=True)}


def answer(known: Figures, counted: int, based: int | None = None) -> list[str]:
    """Households; classes; older and disabled people; 80/100/50, declared against confirmed.

    ``counted``: hamlets whose households are counted from a visit log; ``based``: communes whose households
    are known (none: all of them).
    """
    said = [_households(known, counted, based), _classes(known), _learners(known)]
    return [*said, " ".join([_goals(known), *_apart(known)])]


def based(communes: pl.DataFrame, field: str) -> int:
    """Communes whose base of a figure is known (the people_communes answer)."""
    return len(communes.filter(pl.col(field).struct.field("denominator") > 0))


def value(row: Row) -> str:
    """A figure with its unit."""
    return vi.quantity(row["value"], row["unit"], row["decimals"])


def has(known: Figures, key: str) -> bool:
    """Whether a figure is there and has a value."""
    return key in known and known[key]["state"] == "ok" and known[key]["value"] is not None


def _households(known: Figures, counted: int, based: int | None) -> str:
    if not has(known, "C1_1"):
        return word("people.households_none")
    row = known["C1_1"]
    source = word("people.counted_some", n=counted) if counted else word("people.counted_none")
    of = row["communes"] or 0
    partly = based is not None and based < of
    return word(
        "people.households",
        base=word("people.base", n=vi.share_of(based or 0, of)) if partly else "",
        part=vi.ratio(row["numerator"], row["denominator"]),
        value=value(row),
        plan=_plan(row, "people.plan"),
        n=vi.share_of(row["communes_reporting"] or 0, of),
        source=source,
    )


def _classes(known: Figures) -> str:
    hamlets = ""
    if has(known, "D5_1"):
        row = known["D5_1"]
        part = vi.ratio(row["numerator"], row["denominator"])
        hamlets = word("people.classes_hamlets", part=part, value=value(row))
    if not has(known, "D1_1"):
        return word("people.classes_none", hamlets=hamlets)
    row = known["D1_1"]
    people = word("people.classes_people", n=vi.number(known["D2_1"]["value"])) if has(known, "D2_1") else ""
    reported = vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0)
    return word("people.classes", classes=vi.number(row["value"]), people=people, n=reported, hamlets=hamlets)


def _learners(known: Figures) -> str:
    told = [
        word(
            "people.learner",
            part=vi.ratio(row["numerator"], row["denominator"]),
            whom=word(f"people_unit.{code}"),
            value=value(row),
            plan=_plan(row, "people.learner_plan") + _silent(row),
        )
        for code in ("D3", "D4")
        if has(known, f"{code}_1") and (row := known[f"{code}_1"])
    ]
    return word("people.learners", whom="; ".join(told)) if told else word("people.learners_none")


def _silent(row: Row) -> str:
    return "" if row["communes_reporting"] else word("people.learner_silent")


def _goals(known: Figures) -> str:
    told = [
        word(f"people.goal_{key}", value=value(known[key]), target=vi.quantity(known[key]["target"], "%"))
        for key in GOALS
        if has(known, key) and known[key]["target"] is not None
    ]
    return word("people.goals", goals="; ".join(told)) if told else word("people.goals_none")


def _apart(known: Figures) -> list[str]:
    """How far the declared share lies above the confirmed one, in points and people."""
    if not (has(known, "D7_1") and has(known, "D8_1")):
        return []
    declared, confirmed = known["D7_1"], known["D8_1"]
    points = declared["value"] - confirmed["value"]
    people = declared["numerator"] - confirmed["numerator"]
    if points <= 0 or people <= 0:
        return [word("people.apart_below")]
    return [word("people.apart", points=_points(points), people=vi.number(people))]


def pace(known: Figures, cut_off: date) -> str:
    """People missing to the targets of D7 and D8 at ``cut_off``, with the last change; empty where none."""
    told, days = [], set()
    for code in ("D7", "D8"):
        row = known.get(f"{code}_1")
        if row is None or not has(known, f"{code}_1") or row["target"] is None:
            continue
        short = row["target"] - row["value"]
        if short <= 0 or not row["denominator"]:
            continue
        people = vi.number(short * row["denominator"] / 100)
        moved = row["change"]
        change = "" if moved is None else word("people.pace_change", n=vi.change(moved, "%"))
        name = word(f"people.pace_{code}")
        told.append(word("people.pace_one", name=name, people=people, points=_points(short), change=change))
        days.add(row["target_by"])
    return word("people.pace", goals="; ".join(told), past=_deadline(days, cut_off)) if told else ""


def _deadline(days: set[Any], cut_off: date) -> str:
    """The one day that the targets were set for, gone or to come; nothing where there are several or none."""
    day = next(iter(days)) if len(days) == 1 else None
    if not isinstance(day, date):
        return ""
    return word("people.pace_past" if day < cut_off else "people.pace_until", day=vi.day(day))


def counted(frame: pl.DataFrame) -> str:
    """Households counted from visit logs, and who declares far more (the people_counted answer)."""
    if frame.is_empty():
        return word("people.counted_no")
    top, bottom = frame.select("counted", "households").sum().row(0)
    said = word(
        "people.counted_words",
        n=vi.number(len(frame)),
        m=vi.number(frame["commune_code"].n_unique()),
        part=vi.ratio(top, bottom),
        value=vi.quantity(100 * top / bottom if bottom else None, "%", 1),
    )
    above = frame.filter(pl.col("declared").is_not_null())
    if above.is_empty():
        return said + word("people.counted_clear")
    names = named(
        word("people.counted_above_one", name=f"{row['full_name']}, {row['commune_name']}",
             declared=vi.number(row["declared"]), counted=vi.number(row["counted"]))
        for row in above.iter_rows(named=True)
    )  # fmt: skip
    return said + word("people.counted_above", n=len(above), names=names)


def _plan(row: Row, name: str) -> str:
    return "" if row["plan"] is None else word(name, plan=vi.quantity(row["plan"], "%", 1))


def _points(number: float) -> str:
    return vi.quantity(number, word("unit.points"), 1)
