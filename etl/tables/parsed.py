"""What reading one roster or sheet gives: typed cells by column, and what was wrong with them."""

from dataclasses import dataclass, field

from etl.tables.column import Severity


@dataclass(slots=True)
class Issue:
    """One thing found wrong: where, with which value, against which rule, said in a clerk's words."""

    row: int | None
    column: str
    value: str
    rule: str
    severity: Severity
    message: str


@dataclass(slots=True)
class ParsedSheet:
    """One roster or sheet read: the form, its heading block, and its rows column by column.

    ``columns`` holds for every column of the form a list as long as ``rows`` (None = blank); dates are
    ``datetime.date``, flags ``bool``, lists ``list[str]`` of codes, periods like ``2026-11``.
    ``heading`` holds what the block above the table says, as written: ``commune_lines`` (lines that may
    name the commune), ``hamlet`` (name of the hamlet), ``hamlet_code``, ``commune_code``, ``period``,
    ``declared_date`` (ISO). ``form`` is empty where no form was recognised; then ``issues`` says why.
    """

    file: str
    sheet: str
    form: str
    rows: list[int] = field(default_factory=list)
    columns: dict[str, list[object]] = field(default_factory=dict)
    heading: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Places (from 0) of the printed columns of a visit log, whose ``columns`` hold the cells as sent."""
    received: str = ""
    """ISO date of receipt, where the bundle itself carries one (simulated bundles)."""
