"""The filter bar: period, indicator, group and commune, in one order on every screen."""

import unicodedata
from dataclasses import dataclass

import streamlit as st

from figures import format as vi
from figures.coverage import ALL
from figures.figure import Indicator
from figures.labels import word
from pages.shell import access, address
from pages.shell.memory import remembered
from queries.viewer import Viewer

COMMUNE_GRAIN = "commune"
FIRST_CHOICE = "C1"
D_BAR = chr(0x111)
"""The letter d with a stroke: it has no plain form under Unicode, and sorts after d."""


@dataclass(frozen=True)
class Filters:
    """What the visitor looks at."""

    period: str
    indicator: Indicator
    group: str
    commune: str | None


def bar(who: Viewer, *, indicator: bool = True, group: bool = True) -> Filters:
    """Draw the filters and return the choices; the indicator may be left out, or both it and the group."""
    address.arrive()
    catalogue = {c: i for c, i in access.catalogue(who).items() if COMMUNE_GRAIN in i.grains}
    first = FIRST_CHOICE if FIRST_CHOICE in catalogue else next(iter(catalogue))
    with st.container(key="filters"):
        widths = [1.2, 2.6, 1.6, 1.8] if indicator and group else [1.2, 1.8, 2] if group else [1.2, 2]
        places = iter(st.columns(widths, gap="small"))
        with next(places):
            period = _period(who)
        code, scope = address.chosen("indicator", list(catalogue), first), ALL
        if indicator and group:
            with next(places):
                code = address.selectbox(
                    "indicator", word("filter.indicator"), list(catalogue), first,
                    lambda one: f"{one} · {catalogue[one].short_name}", placeholder=word("filter.choose"),
                )  # fmt: skip
        if group:
            with next(places):
                scope = _group(who)
        with next(places):
            commune = _commune(who)
    return Filters(period, catalogue[code or first], scope, commune)


def _period(who: Viewer) -> str:
    default = access.ask("meta", who)["default_period"][0]
    labels = _periods(access.identity(), who)
    return (
        address.selectbox("period", word("filter.period"), list(labels), default, labels.__getitem__)
        or default
    )


def _group(who: Viewer) -> str:
    labels = _groups(access.identity(), who)
    return address.selectbox("group", word("filter.group"), list(labels), ALL, labels.__getitem__) or ALL


def _commune(who: Viewer) -> str | None:
    names = commune_names(who)
    own = who.commune_code
    return address.selectbox(
        "commune", word("filter.commune"), [own] if own in names else list(names), own, names.__getitem__,
        placeholder=word("filter.commune_none"), **({} if own in names else {"index": None}),
    )  # fmt: skip


@remembered(8)
def _periods(identity: access.Identity, who: Viewer) -> dict[str, str]:
    """Labels by period, newest first."""
    rows = access.ask("periods", who).sort("sort", descending=True)
    return {period: vi.short_period(label) for period, label in rows.select("period", "label").iter_rows()}


@remembered(8)
def _groups(identity: access.Identity, who: Viewer) -> dict[str, str]:
    """Labels by group: the whole, peer groups, former provinces."""
    communes = access.ask("communes", who)
    peers = dict(communes.select("peer_group", "peer_group_name").unique(maintain_order=True).iter_rows())
    former = communes["former_province"].unique(maintain_order=True).to_list()
    labels = {ALL: word("filter.all")}
    labels |= {code: word("filter.peer", name=name) for code, name in peers.items()}
    return labels | {name: word("filter.former", name=name) for name in former}


def group_names(who: Viewer) -> dict[str, str]:
    """Labels by group: the whole, peer groups, former provinces."""
    return _groups(access.identity(), who)


def commune_names(who: Viewer) -> dict[str, str]:
    """Full names by code, in Vietnamese order of the bare name."""
    return _commune_names(access.identity(), who)


@remembered(8)
def _commune_names(identity: access.Identity, who: Viewer) -> dict[str, str]:
    rows = access.ask("communes", who).select("commune_code", "name", "full_name").rows()
    return {code: full for code, _, full in sorted(rows, key=lambda row: sort_key(row[1]))}


def sort_key(text: str) -> str:
    """A key that sorts Vietnamese names: letters first, then their marks."""
    plain = unicodedata.normalize("NFD", text.casefold().replace(D_BAR, "d~"))
    return "".join(c for c in plain if not unicodedata.combining(c)) + "\0" + text
