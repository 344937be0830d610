"""Writes docs/sbom.json (CycloneDX 1.6) from what the pinned lists installed: ``python .ci/sbom.py``."""

import json
import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
FILE = CHECKOUT / "docs" / "sbom.json"


def pinned(listed: str = "requirements.txt") -> dict[str, str]:
    """Versions by name, as the list pins them."""
    lines = (CHECKOUT / listed).read_text(encoding="utf-8").splitlines()
    return {plain(name): version for name, found, version in (one.partition("==") for one in lines) if found}


def plain(name: str) -> str:
    """A package's name as registries write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def components() -> list[dict[str, Any]]:
    """What the product needs at work: the pinned packages and everything that these need themselves."""
    found: dict[str, dict[str, Any]] = {}
    waiting = list(pinned())
    while waiting:
        name = plain(waiting.pop())
        if name not in found:
            package = distribution(name)
            found[name] = component(name, package)
            waiting += needed(package)
    return [found[name] for name in sorted(found)]


def needed(package: Distribution) -> list[str]:
    """Names of packages that this one asks for here, extras left out."""
    from packaging.requirements import Requirement

    asked = [Requirement(one) for one in package.requires or []]
    return [one.name for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]


def component(name: str, package: Distribution) -> dict[str, Any]:
    """One package as CycloneDX writes it."""
    told: dict[str, Any] = {
        "type": "library", "name": name, "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
    }  # fmt: skip
    licence = package.metadata.get("License-Expression") or ""
    return told | ({"licenses": [{"expression": licence}]} if licence else {})


def bill() -> dict[str, Any]:
    """The whole bill; the same lists give the same bytes."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "phu-so-ninh-binh", "version": "0.1.0"}},
        "components": components(),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{FILE.name}: {len(bill()['components'])}\n")
