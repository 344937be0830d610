"""Writes the parts of a report in their order and counts its tables and figures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docx.shared import Pt

from briefing.edition import Edition
from briefing.official import say
from briefing.official_styles import BODY
from briefing.report_chart import Charts
from briefing.report_map import mapped
from briefing.report_paper import captioned, drawn, sourced
from briefing.report_sheet import Sheet, tabled
from figures import format as vi
from figures import report_words as said
from figures import report_words_topics as topics
from figures.drawing import Drawing, values_of
from figures.figure import Figure
from figures.labels import word
from figures.report_words import Known
from figures.report_words_periods import period_name
from figures.said import in_words
from figures.territory import Territory

WIDE = 160.0
"""Millimetres across of a chart."""


class Writer:
    """A paper that is being written, of an edition whose figures are known."""

    def __init__(self, made: Any, edition: Edition, known: Known) -> None:
        self.made, self.edition, self.known = made, edition, known
        self._charts = Charts(made)
        self._tables = self._figures = 0

    def heading(self, name: str, level: int) -> None:
        """A real heading."""
        say(self.made, word(f"report_heading.{name}"), f"Heading {level}")

    def text(self, text: str, *, first: bool = False) -> None:
        """A paragraph; nothing where there are no words. The ``first`` stands apart from the title."""
        if text:
            line = say(self.made, text, BODY)
            if first:
                line.paragraph_format.space_before = Pt(12)

    def item(self, text: str) -> None:
        """A paragraph behind a dash; nothing where there are no words."""
        self.text(f"- {text}" if text else "")

    def part(self, topic: str) -> None:
        """A topic under a heading of its own."""
        self.heading(topic, 3)
        self.topic(topic)

    def topic(self, topic: str, more: Mapping[int, str] | None = None) -> None:
        """Its paragraphs, ``more`` after those of that number; what has no number is said."""
        written = 0
        for at, keys in enumerate(topics.TOPICS[topic]):
            told = said.paragraph(self.known, keys)
            self.item(f"{told} {(more or {}).get(at, '')}".rstrip() if told else "")
            written += bool(told)
        missing = said.absent(self.known, topics.keys(topic))
        self.item(missing or ("" if written else word("report.no_text")))

    def next_table(self) -> str:
        """How the next table will be called."""
        return f"{word('report.table')} {self._tables + 1}"

    def table(self, sheet: Sheet) -> None:
        """A table with its caption and source; nothing where it has no row."""
        if not sheet.rows:
            return
        self._tables += 1
        title = self._captioned("table", self._tables, sheet.key)
        tabled(self.made, sheet, title)
        marked = any(cell.endswith(vi.RESTATED) for row in sheet.rows for cell in row)
        sourced(self.made, self._source(sheet.code) + (word("report.source_restated") if marked else ""))

    def annex(self, sheet: Sheet, note: str) -> None:
        """The table of an annex, its signs explained beneath."""
        tabled(self.made, sheet, word(f"report_annex.{sheet.key}"))
        sourced(self.made, word(f"report_annex.{note}"))

    def chart(self, name: str, figure: Figure, high: float) -> None:
        """A native chart with its caption and source; words where nothing was reported."""
        if not isinstance(figure.drawing, Drawing):
            raise ValueError(f"{figure.key}: no chart")
        if all(value is None for layer in figure.drawing.layers for value in values_of(layer)):
            self.item(word("deck.nothing", title=self._title(name)))
            return
        words = figure.words or in_words(figure.drawing)
        run = self._charts.drawn(figure.drawing, self._title(name), words, (WIDE, high))
        self._figure(name, figure, run)

    def map(self, name: str, figure: Figure) -> None:
        """The map as shapes, with its caption and source."""
        if not isinstance(figure.drawing, Territory):
            raise ValueError(f"{figure.key}: no map")
        self._figure(name, figure, mapped(self.made, figure.drawing, self._title(name), figure.words))

    def _figure(self, name: str, figure: Figure, run: Any) -> None:
        self._figures += 1
        drawn(self.made, run)
        self._captioned("figure", self._figures, name)
        sourced(self.made, self._passport(figure))

    def _title(self, name: str) -> str:
        return word(f"report_caption.{name}", period=period_name(self.edition.period))

    def _captioned(self, kind: str, number: int, name: str) -> str:
        captioned(self.made, kind, number, self._title(name))
        return self._title(name)

    def _source(self, code: str) -> str:
        known = self.edition.passport(code or None)
        return self._passport(Figure(code, "", passport=known if code else replace(known, reported=None)))

    @staticmethod
    def _passport(figure: Figure) -> str:
        """Source, cut-off and who reported, under a table or figure."""
        known = figure.stamp
        reported = word("report.source_reported", n=vi.share_of(*known.reported)) if known.reported else ""
        text = word("report.source", source=known.source, day=vi.day(known.cut_off), reported=reported)
        return text + (word("report.source_simulated") if known.simulated else "")
