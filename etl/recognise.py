"""Tells by its headings and its title which form a table is."""

from collections.abc import Sequence
from functools import lru_cache

from etl.forms import FORMS
from etl.grid.layout import Layout
from etl.tables.form import Form
from etl.text.normal import key

PLACE_AND_PERIOD = frozenset(("commune_code", "hamlet_code", "hamlet_name", "period"))
"""Columns that the heading block or the upload can stand in for."""

_SHARED = PLACE_AND_PERIOD | {"sequence_number"}
_MARKS_NEEDED = 0.5
"""Share of a form's marks without which only its title can tell it."""

_TITLE_POINTS, _HAMLET_POINTS, _CLEAR_LEAD = 5.0, 2.0, 0.5


@lru_cache(maxsize=1 << 9)
def titled(title: str) -> str | None:
    """The form whose title words, the longest that fit, stand in the key of the lines above a table."""
    fitting = [
        (len(word), form.code) for form in FORMS.values() for word in map(key, form.titles) if word in title
    ]
    return max(fitting)[1] if fitting else None


def speaks_for_itself(layouts: Sequence[Layout]) -> bool:
    """Whether headings tell some form even where no title helps."""
    return any(_plausible(layout, None) for layout in layouts)


def recognise(layouts: Sequence[Layout], title: str, of_hamlet: bool) -> Layout | None:
    """The layout of the form that the table clearly is, or None.

    ``title`` is the key of the lines above the table; ``of_hamlet`` says that they name one hamlet.
    """
    named = titled(title)
    scored = sorted(
        ((_score(layout, named, of_hamlet), layout) for layout in layouts if _plausible(layout, named)),
        key=lambda pair: -pair[0],
    )
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR_LEAD):
        return None
    return scored[0][1]


def _score(layout: Layout, named: str | None, of_hamlet: bool) -> float:
    missing = (1 - layout.marks_found) * len(FORMS[layout.form].marks)
    bonus = _TITLE_POINTS if layout.form == named else 0.0
    if (of_hamlet or "+hamlet_name" in layout.names) and FORMS[layout.form].subject == "hamlet_team":
        bonus += _HAMLET_POINTS
    return layout.points - missing + bonus


def _plausible(layout: Layout, named: str | None) -> bool:
    if layout.form != named and layout.marks_found < _MARKS_NEEDED:
        return False
    own = len(layout.names - _SHARED)
    return own >= (1 if layout.form == named else 2) and len(layout.names) >= 2


def missing_columns(form: Form, names: frozenset[str]) -> list[str]:
    """Printed headings of the required columns that a table lacks and nothing else can stand in for."""
    has_place = bool(names & {"hamlet_code", "hamlet_name", "+venue"})
    return [
        column.heading
        for column in form.columns
        if column.required
        and column.name not in names
        and column.name not in ("commune_code", "period")
        and not (column.name == "hamlet_code" and has_place)
    ]


def nearest(layouts: Sequence[Layout], title: str) -> tuple[Form, list[str]] | None:
    """For a table that no form claims: the nearest form and the headings that would tell it, or None."""
    named = titled(title)
    best = max(layouts, key=lambda layout: (layout.form == named, layout.points), default=None)
    if best is None or not (best.names or best.form == named):
        return None
    form = FORMS[best.form]
    lacking = [form.by_name[mark].heading for mark in form.marks if mark not in best.names]
    return form, list(dict.fromkeys([*lacking, *missing_columns(form, best.names)]))
