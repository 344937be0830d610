"""Sentences about what was taken in: what a job came to, what waits, what stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from figures import format as vi
from figures.labels import word

Sheet = Mapping[str, Any]
STATUSES = ("rejected", "needs_review", "partly", "accepted", "duplicate")
"""Worst first."""
ROWS_SHOWN = 12
"""Row numbers shown of one fault."""


def understood(sheets: Sequence[Sheet]) -> list[str]:
    """What a job came to and what to do next; ``sheets`` as ``ingest --json`` tells them."""
    if not sheets:
        return [word("understood.nothing")]
    said = [counted(sheets), rows(sheets)]
    if warned := sum(issue["severity"] == "warning" for sheet in sheets for issue in sheet["issues"]):
        said.append(word("understood.warned", n=vi.number(warned)))
    statuses = {sheet["status"] for sheet in sheets}
    if statuses & {"partly", "rejected"}:
        said.append(word("understood.next_mend"))
    if "needs_review" in statuses:
        said.append(word("understood.next_review"))
    return said


def counted(sheets: Sequence[Sheet]) -> str:
    """Files and sheets by status, worst first."""
    found = Counter(sheet["status"] for sheet in sheets)
    states = [
        word("understood.state", n=vi.number(found[status]), state=word(f"status.{status}"))
        for status in STATUSES
        if found[status]
    ]
    files = len({sheet["file"] for sheet in sheets})
    return word(
        "understood.counts", files=vi.number(files), sheets=vi.number(len(sheets)), states=", ".join(states)
    )


def rows(sheets: Sequence[Sheet]) -> str:
    """Rows read, taken and sent back."""
    read, accepted, rejected = (
        sum(sheet[f"rows_{kind}"] for sheet in sheets) for kind in ("read", "accepted", "rejected")
    )
    if not read:
        return word("understood.rows_none")
    name = "understood.rows" if rejected else "understood.rows_all"
    return word(name, read=vi.number(read), accepted=vi.number(accepted), rejected=vi.number(rejected))


def worst_first(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets with faults before those without, else as sent."""
    return sorted(sheets, key=lambda sheet: (STATUSES.index(sheet["status"]), not sheet["issues"]))


def faults(sheet: Sheet) -> list[tuple[str, str, str]]:
    """(rows, message, severity) of each different fault of a sheet; errors before warnings."""
    at: dict[tuple[str, str], list[int]] = {}
    for issue in sheet["issues"]:
        of_this = at.setdefault((issue["severity"], issue["message"]), [])
        if issue["row"] is not None:
            of_this.append(issue["row"])
    ordered = sorted(at.items(), key=lambda item: (item[0][0] != "error", min(item[1], default=0)))
    return [(_places(numbers), message, severity) for (severity, message), numbers in ordered]


def _places(numbers: Sequence[int]) -> str:
    """Row numbers in short: ``4, 7, 12–15``."""
    if not numbers:
        return word("understood.whole")
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in spans[:ROWS_SHOWN])
    if len(spans) <= ROWS_SHOWN:
        return shown
    return word("understood.rows_more", rows=shown, n=vi.number(len(set(numbers))))


def files(names: Sequence[str]) -> str:
    """``a.xlsx``, or ``a.xlsx và 3 tệp nữa``."""
    if len(names) > 1:
        return word("job.upload_more", first=names[0], n=vi.number(len(names) - 1))
    return word("job.upload", first=names[0] if names else "")


def on_screen(told: str) -> str:
    """What the command line told, with the names of its commands in the words of the screen."""
    for command in ("undo", "review"):
        told = told.replace(word(f"command.{command}"), word(f"command.{command}_here"))
    return told


def waiting(tables: Sequence[Sequence[Mapping[str, Any]]]) -> str:
    """How many tables wait for a person, and how many rows with them."""
    if not tables:
        return word("upload_answer.waiting_none")
    lines = sum(table[0]["rows"] or 0 for table in tables)
    return word("upload_answer.waiting", n=vi.number(len(tables)), rows=vi.number(lines))


def standing(forms: Sequence[Mapping[str, Any]], communes: int, name: str | None) -> str:
    """What the home holds of all communes or of one (rows of the upload_forms answer)."""
    sheets, read, rejected = (
        sum(form[column] for form in forms) for column in ("sheets", "rows_read", "rows_rejected")
    )
    if not sheets:
        return word("upload_answer.standing_none_place" if name else "upload_answer.standing_none", name=name)
    share = vi.quantity(100 * rejected / read if read else 0.0, "%", 1)
    return word(
        "upload_answer.standing_place" if name else "upload_answer.standing",
        name=name, sheets=vi.number(sheets), n=vi.share_of(communes, 129), rejected=vi.number(rejected),
        read=vi.number(read), share=share,
    )  # fmt: skip
