"""Pictures of every screen: ``python -m tests.browser.screenshots FOLDER [HOME [PART_OF_NAME]]``."""

import sys
import tempfile
from pathlib import Path

from tests.browser.server import dashboard
from tests.browser.visitor import DESKTOP, PHONE, browser, visit
from tests.files import snapshot

SCREENS = {
    "1-coverage": "/",
    "1-coverage-boundary": "/?form=boundary",
    "1-coverage-bubble": "/?form=bubble&spots=1&commune=13285",
    "1-coverage-gap": "/?by=gap&indicator=D3",
    "2-lagging": "/xa-phuong-cham",
    "2-lagging-chosen": "/xa-phuong-cham?commune=14464",
    "3-profile": "/ho-so?commune=14464",
    "4-teams": "/to-cnscd",
    "5-people": "/nguoi-dan",
    "6-accounts": "/vneid",
    "7-spots": "/diem-lom-song",
    "8-campaigns": "/chien-dich",
    "9-duties": "/nhiem-vu",
    "10-quality": "/bao-cao",
    "11-upload": "/nap-so-lieu",
    "12-briefing": "/trinh-chieu",
    "13-dictionary": "/chi-tieu",
}


def main(folder: Path, home: Path | None, only: str = "") -> None:
    """Take the pictures; prints what a test would fail on."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        if home is None:
            home = Path(made) / "home"
            snapshot.build(home)
        with dashboard(home) as address, browser() as opened:
            for name, path in SCREENS.items():
                if only and only not in name:
                    continue
                for label, size, scheme in (
                    ("desktop", DESKTOP, "light"),
                    ("desktop-dark", DESKTOP, "dark"),
                    ("phone", PHONE, "light"),
                    ("phone-dark", PHONE, "dark"),
                ):
                    if label != "desktop" and name.count("-") > 1:
                        continue
                    with visit(opened, address + path, size, scheme) as seen:
                        seen.settled()
                        height = seen.page.evaluate(
                            "document.querySelector('.stMainBlockContainer').scrollHeight"
                        )
                        seen.page.set_viewport_size({"width": size[0], "height": min(int(height) + 80, 4000)})
                        seen.page.wait_for_timeout(1200)
                        seen.page.screenshot(path=folder / f"{name}-{label}.png")
                        print(name, label, height, seen.outside, seen.errors[:3])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None, *sys.argv[3:4])
