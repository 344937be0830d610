"""The reading of one original, as it runs in a worker process; imports nothing heavier than it needs."""

from dataclasses import dataclass
from pathlib import Path

from etl.grid.unread import form_conflict
from etl.parse import parse_file
from etl.tables.parsed import ParsedSheet


@dataclass(frozen=True, slots=True)
class Job:
    """One original to read: where it is kept, the name it came under, the form named for it.

    ``sure`` where a reviewer named the form; what a sender names is held against the content.
    """

    path: str
    name: str
    form: str | None
    sure: bool = False


def read(job: Job) -> list[ParsedSheet]:
    """Parse one original; raises Refusal where it cannot be read.

    A file that lacks columns of the form it was sent as, and is another form beyond doubt, waits.
    """
    data = Path(job.path).read_bytes()
    sheets = parse_file(data, job.name, form=job.form)
    if not job.form or job.sure or not all(map(_lacks, sheets)):
        return sheets
    by_content = parse_file(data, job.name)
    if not all(sheet.form and sheet.rows and not _lacks(sheet) for sheet in by_content):
        return sheets
    return [form_conflict(sheet, job.form) for sheet in by_content]


def _lacks(sheet: ParsedSheet) -> bool:
    return any(issue.rule in ("missing_column", "unknown_form") for issue in sheet.issues)
