"""Classes, sentences, colours and shapes: what is drawn says what the numbers say."""

import json
import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import geometry, sentences
from figures.classes import OUTSIDE, PATTERNS, classify
from figures.coverage import ALL, mark_group
from figures.declutter import standing
from figures.figure import Indicator, count_states
from figures.sparkline import sparkline
from figures.tables import plain, sheet
from figures.theme import DARK, LIGHT, legible_on, rgb, theme
from figures.viewport import fit
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot

STATES = ("ok", *PATTERNS)


def indicator(better: str = "up", unit: str = "%", decimals: int = 1) -> Indicator:
    return Indicator("C1", "Hộ", "Hộ được hướng dẫn", unit, better, decimals, 100.0, None, "proposed",
                     "commune,province", "", "stock")  # fmt: skip


def coverage(door: Door, code: str = "C1", group: str = ALL) -> pl.DataFrame:
    return mark_group(door.ask("coverage", PUBLIC, period="2026-11", indicator=code, part=1), group)


cells = st.tuples(
    st.one_of(st.none(), st.floats(0, 130)), st.floats(-100, 100), st.sampled_from(STATES), st.booleans()
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(cells, min_size=1, max_size=60),
    st.sampled_from(["value", "gap"]),
    st.sampled_from(["up", "down"]),
)
def test_every_place_has_one_class_and_the_legend_counts_them(
    rows: list[tuple[float | None, float, str, bool]], by: str, better: str
) -> None:
    frame = pl.DataFrame(
        [
            {"value": v, "gap": g, "state": s, "inside": i, "carried": False}
            for v, g, s, i in ((v, g, s, i) if s == "ok" else (None, None, s, i) for v, g, s, i in rows)
        ],
        schema_overrides={"value": pl.Float64, "gap": pl.Float64},
    )
    made = classify(frame, indicator(better), LIGHT, by)
    assert len(made.members) == len(frame)
    assert sum(entry.count for entry in made.classes) == len(frame)
    for row, member in zip(frame.iter_rows(named=True), made.members, strict=True):
        entry = made.classes[member]
        if not row["inside"]:
            assert entry.key == OUTSIDE
        elif row["state"] != "ok":
            assert entry.key == row["state"]
            assert entry.pattern
        elif row[by] is not None:
            assert not entry.pattern
            assert by == "gap" or (entry.key in ("zero", "no")) == (row["value"] == 0)


def test_larger_values_never_get_an_earlier_class(door: Door) -> None:
    for code in ("C1", "C2", "E3", "S1", "K6"):
        frame = coverage(door, code)
        made = classify(frame, indicator(unit="%" if code == "C1" else "lượt", decimals=0), LIGHT)
        known = [(v, m) for v, m in zip(frame["value"], made.members, strict=True) if v is not None]
        order = [member for _, member in sorted(known)]
        assert order == sorted(order)


def test_zero_and_silence_are_drawn_differently(door: Door) -> None:
    frame = coverage(door)
    made = classify(frame, indicator(), LIGHT)
    places = dict(zip(frame["commune_code"], made.members, strict=True))
    assert made.classes[places[snapshot.ZERO]].key == "zero"
    assert made.classes[places[snapshot.SILENT]].key == "not_reported"
    assert count_states(frame) == {
        "ok": 128,
        "not_reported": 1,
        "not_applicable": 0,
        "suppressed": 0,
        "not_ranked": 0,
    }


def test_the_answer_names_figures_and_places(door: Door) -> None:
    row = (
        door.ask("province", PUBLIC, period="2026-11").filter(pl.col("indicator") == "C1").row(0, named=True)
    )
    said = sentences.answer(indicator(), row, coverage(door))
    assert f"{row['value']:.1f}".replace(".", ",") in said[0]
    assert "Xã Rạng Đông (0,0\u00a0%)" in said[1]
    assert "Xã Giao Phúc" in said[2]
    assert all(any(letter.isdigit() for letter in sentence) for sentence in said)


def test_the_answer_has_words_for_nothing() -> None:
    empty = pl.DataFrame(
        {"state": ["not_reported"], "value": [None], "plan": [None], "tone": ["no_data"], "name": ["A"],
         "full_name": ["Xã A"], "peer_group_name": ["Phường"], "units_reporting": [0]},
        schema_overrides={"value": pl.Float64, "plan": pl.Float64},
    )  # fmt: skip
    said = sentences.answer(indicator(), None, empty)
    assert len(said) == 3
    assert all(said)


def test_hexagons_do_not_overlap_and_share_edges(door: Door) -> None:
    communes = door.ask("communes", PUBLIC)
    centres = geometry.hexagon_centres(communes)
    assert len(set(centres)) == 129
    gaps = [
        math.dist((a[0], a[1] / geometry.SQUEEZE), (b[0], b[1] / geometry.SQUEEZE))
        for i, a in enumerate(centres) for b in centres[:i]
    ]  # fmt: skip
    assert min(gaps) == pytest.approx(geometry.WIDTH, rel=1e-6)
    made = geometry.hexagons(communes)
    assert [f["properties"]["c"] for f in made["features"]] == communes["commune_code"].to_list()
    assert all(len(f["geometry"]["coordinates"][0]) == 7 for f in made["features"])
    json.dumps(made)


def test_names_are_kept_whole_in_two_lines(door: Door) -> None:
    for name in door.ask("communes", PUBLIC)["name"]:
        lines = geometry.wrapped(name).split("\n")
        assert " ".join(lines) == name
        assert max(map(len, lines)) <= 8


@given(st.lists(st.tuples(st.floats(105, 107), st.floats(19, 21)), min_size=1, max_size=40))
def test_a_window_holds_all_points(points: list[tuple[float, float]]) -> None:
    place = fit(points, 800, 600, margin=0.01)
    scale = 512 * 2**place.zoom / 360
    assert max(abs(lon - place.lon) for lon, _ in points) * scale <= 401
    assert max(abs(lat - place.lat) for _, lat in points) * scale <= 301


def test_names_on_the_map_do_not_touch() -> None:
    points = [(106.0, 20.0), (106.001, 20.0), (106.5, 20.5)]
    assert standing(points, ["Hoa Lư", "Tam Điệp", "Kim Sơn"], [2, 9, 1], zoom=9) == [False, True, True]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_letters_are_legible_on_every_class(look) -> None:
    def luminance(colour: str) -> float:
        parts = [c / 255 for c in rgb(colour)[:3]]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(a: str, b: str) -> float:
        light, dark = sorted((luminance(a), luminance(b)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    for colour in (*look.coverage, *look.burden, *look.diverging, look.zero, look.blank):
        assert contrast(colour, legible_on(colour)) >= 4.5, colour
    for colour in (*look.tones.values(), look.ink, look.muted, look.accent):
        assert contrast(colour, look.surface) >= 4.5, colour


def test_unknown_modes_are_light() -> None:
    assert theme(None) is LIGHT
    assert theme("dark") is DARK


def test_a_table_escapes_what_it_is_given() -> None:
    frame = pl.DataFrame({"code": ["<script>"], "name": ["<b>&"]})
    made = sheet(frame, [plain("A", lambda row: row["name"], "name")], choose=("commune", "code"))
    assert "<script>" not in made
    assert "&lt;b&gt;&amp;" in made


def test_a_sparkline_needs_two_points() -> None:
    assert sparkline([None, 1.0, None], "#000000") == ""
    assert sparkline([1.0, None, 2.0, 3.0], "#000000").startswith("<img")
