"""Pages of the province's deck in words: the answer, core figures, the ten lowest, tasks, the appendix."""

from dataclasses import replace

import polars as pl

from briefing.edition import Edition, Row
from briefing.page import Page
from briefing.province_pages import MAIN, defined, picture, standing
from figures import accounts_words, lagging_words, quality_words, spots_words, teams_words
from figures import format as vi
from figures.coverage import ALL
from figures.figure import Figure
from figures.labels import word
from figures.measures import Measures
from figures.sentences import lagging, level, ranked_worst_first
from figures.table import Field, Table
from figures.task_words import Known, tasks
from figures.theme import SIGNS

TEN = 10


def column(name: str) -> str:
    """The heading of a column."""
    return word(f"deck.{name}")


def answer(edition: Edition) -> Page:
    """Households, who lags, teams, VNeID, weak signal: five sentences."""
    frame = edition.here("coverage", indicator=MAIN, part=1)
    measures = Measures(edition.here("spots_measures"))
    row = edition.province("S1") or {}
    said = (
        level(edition.catalogue[MAIN], edition.province(MAIN)),
        lagging(frame),
        teams_words.answer(standing(edition))[0],
        accounts_words.level(Measures(edition.here("scope_figures", group=ALL)), ""),
        spots_words.still_open(
            measures, edition.here("spots_communes"), edition.period["cut_off"], row.get("change")
        ),
    )
    page = picture(edition, MAIN, Figure("answer", word("deck.answer")), "E1", "S1")
    return replace(page, sentences=said)


def core(edition: Edition) -> Page:
    """The twelve core figures with target, plan, change and who reported."""
    rows = [_core(edition, code) for code in edition.core]
    frame = pl.DataFrame(rows, schema=[*CORE], orient="row")
    fields = tuple(Field(column(name), name, words=name in ("indicator", "target")) for name in CORE)
    said = word("deck.core_words") + (f" {edition.standing()}" if edition.frozen else "")
    said += f" {word('deck.restated')}" if edition.restated() else ""
    figure = Figure("core", word("deck.core"), said, table=Table(frame, fields),
                    note=defined(edition, *edition.core))  # fmt: skip
    return Page(edition.stamped(figure), widths=tuple(CORE.values()), size=11)


CORE = {"indicator": 3.05, "value": 1.6, "parts": 2.05, "target": 1.9, "gap": 1.4, "change": 1.35,
        "reported": 0.98}  # fmt: skip


def _core(edition: Edition, code: str) -> tuple[str, ...]:
    indicator, row = edition.catalogue[code], edition.province(code)
    named = f"{code} · {indicator.short_name}"
    goal = "–"
    if indicator.target is not None:
        official = indicator.target_status == "official"
        goal = vi.quantity(indicator.target, indicator.unit)
        goal = goal if official else f"{goal} ({word('topic.proposed')})"
    if row is None:
        return (named, vi.state_word("not_applicable"), "–", goal, "–", "–", "–")
    known = row["state"] == "ok"
    unit = indicator.unit
    return (
        named, vi.quantity(row["value"], unit, indicator.decimals, row["state"]) + sign(edition, None, code),
        vi.ratio(row["numerator"], row["denominator"]) if known and unit == "%" else "–", goal,
        vi.change(row["gap"], unit, indicator.decimals) if known and row["gap"] is not None else "–",
        vi.change(row["change"], unit, indicator.decimals) if known and row["change"] is not None else "–",
        vi.share_of(row["communes_reporting"] or 0, row["communes_total"] or 0),
    )  # fmt: skip


