"""The map on the screen: the map itself, its legend, a second one beside it, and the click on them."""

from collections import Counter
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pydeck as pdk
import streamlit as st

from figures import geometry
from figures.classes import Class, Classified, Cutting, classify
from figures.deck import UNITS, MapRequest, coverage_deck
from figures.figure import Figure
from figures.labels import word
from figures.place import Place
from figures.theme import SIGNS, Theme, theme
from figures.viewport import fit
from pages.shell import access, address, device, layers, map_beside, map_switches
from pages.shell.filters import Filters
from pages.shell.map_switches import View
from pages.shell.memory import remembered
from queries.viewer import Viewer

HEIGHT, HALF_HEIGHT, PHONE_HEIGHT = 780, 430, 440
WINDOW, PHONE_WINDOW = 840, 350


def show(figure: Figure, chosen: Filters, who: Viewer) -> None:
    """Draw the switches, the map and its legend; beside it a second map, where one is asked for."""
    view = map_switches.drawn(chosen, who)
    second = map_beside.asked(chosen, who)
    if second is None:
        one(figure, chosen, view, who)
        return
    for place, (drawn, of) in zip(st.columns(2, gap="small"), ((figure, chosen), second), strict=True):
        with place:
            name = f"{drawn.title} · {drawn.passport.period}"
            st.html(f"<h2 class='small'>{escape(name)}</h2><p class='hint'>{escape(drawn.words)}</p>")
            one(drawn, of, replace(view, half=True), who)


def one(figure: Figure, chosen: Filters, view: View, who: Viewer) -> None:
    """One map with its legend."""
    classified, deck = _drawn(access.identity(), chosen, view, who, figure=figure)
    beside = f"_{chosen.period}_{chosen.indicator.code}" if view.half else ""
    key = f"map_{view.form}{beside}"
    st.pydeck_chart(
        deck,
        height=_height(view),
        key=key,
        on_select=partial(_clicked, key),
        selection_mode="single-object",
        alt=word("map.alt", title=figure.title, period=figure.passport.period, words=figure.words),
    )
    st.html(legend(classified, device.look(), view.form, _unit(figure, view), _spot_signs(view, who)))


def legend(classified: Classified, look: Theme, form: str, unit: str = "", spots: str = "") -> str:
    """The classes with their counts, states with their pattern, as a list."""
    drawn = [entry for entry in classified.classes if entry.count or entry.key == "not_reported"]
    items = "".join(
        f"<li>{_sign(entry, look, form)}{escape(entry.label)} <b>{entry.count}</b></li>" for entry in drawn
    )
    if any(classified.carried):
        style = f"--c:{look.coverage[3]};--h:{look.hatch};--k:{look.surface}"
        carried = "" if form == "bubble" else f"<i class='carried' style='{style}'></i>"
        items += f"<li>{carried}{escape(word('map.carried'))} <b>{sum(classified.carried)}</b></li>"
    note = word("map.bubble_note") if form == "bubble" else word("map.outline_note")
    title = word("map.legend", unit=unit) if unit else word("map.legend_plain")
    return f"<section class='legend'><h2>{title}</h2><ul>{items}{spots}</ul><p>{note}</p></section>"


def _unit(figure: Figure, view: View) -> str:
    """What the numbers of the classes are in; the words of the gap's classes say it themselves."""
    return "" if _by(figure, view) == "gap" else figure.unit


def _by(figure: Figure, view: View) -> str:
    """What the colours show: the value where there is no plan to compare with."""
    return "value" if figure.frame["gap"].null_count() == len(figure.frame) else view.by


def _spot_signs(view: View, who: Viewer) -> str:
    """What the dots of the spots mean, where they are on: in words and with their number."""
    if not view.spots:
        return ""
    look, drawn = theme(view.mode), _spots(who, view.form)
    cell = "_cell" if view.form == "hexagon" else ""
    late = sum(overdue for *_, overdue in drawn)
    signs = (("open", len(drawn) - late, look.accent), ("overdue", late, look.tones["behind"]))
    return "".join(
        f"<li><i class='dot' style='--c:{colour}'></i>{word(f'map.spots_{name}{cell}')} <b>{n}</b></li>"
        for name, n, colour in signs
    )


def _sign(entry: Class, look: Theme, form: str) -> str:
    """The little picture beside a class: a swatch, or a ring with its sign on the bubble map."""
    kind, sign = entry.pattern or "plain", ""
    if form == "bubble":
        kind, sign = "ring", SIGNS.get(entry.key, "")
    return f"<i class='{kind}' style='--c:{entry.colour};--h:{look.hatch}'>{sign}</i>"


def _height(view: View) -> int:
    if device.phone():
        return PHONE_HEIGHT
    return HALF_HEIGHT if view.half else HEIGHT


@remembered(600)
def _drawn(
    identity: Any, chosen: Filters, view: View, who: Viewer, *, figure: Figure
) -> tuple[Classified, pdk.Deck]:
    look = theme(view.mode)
    cutting = Cutting(view.classes, map_beside.levels(chosen, who))
    classified = classify(figure.frame, chosen.indicator, look, _by(figure, view), cutting)
    codes = figure.frame["commune_code"].to_list()
    ask = MapRequest(
        form=view.form,
        layers=layers.addresses(),
        look=look,
        place=_place(figure, view, who),
        chosen=codes.index(chosen.commune) if chosen.commune in codes else None,
        names=not ((view.phone or view.half) and chosen.group == "all"),
        spots=_spots(who, view.form) if view.spots else (),
    )
    return classified, coverage_deck(figure, classified, ask)


def _place(figure: Figure, view: View, who: Viewer) -> Place:
    communes = access.ask("communes", who)
    kept = set(figure.frame.filter("inside")["commune_code"])
    shapes = layers.shapes(view.form) or {"features": []}
    points = [
        p for f in shapes["features"] if f["properties"]["c"] in kept for p in geometry.corners(f["geometry"])
    ]
    window = (PHONE_WINDOW, PHONE_HEIGHT) if view.phone else (WINDOW // (1 + view.half), _height(view))
    return fit(
        points or geometry.hexagon_centres(communes), *window, margin=0.06 if view.form == "bubble" else 0.015
    )


def _spots(who: Viewer, form: str) -> tuple[tuple[float, float, str, bool], ...]:
    """Open spots where they are; on the hexagon map one mark a commune, at the foot of its cell."""
    rows = access.ask("spots", who)
    if form != "hexagon":
        return tuple(
            (r["lon"], r["lat"], _spot_text(r), bool(r["overdue"])) for r in rows.iter_rows(named=True)
        )
    communes = access.ask("communes", who)
    counts = Counter(rows["commune_code"])
    late = set(rows.filter("overdue")["commune_code"])
    cells = zip(communes.iter_rows(named=True), geometry.hexagon_centres(communes), strict=True)
    return tuple(
        (
            lon + 0.024,
            lat + 0.013,
            word("map.spot_count", commune=c["full_name"], n=n),
            c["commune_code"] in late,
        )
        for c, (lon, lat) in cells
        if (n := counts[c["commune_code"]])
    )


def _spot_text(row: dict[str, Any]) -> str:
    names = " + ".join(word(f"operator.{one}") for one in str(row["operators"] or "other").split(";"))
    state = word("map.spot_overdue" if row["overdue"] else "map.spot_open")
    return word("map.spot", operator=names, state=state)


def _clicked(key: str) -> None:
    """A click on a commune chooses it; a second click on it, or one beside the map, lets it go."""
    found = st.session_state[key]["selection"]["objects"].get(UNITS) or []
    address.choose("commune", found[0]["properties"]["c"] if found else None)
