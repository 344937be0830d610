"""The leaders' slides of a period: of the province, or of one commune; native charts, tables and map."""

from dataclasses import replace
from io import BytesIO

from briefing import commune_pages, page, province_pages, province_tables
from briefing.edition import Edition
from briefing.master import presentation
from briefing.page import Page
from briefing.settled import settled
from figures import format as vi
from figures.figure import Figure
from figures.labels import word


def document(edition: Edition) -> bytes:
    """The deck as .pptx. Raises ValueError where a page cannot be drawn or does not fit."""
    title = _title(edition)
    shown = presentation(f"{title} · {edition.label}")
    page.first(shown, edition.stamped(Figure("first", title)), title, _facts(edition))
    for one in commune_pages.pages(edition) if edition.commune else _province(edition):
        page.add(shown, one)
    out = BytesIO()
    shown.save(out)
    return settled(out.getvalue(), edition.meta["as_of"])


def _province(edition: Edition) -> list[Page]:
    sent, months = province_pages.reporting(edition)
    told = replace(sent, figure=replace(sent.figure, words=province_tables.chase(edition)))
    return [
        province_tables.answer(edition),
        province_tables.core(edition),
        province_pages.coverage_map(edition),
        province_tables.lowest(edition),
        province_pages.trend(edition, province_pages.MAIN),
        *province_pages.learners(edition),
        *province_pages.accounts(edition),
        *province_pages.spots(edition),
        *province_pages.teams(edition),
        told,
        months,
        province_tables.proposed(edition),
        province_tables.appendix(edition),
    ]


def _title(edition: Edition) -> str:
    if edition.commune:
        return word("deck.title_commune", name=edition.commune["full_name"])
    return word("deck.title")


def _facts(edition: Edition) -> list[str]:
    cut_off = word("foot.cut_off", day=vi.day(edition.period["cut_off"]))
    return [edition.period["label"], cut_off, edition.standing()]
