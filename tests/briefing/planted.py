"""A simulated province in which whatever people wrote carries a mark, so that one search finds a leak."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import polars as pl

from etl.demo.bundle import to_bytes
from etl.demo.simulation import simulate
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import ingest
from etl.receive import Arrival
from etl.siting import commune_of_folder

MARK = "Kanari"
PHONE = re.compile(r"(?<!\d)0[35]00\d{6}(?!\d)")
"""Phones of the invented people: of ranges that no network has given out."""
IDENTITY = "037190004711"
NOTES = {"note": f"báo bà {MARK} 0300900900, CCCD {IDENTITY}", "difficulties_proposals": f"gặp ông {MARK}",
         "location_description": f"sau nhà ông {MARK}", "evidence": f"{MARK}.jpg"}  # fmt: skip
"""What senders add in their own words, and what a mark there looks like."""
FIXED = {"gender", "zalo_phone"}
"""Personal columns whose values have a form of their own: a few words, and the phones, which PHONE finds."""


def marked(code: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of a form with a mark in every name, post, note, description and name of a file."""
    personal = {one.name for one in FORMS[code].columns if one.personal} - FIXED
    suffixes = dict.fromkeys(personal, f" {MARK}") | {name: f"; {said}" for name, said in NOTES.items()}
    held = [pl.col(name) + suffix for name, suffix in suffixes.items()
            if frame.schema.get(name) == pl.String]  # fmt: skip
    return frame.with_columns(*held, pl.col("file").str.replace(r"(\.\w+)$", f"-{MARK}$1"))


def named(path: str) -> str:
    """The path of a file with a mark and a phone in its name."""
    known = PurePosixPath(path)
    return str(known.with_name(f"{known.stem} bà {MARK} 0300900901{known.suffix}"))


def households(data: bytes) -> bytes:
    """A table of visits whose codes of households carry the mark."""
    head, *rows = data.decode("utf-8-sig").splitlines()
    at = head.split(",").index("Mã hộ")
    cells = [row.split(",") for row in rows]
    lines = [",".join([*row[:at], f"{MARK}{row[at]}", *row[at + 1 :]]) for row in cells]
    return "\n".join([head, *lines, ""]).encode()


def enter_marked(home: Home, seed: int, scale: float, as_of: date) -> None:
    """Fill the home as the demo does, with marks."""
    made = simulate(seed, scale, as_of)
    bundles = [Arrival(f"mo-phong/{code}.parquet", to_bytes(code, marked(code, frame)), code, kind="bundle",
                       simulated=True) for code, frame in made.bundles.items()]  # fmt: skip
    ingest(home, bundles, as_of)
    files = [
        replace(one, data=households(one.data)) if one.path.endswith(".csv") else one for one in made.files
    ]
    ingest(home, [
        Arrival(named(one.path), one.data, commune=commune_of_folder(Path(one.path).parent.parts),
                simulated=True, received=one.received_date) for one in files
    ], as_of)  # fmt: skip