def lowest(edition: Edition) -> Page:
    """The ten lowest in households guided, with leading cause and evidence."""
    indicator = edition.catalogue[MAIN]
    ranked = ranked_worst_first(indicator, edition.here("lagging", indicator=MAIN)).head(TEN)
    unit, places = indicator.unit, indicator.decimals
    frame = ranked.with_row_index("n", 1).with_columns(
        pl.col("cause").map_elements(lambda cause: word(f"cause.{cause}"), return_dtype=pl.String),
        pl.Series("shown", [_marked(edition, row) for row in ranked.to_dicts()], dtype=pl.String),
    )
    fields = (
        Field(column("number"), "n"), Field(column("commune"), "full_name", words=True),
        Field(column("group"), "peer_group_name", words=True),
        Field(column("value"), "shown"),
        Field(column("gap"), "gap", word("unit.points"), places, missing="–"),
        Field(column("cause"), "cause", words=True, missing="–"),
        Field(column("evidence"), "evidence", words=True, missing="–"),
    )  # fmt: skip
    said = word("deck.lowest_words")
    counted = lagging_words.cause_counts(edition.here("lagging", indicator=MAIN))
    if len(counted):
        named = ", ".join(word("lagging.cause_share", cause=word(f"cause.{cause}"), n=n)
                          for cause, n in counted.iter_rows())  # fmt: skip
        said = f"{word('lagging.causes', causes=named)} {said}"
    said += f" {word('deck.restated')}" if any(vi.RESTATED in one for one in frame["shown"]) else ""
    figure = Figure("lowest", word("deck.lowest"), said, unit, about=indicator.short_name,
                    table=Table(frame, fields))  # fmt: skip
    if frame.is_empty():
        return replace(picture(edition, MAIN, figure), sentences=(word("answer.extremes_none"),))
    return replace(picture(edition, MAIN, figure), widths=(0.45, 2.2, 1.8, 1.1, 1.4, 2.1, 3.28), size=11)


def _marked(edition: Edition, row: Row) -> str:
    """A commune's value with its unit and sign."""
    one = edition.catalogue[MAIN]
    value = vi.quantity(row["value"], one.unit, one.decimals, row["state"])
    return value + sign(edition, row["commune_code"], MAIN)


def proposed(edition: Edition) -> Page:
    """Tasks that follow from the figures."""
    frame = tasks(Known(
        edition.here("lagging", indicator=MAIN), standing(edition), edition.here("quality_reporting"),
        edition.here("quality_communes"), Measures(edition.here("spots_measures")),
        edition.here("accounts_communes"), edition.here("quality_kinds"),
    ))  # fmt: skip
    fields = (Field(column("number"), "n"), *(
        Field(column(name), of, words=True)
        for name, of in (("task", "task"), ("whom", "whom"), ("figure", "figure"))
    ))  # fmt: skip
    figure = edition.stamped(
        Figure("tasks", word("deck.tasks"), word("deck.tasks_words"), table=Table(frame, fields))
    )
    if frame.is_empty():
        return Page(figure, sentences=(word("deck.tasks_none"),))
    return Page(figure, widths=(0.45, 3.2, 5.0, 3.68), size=11)


def appendix(edition: Edition) -> Page:
    """Every commune's core figures, over as many slides as they need; a number's state by its sign."""
    wide = edition.ask("communes").select("commune_code", "full_name")
    rows = edition.here("book_communes").filter((pl.col("tier") == "core") & (pl.col("part") == 1))
    codes = [code for code in edition.core if code in set(rows["indicator"])]
    said = {
        code: {row["commune_code"]: _short(row) + sign(edition, row["commune_code"], code)
               for row in rows.filter(indicator=code).to_dicts()}
        for code in codes
    }  # fmt: skip
    frame = wide.with_columns(
        pl.Series(code, [said[code][commune] for commune in wide["commune_code"]]) for code in codes
    )
    fields = (Field(column("commune"), "full_name", words=True), *(
        Field(f"{code} {edition.catalogue[code].short_name}", code, missing="?") for code in codes
    ))  # fmt: skip
    figure = Figure(
        "appendix", word("deck.appendix"), _signs(edition), table=Table(frame, fields),
        note=defined(edition, *codes),
    )  # fmt: skip
    each = (12.333 - 1.75) / len(codes)
    return Page(edition.stamped(figure), widths=(1.75, *[each] * len(codes)), size=8.5)


def _signs(edition: Edition) -> str:
    """What the signs of the appendix mean."""
    more = f" {word('deck.restated')}" if edition.restated() else ""
    return word("deck.appendix_words") + more


def sign(edition: Edition, commune: str | None, code: str) -> str:
    """The sign of a published figure that would be another one now."""
    return vi.RESTATED if (commune, code, 1) in edition.restated() else ""


def _short(row: Row) -> str:
    """A figure in few letters: its number, or the sign of its state; a ring where it is an older one."""
    if row["state"] != "ok" or row["value"] is None:
        return SIGNS.get(row["state"], SIGNS["not_reported"])
    return vi.number(row["value"], row["decimals"]) + ("°" if row["stale"] else "")


def chase(edition: Edition) -> str:
    """Who sent everything, and whom to call first."""
    frame, places = edition.here("quality_reporting"), edition.here("quality_communes")
    return f"{quality_words.sent(edition.label, frame)} {quality_words.chase(frame, places)}".strip()
