"""What is small on the map: a ward found by keyboard alone, a counted circle opened by two fingers."""

from math import cos, radians
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from figures.declutter import TILE
from figures.spot_marks import Mark, Spot, marks
from figures.viewport import fit
from queries.door import Door
from queries.viewer import PUBLIC
from tests.browser.visitor import DESKTOP, PHONE, visit

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize(
    ("form", "size", "typed"), [("hexagon", DESKTOP, "dong hoa lu"), ("bubble", PHONE, "Đông Hoa Lư")]
)
def test_a_ward_is_found_by_keyboard(
    opened: Browser, address: str, form: str, size: tuple[int, int], typed: str
) -> None:
    with visit(opened, f"{address}/?form={form}", size) as seen:
        page = seen.settled().page
        box = page.get_by_role("combobox", name="Tìm xã, phường", exact=True)
        box.focus()
        page.keyboard.type(typed)
        page.wait_for_selector("#find-list li[aria-selected=true]")
        assert page.locator("#find-list li").all_inner_texts() == ["Phường Đông Hoa Lư"]
        page.keyboard.press("Enter")
        page.wait_for_selector(".chosen b:has-text('Phường Đông Hoa Lư')", timeout=20_000)
        assert "at=" in page.url
        page.get_by_text("Xem cả tỉnh").click()
        page.wait_for_function("() => !location.search.includes('at=')", timeout=20_000)
        assert "commune=" in page.url
        assert seen.errors == []


def _circle(home: Path, window: tuple[int, int]) -> tuple[Mark, float, float]:
    """A counted circle of the map of spots, and where it stands from the map's middle, in pixels."""
    door = Door(home / "warehouse.duckdb")
    known = [
        Spot(r["lon"], r["lat"], r["spot_code"], "", r["tone"]) for r in door.ask("spots", PUBLIC).to_dicts()
    ]
    communes = list(door.ask("communes", PUBLIC).select("lon", "lat").iter_rows())
    place = fit([*communes, *((one.lon, one.lat) for one in known)], *window, margin=0.03)
    mark = max(marks(known, place.zoom), key=lambda one: one.count)
    scale = TILE * 2**place.zoom / 360
    return mark, (mark.spot.lon - place.lon) * scale, (place.lat - mark.spot.lat) * scale / cos(radians(20.2))


def test_two_fingers_open_a_circle_and_close_it(opened: Browser, address: str, known_home: Path) -> None:
    with visit(opened, f"{address}/diem-lom-song", PHONE) as seen:
        page = seen.settled().page
        map_ = page.locator(".st-key-spots_deck")
        map_.scroll_into_view_if_needed()
        box = map_.bounding_box()
        assert box
        mark, x, y = _circle(known_home, (350, 380))
        assert mark.count > 1
        middle = box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y
        fingers = page.context.new_cdp_session(page)

        def pinch(before: int, after: int) -> None:
            for kind, apart in (("Start", before), ("Move", (before + after) // 2), ("Move", after)):
                points = [{"x": middle[0] + side * apart / 2, "y": middle[1]} for side in (-1, 1)]
                fingers.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
            fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        pinch(40, 120)
        page.wait_for_function(f"() => location.search.includes('spot_at={mark.spot.code}')", timeout=20_000)
        page.wait_for_selector("text=Xem cả tỉnh", timeout=20_000)
        seen.settled()
        pinch(120, 40)
        page.wait_for_function("() => !location.search.includes('spot_at=')", timeout=20_000)
        assert seen.errors == []
