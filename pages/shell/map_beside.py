"""The second map, of another period or indicator, and the classes that stay the same over time."""

from dataclasses import replace

from figures import format as vi
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, address, coverage_view, filters
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

NOTHING = "none"


def asked(chosen: Filters, who: Viewer) -> tuple[Figure, Filters] | None:
    """The second figure and the choices that it stands for; None where one map is enough."""
    code = address.chosen("beside", list(_choices(access.identity(), chosen, who)), NOTHING)
    if code in (None, NOTHING):
        return None
    kind, _, name = str(code).partition(":")
    other = replace(chosen, period=name)
    if kind == "i":
        other = replace(chosen, indicator=access.catalogue(who)[name])
    return coverage_view.coverage(other, who)[0], other


def control(chosen: Filters, who: Viewer) -> None:
    """What to put beside the map."""
    choices = _choices(access.identity(), chosen, who)
    address.selectbox(
        "beside", word("beside.title"), list(choices), NOTHING, lambda one: choices.get(one, one)
    )


@remembered(300)
def _choices(identity: access.Identity, chosen: Filters, who: Viewer) -> dict[str, str]:
    """Words by code: nothing, the other periods of the same kind, the other indicators of communes."""
    periods = access.ask("periods", who)
    kinds = dict(periods.select("period", "kind").iter_rows())
    found = {NOTHING: word("beside.nothing")}
    for period, kind, label in periods.select("period", "kind", "label").iter_rows():
        if kind == kinds[chosen.period] and period != chosen.period:
            found[f"p:{period}"] = word("beside.period", label=vi.short_period(label))
    for code, one in access.catalogue(who).items():
        if filters.COMMUNE_GRAIN in one.grains and code != chosen.indicator.code:
            found[f"i:{code}"] = word("beside.indicator", code=code, name=one.short_name)
    return found


@remembered(600)
def _levels(identity: access.Identity, period: str, indicator: str, who: Viewer) -> tuple[float, ...]:
    return tuple(access.ask("coverage_levels", who, period=period, indicator=indicator)["value"].to_list())


def levels(chosen: Filters, who: Viewer) -> tuple[float, ...]:
    """Every value of the indicator in periods of this kind: classes cut over them mean the same in each."""
    return _levels(access.identity(), chosen.period, chosen.indicator.code, who)
