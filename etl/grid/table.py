"""One located table into parsed sheets: one for each roster that it holds."""

import re
from collections.abc import Iterator, Sequence

from etl.grid.block import Line, read_block, texts_of
from etl.grid.cells import reader_of
from etl.grid.columns import DITTOS, ColumnReader, repeats
from etl.grid.hamlet_lines import hamlet_name, hamlet_of_sheet
from etl.grid.layout import Layout
from etl.grid.people import crowded
from etl.grid.proposals import COLUMN as FREE_TEXT
from etl.grid.proposals import free_text
from etl.grid.remarks import cell_issue, sheet_issue
from etl.grid.rows import Region, Section
from etl.grid.strays import stray_issues
from etl.grid.synonyms import COMMUNE_NAME
from etl.read.document import Row, Sheet
from etl.recognise import missing_columns
from etl.tables.form import Form
from etl.tables.parsed import Issue, ParsedSheet
from etl.text.normal import is_blank, key
from etl.text.numbers import money_unit, scale_of

_COMMUNE_HEADINGS = frozenset(map(key, COMMUNE_NAME))
_HAMLET_CODE = re.compile(r"([0-9]{5})\s*[-–]\s*([0-9]{3})")


class Table:
    """A table whose form and rows are known, ready to be read."""

    def __init__(self, file: str, sheet: Sheet, form: Form, layout: Layout, region: Region) -> None:
        self.file, self.sheet, self.form, self.layout, self.region = file, sheet, form, layout, region

    def parse(self, above: Sequence[Line], below: Sequence[Line]) -> list[ParsedSheet]:
        """Its rosters, each with the heading block; a form without rosters gives one sheet."""
        self._fill_merged()
        self.amounts = money_unit(texts_of(line) for line in above)
        heading = read_block(above, below, self.sheet.name, self.form)
        roster = self.form.subject == "hamlet_team"
        if (roster or self._place_lacks()) and not heading.keys() & {"hamlet", "hamlet_code"}:
            heading |= self._named_by_sheet(roster)
        sections = (
            [part for section in self.region.sections for part in self._parts(section)] if roster else None
        )
        filled = [section for section in sections or self.region.sections if section.rows]
        parsed = [self._one(section, heading) for section in filled or [Section()]]
        if self.form.has(FREE_TEXT) and (text := free_text(below)):
            self._add_free_text(parsed[0], text)
        return parsed

    def _add_free_text(self, parsed: ParsedSheet, text: str) -> None:
        """What stands under the list belongs to the sheet: it is kept with the first row."""
        if parsed.rows and parsed.columns[FREE_TEXT][0] is None:
            read = reader_of(self.form.code, FREE_TEXT)(text)
            parsed.columns[FREE_TEXT][0] = read.value
            if read.rule is not None:
                column = self.form.by_name[FREE_TEXT]
                parsed.issues.append(cell_issue(parsed.rows[0], column, column.heading, text, read))

    def _scale(self, at: int) -> int:
        """Đồng to the unit of the column of money at that place: by its heading, its unit or the sheet's."""
        heading = next(text for name, text in self.layout.headings if dict(self.layout.columns)[name] == at)
        unit = self.region.units[at] if at < len(self.region.units) else None
        found = (scale_of(text) for text in (heading, unit) if isinstance(text, str))
        return next((scale for scale in found if scale > 1), self.amounts)

    def _named_by_sheet(self, roster: bool) -> dict[str, str]:
        """The hamlet that the sheet's name says; of a text file it is only the file's own name."""
        stem = self.file.rsplit("/", 1)[-1].rpartition(".")[0]
        name = "" if self.sheet.name == stem else hamlet_of_sheet(self.sheet.name)
        return {"hamlet": name} if name and (roster or not any(map(str.isdigit, name))) else {}

    def _place_lacks(self) -> bool:
        """Whether the rows must name their hamlet, and no column of the table does."""
        places = {"hamlet_code", "hamlet_name", "+venue"}
        needed = self.form.has("hamlet_code") and self.form.by_name["hamlet_code"].required
        return needed and self.form.code != "M10" and not places & self.layout.names

    def _one(self, section: Section, heading: dict[str, str]) -> ParsedSheet:
        rows = [self.sheet.rows[at] for at in section.rows]
        numbers = [self.sheet.first_row + at for at in section.rows]
        reader = ColumnReader(self.form, self.layout, rows, numbers, self._scale)
        parsed = ParsedSheet(self.file, self.sheet.name, self.form.code, numbers)
        parsed.columns = reader.as_sent() if self.form.streamed else reader.read()
        parsed.places = dict(self.layout.columns)
        self._communes_from_names(parsed, rows)
        placed = self._place_from_heading(parsed, heading)
        parsed.issues = [
            *self._of_sheet(placed),
            *reader.issues,
            *stray_issues(self.form, self.layout, rows, numbers),
            *crowded(self.form, self.layout, rows, numbers),
        ]
        parsed.heading = self._heading(section, heading, rows)
        return parsed

    def _place_from_heading(self, parsed: ParsedSheet, heading: dict[str, str]) -> bool:
        """Rows of a table without a column for the hamlet are of the one that the block above names."""
        if not self.form.has("hamlet_code") or self.form.code == "M10":
            return False
        code, name = heading.get("hamlet_code"), heading.get("hamlet")
        if {"hamlet_code", "hamlet_name", "+venue"} & self.layout.names or not (code or name):
            return False
        parsed.columns["hamlet_code"] = [code] * len(parsed.rows)
        parsed.columns["hamlet_name"] = [name] * len(parsed.rows)
        return True

    def _heading(self, section: Section, heading: dict[str, str], rows: Sequence[Row]) -> dict[str, str]:
        own = dict(heading)
        if self.form.subject != "hamlet_team":
            own.pop("hamlet", None)  # that of the rows, where it is any
            own.pop("hamlet_code", None)
        if section.hamlet:
            own.pop("hamlet_code", None)
            found = _HAMLET_CODE.search(section.hamlet)
            own["hamlet_code" if found else "hamlet"] = f"{found[1]}-{found[2]}" if found else section.hamlet
        if name := self._commune_named(rows):
            own["commune_lines"] = "\n".join(filter(None, (own.get("commune_lines"), name)))
        return own

    def _commune_named(self, rows: Sequence[Row]) -> str:
        """What a column of commune names says, where it says one thing."""
        for at, text in self.layout.unknown:
            if key(text) in _COMMUNE_HEADINGS and not self.form.many_communes:
                names = set(_texts(rows, at)) - {""}
                if len(names) == 1:
                    return f"{text}: {names.pop()}"
        return ""

    def _communes_from_names(self, parsed: ParsedSheet, rows: Sequence[Row]) -> None:
        """Names of communes stand in for their codes where a table of many communes gives no codes."""
        at = next((at for at, text in self.layout.unknown if key(text) in _COMMUNE_HEADINGS), None)
        if at is None or self.form.streamed or "commune_code" in self.layout.names:
            return
        names = _texts(rows, at)
        if self.form.has("commune_code") and (self.form.many_communes or len(set(names) - {""}) > 1):
            parsed.columns["commune_code"] = [name or None for name in names]

    def _of_sheet(self, placed: bool) -> Iterator[Issue]:
        names = self.layout.names | {"hamlet_code"} if placed else self.layout.names
        if lacking := missing_columns(self.form, names):
            listed = ", ".join(f"“{heading}”" for heading in lacking)
            message = (
                f"Bảng thiếu cột bắt buộc của biểu {self.form.code}: {listed}. Hãy thêm hoặc dùng biểu trống."
            )
            yield sheet_issue("missing_column", "error", message, lacking[0])
        if self.sheet.hidden:
            message = f"Trang tính “{self.sheet.name}” đang bị ẩn; dữ liệu trong đó vẫn được đọc."
            yield sheet_issue("hidden_sheet", "warning", message)

    def _fill_merged(self) -> None:
        """A cell merged over several rows speaks for each of them, in the columns where that makes sense."""
        names = {at: "commune_code" for at, text in self.layout.unknown if key(text) in _COMMUNE_HEADINGS}
        names |= {at: name for name, at in self.layout.columns}
        starts = [at for section in self.region.sections for at in section.rows]
        if not starts:
            return
        for top, left, bottom, _ in self.sheet.merges:
            name = names.get(left)
            if bottom == top or name is None or top < starts[0] - 1 or top >= self.region.end:
                continue
            if name.startswith("+") or name == "commune_code" or repeats(self.form.by_name[name]):
                self._fill(top, bottom, left)

    def _fill(self, top: int, bottom: int, left: int) -> None:
        rows = self.sheet.rows
        value = rows[top][left] if left < len(rows[top]) else None
        for row in rows[top + 1 : bottom + 1]:
            row.extend([None] * (left + 1 - len(row)))
            if row[left] is None:
                row[left] = value

    def _parts(self, section: Section) -> list[Section]:
        """A section split where a column names each person's hamlet; a blank or ditto repeats the last."""
        places = dict(self.layout.columns)
        at = places.get("+hamlet_code", places.get("+hamlet_name"))
        if at is None:
            return [section]
        parts: dict[str, Section] = {}
        name = section.hamlet
        for row in section.rows:
            cells = self.sheet.rows[row]
            if at < len(cells) and not is_blank(cells[at]) and cells[at] not in DITTOS:
                written = texts_of([cells[at]])
                name = written if _HAMLET_CODE.search(written) else hamlet_name(written) or written
            parts.setdefault(key(name), Section(name)).rows.append(row)
        return list(parts.values())


def _texts(rows: Sequence[Row], at: int) -> list[str]:
    """The cells of one column as texts, blank ones empty."""
    return ["" if at >= len(row) or is_blank(row[at]) else texts_of([row[at]]) for row in rows]
