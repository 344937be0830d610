"""The periodic report of the department, in the layout of Decree 30/2020: text, tables, charts, annexes."""

from dataclasses import replace

from briefing import province_pages as pages
from briefing import report_annex, report_tables
from briefing.edition import Edition
from briefing.official import Head, finished, named, opened, paper, say, signed
from briefing.province_tables import MAIN, proposed
from briefing.report_known import known_of
from briefing.report_paper import across, annexed, headed, styled
from briefing.report_writer import Writer
from figures import format as vi
from figures import report_words_judged as judged
from figures import report_words_topics as topics
from figures.figure import Figure
from figures.foot import foot
from figures.labels import word
from figures.measures import Measures
from figures.report_words_periods import next_name, padded, period_name

ROMAN = ("I", "II", "III", "IV", "V", "VI")


def document(edition: Edition) -> bytes:
    """The report as .docx. Raises ValueError where a figure cannot be drawn."""
    day, name = edition.meta["as_of"], period_name(edition.period)
    alarm = word("foot.simulated") if edition.meta["simulated"] else ""
    made = paper(word("report.title", period=name), _origin(edition), "", day)
    styled(made)
    headed(made, alarm)
    opened(made, _head(day.year))
    named(made, word("report.kind"), word("report.abstract", period=name))
    writer = Writer(made, edition, known_of(edition))
    _opening(writer, name)
    _steering(writer)
    _results(writer)
    _judged(writer)
    _next(writer)
    say(made, word("report.closing", period=name))
    signed(made, [word(f"report_to.{one}") for one in ("council", "committee", "head", "communes", "file")],
           [word("official.director")])  # fmt: skip
    _annexes(writer, day.year)
    return finished(made, day)


def _origin(edition: Edition) -> str:
    known = replace(edition.passport(), reported=edition.passport(MAIN).reported, simulated=False)
    return foot(Figure("report", "", passport=known))


def _head(year: int) -> Head:
    number = word("official.number", symbol=word("report.symbol"))
    return Head(word("official.parent"), word("official.body"), number, word("official.place_day", year=year))


def _opening(writer: Writer, name: str) -> None:
    """On whose word, of which days, how to read the figures, whether they are final."""
    edition = writer.edition
    own = edition.period
    days = {"first": vi.day(own["first_day"]), "last": vi.day(own["last_day"])}
    writer.text(word("report.basis", period=name, **days), first=True)
    reported = vi.share_of(*(edition.passport(MAIN).reported or (0, 0)))
    given = {"day": vi.day(own["cut_off"]), "reported": reported, "standing": _standing(edition)}
    writer.text(padded(word("report.data", **given)))


def _standing(edition: Edition) -> str:
    if not edition.frozen:
        return word("report.closed" if edition.period["closed"] else "report.unfinished")
    name = "frozen_restated" if edition.frozen["restated"] else "frozen"
    count = vi.number(edition.frozen["restated"])
    return padded(word(f"report.{name}", day=vi.day(edition.frozen["frozen_on"]), n=count))


def _steering(writer: Writer) -> None:
    """I: what was directed, who reports, how complete the teams are."""
    edition = writer.edition
    writer.heading("steering", 1)
    writer.heading("directed", 2)
    writer.text(word("report_judged.steering_blank"))
    writer.item(topics.duties(edition.here("duties_list"), "tinh"))
    writer.topic("directed")
    writer.item(topics.silent(edition.here("quality_reporting"), edition.here("quality_communes")))
    writer.heading("complete", 2)
    writer.topic("complete", {1: topics.lacking(pages.standing(edition))})
    writer.chart("teams", pages.teams(edition)[0].figure, 56)


def _results(writer: Writer) -> None:
    """II: the six results, with their tables and charts."""
    edition = writer.edition
    kinds = Measures(edition.here("book_province"))
    writer.heading("results", 1)
    writer.table(report_tables.core(edition, writer.known))
    writer.heading("guided", 2)
    writer.heading("guided_homes", 3)
    writer.topic("guided_homes", {1: topics.contents(kinds)})
    writer.map("map", pages.coverage_map(edition).figure)
    for part in ("guided_desk", "guided_trade"):
        writer.part(part)  # the text flows on under the map; the chart, too high for that place, follows
    writer.chart("trend_C1", pages.trend(edition, MAIN).figure, 58)
    writer.heading("learners", 2)
    for part in ("learners_classes", "learners_people", "learners_goals"):
        writer.part(part)
    for page in pages.learners(edition)[2:]:
        writer.chart("goals", page.figure, 58)
    writer.heading("accounts", 2)
    writer.topic("accounts")
    writer.chart("trend_E1", pages.trend(edition, "E1").figure, 58)
    writer.heading("spots", 2)
    here = topics.places_of_spots(edition.here("spots_communes"))
    writer.topic("spots", {0: f"{topics.spot_types(kinds)} {here}".strip()})
    writer.table(report_tables.operators(edition))
    writer.chart("funnel", pages.spots(edition)[0].figure, 64)
    writer.heading("media", 2)
    writer.topic("media", {0: topics.news(kinds)})
    writer.heading("means", 2)
    for part in ("means_people", "means_money"):
        writer.part(part)


def _judged(writer: Writer) -> None:
    """III: what went well, what did not, and the signs of why."""
    edition, known = writer.edition, writer.known
    lagging = edition.here("lagging", indicator=MAIN)
    core = [code for code in edition.core if "province" in edition.catalogue[code].grains]
    for heading, level in (("judged", 1), ("good", 2)):
        writer.heading(heading, level)
    for text in judged.good(known, core):
        writer.item(text)
    writer.heading("bad", 2)
    for text in judged.bad(known, core, lagging, writer.next_table()):
        writer.item(text)
    writer.table(report_tables.lowest(edition))
    writer.heading("why", 2)
    writer.text(judged.why(lagging))
    writer.text(word("report_judged.why_blank"))


def _next(writer: Writer) -> None:
    """IV and V: tasks that follow from the figures, and what others are asked."""
    edition = writer.edition
    lagging, standing = edition.here("lagging", indicator=MAIN), pages.standing(edition)
    tasks = judged.tasks(proposed(edition).figure.behind.frame)
    say(writer.made, word("report_heading.next", period=next_name(edition.period).upper()), "Heading 1")
    for text in [word("report_next.head"), *tasks] if tasks else [word("report_next.none")]:
        writer.text(text)
    writer.text(word("report_next.blank"))
    writer.heading("asked", 1)
    owing = topics.owing(edition.here("quality_reporting"), edition.here("quality_communes"))
    asked = {
        "province": [judged.targets(edition.catalogue, edition.core), word("report_asked.province_blank")],
        "firms": judged.firms(Measures(edition.here("spots_measures"))),
        "communes": judged.communes(len(owing), lagging, standing),
    }
    for name, texts in asked.items():
        say(writer.made, word(f"report_asked.{name}"), "Heading 2")
        for text in texts:
            writer.text(text)


def _annexes(writer: Writer, year: int) -> None:
    """Every commune's figures, across the page; then what a frozen period would be now."""
    sheets = report_annex.sheets(writer.edition, writer.known)
    reference = word("report.annex_with", symbol=word("report.symbol"), year=year)
    last = report_annex.restated(writer.edition)
    for number, sheet in zip(ROMAN, [*sheets, *([last] if last else [])], strict=False):
        across(writer.made)
        annexed(
            writer.made, word("report.annex_table", n=number), word(f"report_annex.{sheet.key}"), reference
        )
        writer.annex(sheet, "restated_note" if sheet is last else "note")
