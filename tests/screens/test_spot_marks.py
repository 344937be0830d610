"""Weak-signal spots on a map: near ones gather into one counted circle and stand alone at high zoom."""

import json
from math import cos, hypot, radians
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from figures.declutter import TILE, standing
from figures.place import Place
from figures.spot_marks import NEAR, OPEN_FROM, TONES, Spot, discs, legend, marks, marks_layer
from figures.theme import DARK, ICONS, LIGHT
from figures.viewport import fit
from pages.shell import map_pinch, map_spots
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

places = st.tuples(st.floats(105.5, 106.6), st.floats(19.9, 20.7), st.sampled_from(TONES))
UNSENT = f"37-{snapshot.LOWEST}-902"


def spots(given_places: list[tuple[float, float, str]]) -> list[Spot]:
    return [Spot(lon, lat, f"37-{i:03}", "Viettel", tone) for i, (lon, lat, tone) in enumerate(given_places)]


@settings(max_examples=60, deadline=None)
@given(st.lists(places, max_size=60), st.floats(7, 13))
def test_every_spot_is_in_one_sign_of_the_most_pressing_tone(
    given_places: list[tuple[float, float, str]], zoom: float
) -> None:
    known = spots(given_places)
    drawn = marks(known, zoom)
    assert sum(mark.count for mark in drawn) == len(known)
    assert list(drawn) == list(marks(known[::-1], zoom)) or zoom >= OPEN_FROM
    pressing = max((TONES.index(spot.tone) for spot in known), default=None)
    assert pressing == (TONES.index(drawn[-1].spot.tone) if drawn else None)
    scale = TILE * 2**zoom / 360
    for mark in drawn:
        if mark.count == 1:
            assert mark.spot in known
        else:
            assert zoom < OPEN_FROM
            member = next(spot for spot in known if spot.code == mark.spot.code)
            across = (member.lon - mark.spot.lon) * scale
            up = (member.lat - mark.spot.lat) * scale / cos(radians(20.3))
            assert hypot(across, up) < 2 * NEAR


@settings(max_examples=60, deadline=None)
@given(st.lists(places, max_size=40), st.lists(places, max_size=40), st.floats(8, 12))
def test_names_give_way_to_signs(
    signs: list[tuple[float, float, str]], communes: list[tuple[float, float, str]], zoom: float
) -> None:
    taken = discs(marks(spots(signs), zoom))
    points = [(lon, lat) for lon, lat, _ in communes]
    drawn = standing(points, ["Hoa Lư"] * len(points), [1.0] * len(points), zoom, taken, below=16)
    scale = TILE * 2**zoom / 360
    for (lon, lat), stands in zip(points, drawn, strict=True):
        for east, north, radius in taken:
            across = abs(lon - east) * scale
            up = abs(lat / cos(radians(lat)) - north / cos(radians(north))) * scale
            touching = across < radius and up < radius - 16
            assert not (stands and touching)
    if not signs and points:
        assert any(drawn)


def test_the_circle_between_two_fingers_is_meant() -> None:
    known = marks(
        spots([(106.0, 20.2, "on_track"), (106.003, 20.2, "behind"), (106.4, 20.5, "attention")]), 9.0
    )
    place = Place(106.0, 20.2, 9.0)
    assert map_pinch.meant(known, place, 10, -10) == "37-000"
    assert map_pinch.meant(known, place, 290, -220) is None
    assert map_pinch.meant((), place, 0, 0) is None


def test_a_known_cluster_opens() -> None:
    """Three spots within a kilometre and one far away."""
    known = spots([(106.0, 20.2, "on_track"), (106.003, 20.2, "behind"), (106.006, 20.2, "no_data"),
                   (106.4, 20.5, "attention")])  # fmt: skip
    far = marks(known, 9.0)
    assert [(mark.count, mark.spot.tone) for mark in far] == [(1, "attention"), (3, "behind")]
    assert far[1].spot.words == "3 điểm gần nhau: 1 quá hẹn, 1 chưa chuyển, 1 chưa quá hẹn. Bấm để mở."
    assert far[1].spot.code == "37-001"
    assert [mark.count for mark in marks(known, OPEN_FROM)] == [1, 1, 1, 1]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_tones_are_told_by_sign_and_word_besides_colour(look) -> None:  # type: ignore[no-untyped-def]
    known = spots([(106.0 + 0.2 * i, 20.2, tone) for i, tone in enumerate(TONES)])
    drawn = marks(known, 9.0)
    said = legend(known, look, drawn)
    layer = json.loads(marks_layer(drawn, look).to_json())
    assert "nhiều điểm gần nhau" not in said
    for tone in TONES:
        assert f">{ICONS[tone]}</i>" in said
        assert ICONS[tone] in layer["getText"]
        assert look.tones[tone] in said
    assert len(set(ICONS.values())) == len(TONES)


@pytest.mark.parametrize("window", [(912, 550), (645, 550), (1170, 730), (435, 430), (350, 380)])
def test_what_a_circle_gathers_is_seen_and_open_once_it_is_opened(
    door: Door, home: Path, monkeypatch: pytest.MonkeyPatch, window: tuple[int, int]
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(home))
    communes = list(door.ask("communes", PUBLIC).select("lon", "lat").iter_rows())
    whole = fit(communes, *window, margin=0.03)
    opened = map_spots.close_to(UNSENT, PUBLIC, window)
    assert opened is not None
    assert opened.zoom >= OPEN_FROM
    reach = NEAR * 360 / (TILE * 2**whole.zoom)
    seen = min(window) * 360 / (TILE * 2**opened.zoom) / 2
    assert reach <= seen


@pytest.mark.parametrize(("place", "name"), [("", "at"), ("diem-lom-song", "spot_at")])
def test_a_circle_opens_and_the_way_back_is_there(app: AppTest, place: str, name: str) -> None:
    def zoom(page: AppTest) -> float:
        chart = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
        return float(chart["initialViewState"]["zoom"])

    whole = open_page(app, place, spots="1", form="bubble")
    assert "đã quá ngày hẹn" in shown(whole)
    before = zoom(whole)
    page = open_page(app, place, **{name: UNSENT})
    assert not page.exception
    assert zoom(page) >= OPEN_FROM > before
    page.button(key="find_whole" if name == "at" else "spots_whole").click().run()
    assert name not in page.query_params
