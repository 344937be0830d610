"""The bill of materials names what is pinned and installed, and nothing is installed unpinned by name."""

import importlib.util
import json
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]


def _script() -> Any:
    found = importlib.util.spec_from_file_location("sbom", CHECKOUT / ".ci" / "sbom.py")
    assert found
    assert found.loader
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


def test_the_bill_agrees_with_the_pinned_list() -> None:
    bill = json.loads((CHECKOUT / "docs" / "sbom.json").read_text(encoding="utf-8"))
    versions = {one["name"]: one["version"] for one in bill["components"]}
    pinned = _script().pinned()
    assert {name: versions.get(name) for name in pinned} == pinned
    assert len(versions) > len(pinned)
    assert bill["specVersion"] == "1.6"


def test_the_bill_names_all_that_the_product_needs() -> None:
    bill = json.loads((CHECKOUT / "docs" / "sbom.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in bill["components"]} == {one["name"] for one in _script().components()}
