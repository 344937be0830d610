"""How a commune sends its rosters: a document each, many in one document, or a workbook with a sheet each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

import polars as pl

from etl.demo.paper.docx import Grid, Paragraph, document
from etl.demo.paper.roster import Roster, blocks, headings, lines, place_date
from etl.demo.paper.sent import Habit, SentFile
from etl.demo.paper.tcvn3 import FONT, to_tcvn3
from etl.demo.paper.xlsx import Page, workbook
from etl.demo.parameters import words
from etl.demo.world import World

_MOST_A_FILE = 12


def roster_files(
    world: World, rows: pl.DataFrame, habit: Habit, commune: str, with_tcvn3: bool
) -> Iterator[SentFile]:
    """The files of all rosters of one commune; with ``with_tcvn3`` the first is typed in .VnTime."""
    sent = list(_rosters(world, rows, commune))
    if with_tcvn3 and sent:
        yield _tcvn3(sent.pop(0))
    yield from _WAYS[habit.rosters](sent)


def _rosters(world: World, rows: pl.DataFrame, commune: str) -> Iterator[Roster]:
    named = {
        row["hamlet_code"]: f"{row['full_name']} {row['old_commune']}"
        if row["hamlet_name"].isdigit() and row["hamlet_type"] != "to_dan_pho"
        else row["full_name"]
        for row in world.hamlets.iter_rows(named=True)
    }
    keys = ["received_date", "hamlet_code"]
    for (received, code), people in rows.sort(*keys, "line").group_by(keys, maintain_order=True):
        when = received - timedelta(days=1)
        yield Roster(str(code), named[str(code)], commune, when, people.to_dicts())


def _day(roster: Roster) -> str:
    return f"{roster.when + timedelta(days=1):%Y-%m-%d}"


def _sent(rosters: Sequence[Roster], data: bytes, ending: str, story: str = "") -> SentFile:
    first = rosters[0]
    name = first.hamlet_code if len(rosters) == 1 else f"{len(rosters)}-to-{first.hamlet_code}"
    path = f"{first.hamlet_code[:5]}/M01/M01-{name}-{_day(first)}.{ending}"
    return SentFile(path, data, first.when + timedelta(days=1), story)


def _documents(rosters: Sequence[Roster]) -> Iterator[SentFile]:
    for roster in rosters:
        yield _sent([roster], document(blocks(roster)), "docx")


def _together(rosters: Sequence[Roster]) -> Iterator[list[Roster]]:
    """Rosters that came on one day, a dozen a file at most."""
    for _, group in groupby(rosters, key=_day):
        same_day = list(group)
        for start in range(0, len(same_day), _MOST_A_FILE):
            yield same_day[start : start + _MOST_A_FILE]


def _stacks(rosters: Sequence[Roster]) -> Iterator[SentFile]:
    for group in _together(rosters):
        yield _sent(group, document([block for roster in group for block in blocks(roster)]), "docx")


def _workbooks(rosters: Sequence[Roster]) -> Iterator[SentFile]:
    for group in _together(rosters):
        yield _sent(group, workbook([_sheet(roster) for roster in group]), "xlsx")


def _sheet(roster: Roster) -> Page:
    text = words()["paper"]
    titles = [text["unit_line"].format(hamlet=roster.hamlet), text["annex"], text["roster_title"]]
    return Page(
        roster.hamlet_code, titles, headings(), lines(roster), below=[place_date(roster), text["signer"]]
    )


def _tcvn3(roster: Roster) -> SentFile:
    """One roster typed in an old font; its titles are in small letters, as the font has no toned capitals."""
    old = [_old(block) for block in blocks(roster)]
    return _sent([roster], document(old, FONT), "docx", "tcvn3")


def _old(block: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(block, Grid):
        return Grid([[to_tcvn3(cell) for cell in row] for row in block.rows], block.widths)
    text = block.text.capitalize() if block.text.isupper() else block.text
    return Paragraph(to_tcvn3(text), block.align, block.bold, block.italic)


_WAYS: Mapping[str, Callable[[Sequence[Roster]], Iterator[SentFile]]] = {
    "document": _documents,
    "stack": _stacks,
    "workbook": _workbooks,
}
