"""Words of letters: why a commune is written to, what is asked of whom, the state of an operator's spots."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word, words

Row = dict[str, Any]
MEASURED = (("bars", "signal_bars", 0), ("rsrp", "rsrp_dbm", 0), ("speed", "download_mbps", 1))
"""What may have been measured at a spot: its words, column and decimals."""
SMALL = 10
"""Whole numbers below it have a leading nought in prose, as offices write them."""


def count(number: int) -> str:
    """A whole number in prose: 09, 12, 1.234."""
    return f"{number:02d}" if 0 < number < SMALL else vi.number(number)


def lower(place: str) -> str:
    """A commune's name inside a sentence: phường Phủ Lý."""
    return place[:1].lower() + place[1:]


def value(row: Row) -> str:
    """A figure with its unit, marked where it is an older one, and where it would be another one now."""
    said = vi.quantity(row["value"], row["unit"], row["decimals"], row["state"]) + sign_of(row)
    return word("letter.stale", value=said) if row["stale"] and row["state"] == "ok" else said


def sign_of(row: Row) -> str:
    """The sign of a published figure that would be another one now; empty for any other."""
    return vi.RESTATED if row.get("restated") else ""


def plan(row: Row) -> str:
    """The plan to the end of the period, marked where its target is only proposed; a dash without one."""
    if row["plan"] is None:
        return "–"
    said = vi.quantity(row["plan"], row["unit"], row["decimals"])
    return word("letter.proposed", value=said) if row["proposed"] else said


def gap(row: Row) -> str:
    """How far a figure is from its plan; a dash without one."""
    if row["gap"] is None:
        return "–"
    return vi.change(row["gap"], row["unit"], row["decimals"]).replace(" ", vi.NO_BREAK)


def judged(row: Row) -> str:
    """A figure beside its plan with its level, in a clause."""
    said = {"name": row["name"], "value": value(row), "tone": word(f"tone.{row['tone']}")}
    if row["plan"] is None:
        return word("letter_reason.judged_bare", **said)
    return word("letter_reason.judged", plan=plan(row), gap=gap(row), **said)


def unknown(rows: Sequence[Row], wanted: Sequence[str]) -> list[str]:
    """Which deciding figures are not there, or cannot be judged, each in a clause."""
    held, said = {row["indicator"]: row for row in rows}, []
    for code in wanted:
        row = held.get(code)
        if row is None or row["state"] != "ok":
            state = vi.state_word(row["state"] if row else "not_applicable") + sign_of(row or {})
            said.append(word("letter_reason.undecided_one", name=row["name"] if row else code, state=state))
        elif row["tone"] == "no_data":
            said.append(word("letter_reason.no_plan", name=row["name"]))
    return said


def owed(missing: Sequence[Row]) -> str:
    """How many forms are owed past their day, which, and since how long."""
    forms = ", ".join(dict.fromkeys(row["form"] for row in missing))
    longest = max(row["days_late"] for row in missing)
    return word("letter_reason.missing", n=len(missing), forms=forms, days=vi.number(longest))


def figures_table(rows: Sequence[Row], province: dict[str, Row], *, rank: bool) -> list[list[str]]:
    """A row a figure behind plan: name, value, parts, plan, gap, the province's, perhaps the rank."""
    said = []
    for row in rows:
        known = _whole(row, province.get(row["indicator"]))
        place = "–" if row["rank_peer"] is None else vi.share_of(row["rank_peer"], row["of_peer"])
        parts = vi.ratio(row["numerator"], row["denominator"]) or "–"
        line = [f"{row['name']} ({row['indicator']})", value(row), parts, plan(row), gap(row), known]
        said.append([*line, place] if rank else line)
    return said


def _whole(row: Row, province: Row | None) -> str:
    if province is None:
        return "–"
    said = vi.quantity(province["value"], row["unit"], row["decimals"], province["state"])
    return said + sign_of(province)


def forms_table(missing: Sequence[Row]) -> list[list[str]]:
    """A row a form owed: code, name, period, day due, overdue since, days."""
    names = words("quality_form")
    return [
        [row["form"], names[row["form"]] if row["form"] in names else row["form"],
         vi.short_period(row["label"]), vi.day(row["due"]), vi.day(row["due"] + timedelta(days=1)),
         vi.number(row["days_late"])]
        for row in missing
    ]  # fmt: skip


def asks(behind: Sequence[Row], duties: pl.DataFrame) -> list[str]:
    """What is asked for each figure behind, with the duty of the province's letter that binds whom."""
    known, said = words("letter_ask"), []
    binding = duties.filter(pl.col("duty").str.starts_with("T")).to_dicts()
    for row in behind:
        code = row["indicator"]
        what = known.get(code) or word("letter_ask_other.any", name=row["name"])
        duty = next((one for one in binding if code in (one["indicators"] or "").split(",")), None)
        if duty is None:
            said.append(word("letter_commune.ask_bare", what=what))
        else:
            where, who = spelled(duty["place"]), spelled(duty["owner"])
            said.append(word("letter_commune.ask", what=what, where=where, who=who))
    return list(dict.fromkeys(said))


def spelled(text: str) -> str:
    """A place in the letter, or whom a duty binds, without the signs and short words of the table."""
    for sign, said in words("letter_spelled").items():
        text = text.replace(sign, said)
    return text


def need(row: Row) -> str:
    """What it takes to be in time with households; empty where nothing is known or left."""
    if not row["needed_total"] or row["needed_per_week"] is None or not row["weeks_left"]:
        return ""
    weeks = round(row["weeks_left"], 1)
    return word(
        "letter_commune.need", total=vi.number(row["needed_total"]), week=vi.number(row["needed_per_week"]),
        weeks=vi.number(weeks, 0 if weeks == int(weeks) else 1),
    )  # fmt: skip


def sign(row: Row) -> str:
    """The leading sign with its evidence; empty where none stands out."""
    if row["cause"] in (None, "unclear") or not row["evidence"]:
        return ""
    return word("letter_commune.sign", evidence=row["evidence"])


def evidence(row: Row) -> str:
    """What was measured at a spot: bars, dBm, Mbit/s; blank where nothing was."""
    return ", ".join(
        word(f"letter_book.{name}", n=vi.number(row[column], places))
        for name, column, places in MEASURED
        if row[column] is not None
    )


def late(row: Row, day: date) -> int | None:
    """Days past a spot's own deadline; None where it has none or is in time."""
    return (day - row["due"]).days if row["due"] is not None and row["due"] < day else None


def steps(rows: Sequence[Row], day: date) -> list[list[str]]:
    """A row a step that open spots wait for: how many, how many past the day, the longest wait in days."""
    said = []
    for clock, name in words("letter_clock").items():
        mine = [row for row in rows if row["clock"] == clock]
        if mine:
            longest = max((row["waited"] or 0 for row in mine), default=0)
            overdue = sum(late(row, day) is not None for row in mine)
            said.append([name, vi.number(len(mine)), vi.number(overdue), vi.number(longest)])
    return said
