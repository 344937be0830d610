"""Pictures of every screen: ``python -m tests.browser.screenshots FOLDER [HOME [PART_OF_NAME [VIEW …]]]``.

Views: desktop, desktop-dark, phone, phone-dark, projector; without any all of them. An empty HOME is made up.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.server import dashboard
from tests.browser.visitor import DESKTOP, PHONE, browser, visit
from tests.files import snapshot

CHOSEN = f"commune={snapshot.LOWEST}"
SCREENS = {
    "01-coverage": "/",
    "01-coverage-chosen": f"/?form=bubble&spots=1&{CHOSEN}",
    "01-coverage-gap": "/?by=gap&indicator=D3",
    "01-coverage-beside": "/?beside=p:2026-10&period=2026-11",
    "02-lagging": "/xa-phuong-cham",
    "02-lagging-chosen": f"/xa-phuong-cham?{CHOSEN}",
    "03-profile": "/ho-so",
    "03-profile-chosen": f"/ho-so?{CHOSEN}",
    "04-teams": "/to-cnscd",
    "04-teams-chosen": f"/to-cnscd?{CHOSEN}",
    "05-people": "/nguoi-dan",
    "05-people-chosen": f"/nguoi-dan?{CHOSEN}",
    "06-accounts": "/vneid",
    "06-accounts-chosen": f"/vneid?{CHOSEN}",
    "07-spots": "/diem-lom-song",
    "07-spots-chosen": f"/diem-lom-song?{CHOSEN}",
    "08-campaigns": "/chien-dich",
    "08-campaigns-chosen": f"/chien-dich?{CHOSEN}",
    "09-duties": "/nhiem-vu",
    "09-duties-chosen": f"/nhiem-vu?{CHOSEN}",
    "10-quality": "/bao-cao",
    "10-quality-rows": "/bao-cao?quality=rows",
    "10-quality-signals": "/bao-cao?quality=signals",
    "10-quality-fresh": "/bao-cao?quality=fresh",
    "11-upload": "/nap-so-lieu",
    "12-briefing": "/trinh-chieu",
    "13-dictionary": "/chi-tieu",
}
VIEWS = {
    "desktop": (DESKTOP, "light"),
    "desktop-dark": (DESKTOP, "dark"),
    "phone": (PHONE, "light"),
    "phone-dark": (PHONE, "dark"),
    "projector": ((1920, 1080), "light"),
}
TALLEST = 6000


def main(folder: Path, home: Path | None, only: str, views: list[str]) -> None:
    """Take the pictures; prints what a test would fail on."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        if home is None:
            home = Path(made) / "home"
            snapshot.build(home)
        with dashboard(home) as address, browser() as opened:
            for name in (name for name in SCREENS if only in name):
                for view in views:
                    taken(opened, address + SCREENS[name], view, folder / f"{name}-{view}.png")


def taken(opened: Browser, address: str, view: str, picture: Path) -> None:
    """One picture: of the whole page; on a projector of what is seen without scrolling."""
    size, scheme = VIEWS[view]
    with visit(opened, address, size, scheme) as seen:
        page = seen.settled().page
        height = int(page.evaluate("document.querySelector('.stMainBlockContainer').scrollHeight"))
        if view != "projector":
            page.set_viewport_size({"width": size[0], "height": min(height + 80, TALLEST)})
        page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")
        page.wait_for_timeout(1200)
        page.screenshot(path=picture)
        print(picture.name, height, seen.outside, seen.errors[:3], flush=True)


if __name__ == "__main__":
    given = [*sys.argv[2:4], "", ""][:2]
    main(Path(sys.argv[1]), Path(given[0]) if given[0] else None, given[1], sys.argv[4:] or [*VIEWS])
