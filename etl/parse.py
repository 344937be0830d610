"""From a file's bytes to its parsed sheets: read, find the tables, tell the forms, read the rows."""

from collections.abc import Iterator, Sequence

from etl.forms import FORMS
from etl.grid import silent
from etl.grid.around import inherit, number_names, surroundings
from etl.grid.block import texts_of
from etl.grid.hamlet_lines import hamlet_in_lines, hamlet_of_file
from etl.grid.joins import join_cut_tables
from etl.grid.layout import Layout
from etl.grid.marked_pages import without_marked_pages
from etl.grid.people import join_names
from etl.grid.remarks import sheet_issue
from etl.grid.rows import walk
from etl.grid.table import Table
from etl.grid.unread import is_worth_saying, unknown_form
from etl.grid.upright import turned
from etl.grid.zero import crossed
from etl.locate import Heading, find_headings
from etl.read.document import Sheet
from etl.read.reader import read_document
from etl.recognise import recognise, speaks_for_itself
from etl.tables.parsed import ParsedSheet
from etl.text.identity import mask
from etl.text.normal import key


def parse_file(data: bytes, name: str, *, form: str | None = None) -> list[ParsedSheet]:
    """Every roster or sheet of a file, read; at least one, which says why where no form was recognised.

    ``form`` overrides recognition by content. Raises Refusal for a file that cannot be read.
    """
    document = read_document(data, name)
    return parse_sheets(document.sheets, name, form=form)


def parse_sheets(sheets: Sequence[Sheet], file: str, *, form: str | None = None) -> list[ParsedSheet]:
    """The same from the grids of a document; cells merged over rows are filled in place."""
    parsed: list[ParsedSheet] = []
    left: list[tuple[Sheet, list[Heading]]] = []
    sheets = without_marked_pages(sheets)
    for sheet in sheets:
        sheet.name = mask(sheet.name)
    for sheet, headings in join_cut_tables(sheets, form):
        headings = [found for found in headings if speaks_for_itself(found.layouts)] or headings
        read = list(_read_sheet(sheet, headings, file, form))
        if not read and (upright := turned(sheet)):
            read = list(_read_sheet(upright, find_headings(upright, form), file, form))
        parsed += number_names(read)
        if not read:
            left.append((sheet, headings))
    rest = [pair for pair in left if is_worth_saying(*pair, alone=not parsed)]
    inherit(parsed)
    _name_by_file(parsed, file)
    if not parsed and not rest:
        rest = left[:1]
    return [*_without_empty(parsed), *(unknown_form(*pair, file, form) for pair in rest)]


def _read_sheet(
    sheet: Sheet, headings: Sequence[Heading], file: str, form: str | None
) -> Iterator[ParsedSheet]:
    for around in surroundings(sheet, headings):
        lines = [texts_of(line) for line in around.above]
        title = key(" ".join(lines))
        layouts = around.heading.layouts
        layout = _forced(layouts) if form else recognise(layouts, title, bool(hamlet_in_lines(lines)))
        if layout is None:
            continue
        declared = FORMS[layout.form]
        join_names(sheet.rows, layout, around.heading.last + 1, around.stop)
        layout = crossed(sheet.rows, declared, layout, around.heading.last + 1, around.stop)
        region = walk(sheet, declared, layout, around.heading.last + 1, around.stop, around.again)
        feet = [*sheet.rows[region.end : around.stop], *around.below]
        read = Table(file, sheet, declared, layout, region).parse(around.above, feet)
        read[0].issues += silent.told(sheet, declared, layout, region, around.heading.last + 1)
        yield from read


def _forced(layouts: Sequence[Layout]) -> Layout | None:
    """The layout of the form that the sender named, where at least two of its columns are there."""
    return layouts[0] if layouts and len(layouts[0].names) > 1 else None


def _name_by_file(parsed: Sequence[ParsedSheet], file: str) -> None:
    """The only roster of a file that names no hamlet is of the one that the file's name says, told so."""
    if len(parsed) != 1 or FORMS[parsed[0].form].subject != "hamlet_team":
        return
    (sheet,) = parsed
    named = sheet.heading.keys() & {"hamlet", "hamlet_code"}
    if not named and sheet.rows and (name := hamlet_of_file(file)):
        sheet.heading["hamlet"] = name
        message = f"Biểu chưa ghi tên thôn; lấy theo tên tệp là “{name}”. Lần sau hãy ghi ở dòng “Đơn vị”."
        sheet.issues.append(sheet_issue("hamlet_from_file_name", "warning", message, "hamlet_code", name))


def _without_empty(parsed: list[ParsedSheet]) -> list[ParsedSheet]:
    """Sheets without rows are an error where nothing else came, else left out with a remark."""
    filled = [sheet for sheet in parsed if sheet.rows]
    empty = [sheet for sheet in parsed if not sheet.rows]
    if not filled:
        for sheet in empty:
            message = "Biểu chưa có dòng nào được điền. Hãy điền rồi gửi lại."
            sheet.issues.append(sheet_issue("no_rows", "error", message))
        return empty
    if empty:
        names = ", ".join(f"“{sheet.sheet}”" for sheet in empty)
        filled[0].issues.append(sheet_issue("no_rows", "warning", f"Chưa điền dòng nào nên bỏ qua: {names}."))
    return filled
