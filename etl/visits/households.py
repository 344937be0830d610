"""Households told apart without keeping what they are called: a keyed hash of hamlet and code."""

import hashlib
import hmac

import polars as pl

from etl.text.identity import has_identity
from etl.text.normal import is_blank
from etl.visits.packing import HOUSEHOLD_BITS

LONGEST_CODE = 9
"""Letters from which on a code may hold an identity number: none has fewer digits."""


Seeds = tuple[int, int, int]


_COLUMNS = {"code": "hash", "blank": "blank", "identity": "identity"}


def seeds(secret: bytes) -> Seeds:
    """Three seeds, from the secret of the home: for a code, for a hamlet, and for the two together."""
    told = hmac.new(secret, b"households of visit logs", hashlib.sha256).digest()
    code, place, both = (int.from_bytes(told[at : at + 8], "big") for at in (0, 8, 16))
    return code, place, both


def mark() -> str:
    """Changes where the library hashes otherwise than before: what was stored then must be made again."""
    probe = pl.Series(["13285-001", "7"]).hash(1)
    return f"{int(probe[0]) ^ int(probe[1]):016x}"[:6]


def texts(batch: pl.DataFrame, name: str) -> pl.Series:
    """A column of codes as texts, whatever its type; whole numbers without decimals."""
    column = batch[name]
    if column.dtype.is_float():
        whole = (column == column.floor()).fill_null(False)
        return pl.select(
            pl.when(whole).then(column.cast(pl.Int64, strict=False).cast(pl.String))
            .otherwise(column.cast(pl.String)).alias(name)
        ).to_series()  # fmt: skip
    if column.dtype == pl.Binary:
        return column.cast(pl.String, strict=False)
    return column if column.dtype == pl.String else column.cast(pl.String, strict=False)


def households(batch: pl.DataFrame, keys: Seeds) -> pl.DataFrame:
    """Of each row: ``code`` (hash of the code, levelled), ``blank``, ``identity`` (a person's number).

    A serial number counts as the number that it is; any other code as its text, levelled.
    """
    codes = texts(batch, "household_code").alias("code")
    number = codes.cast(pl.UInt32, strict=False)
    found = pl.DataFrame({"code": number.hash(keys[0])}).with_columns(
        blank=pl.lit(False), identity=pl.lit(False)
    )
    if not number.null_count():
        return found
    other = codes.to_frame().with_row_index("at").filter(number.is_null())
    told = _told(other["code"].unique(), keys)
    told = other.join(told, on="code", how="left", nulls_equal=True, maintain_order="left")
    return pl.DataFrame([found[name].scatter(told["at"], told[new]) for name, new in _COLUMNS.items()])


def levelled(codes: pl.Series, keys: Seeds) -> pl.DataFrame:
    """The distinct codes that are neither serial numbers, blank nor personal.

    ``written``: hash of a code as it stands, ``level``: the one by which its household is told.
    """
    others = codes.unique()
    told = _told(others.filter(others.cast(pl.UInt32, strict=False).is_null()).alias("code"), keys)
    sound = told.filter(~pl.col("blank") & ~pl.col("identity"))
    return sound.select(written=pl.col("code").hash(keys[0]), level="hash").unique("written")


def _told(codes: pl.Series, keys: Seeds) -> pl.DataFrame:
    """What each distinct code comes to: code, hash, blank, identity."""
    level = _levelled(pl.col("code"))
    number = level.cast(pl.UInt32, strict=False)
    hashes = pl.when(number.is_null()).then(level.hash(keys[0])).otherwise(number.hash(keys[0]))
    return codes.to_frame().select("code", hash=hashes).with_columns(
        _is_blank(codes).alias("blank"), holds_identity(codes).alias("identity")
    )  # fmt: skip


def _levelled(code: pl.Expr) -> pl.Expr:
    """One way to write a code: NFC, lower case, single spaces, one kind of dash."""
    text = code.str.normalize("NFC").str.to_lowercase().str.strip_chars().str.replace_all(r"\s+", " ")
    return text.str.replace_all(r"\s*[-–—−]\s*", "-").str.replace(r"^([0-9]+)\.0$", "$1")


def _is_blank(codes: pl.Series) -> pl.Series:
    wordless = codes.is_null() | ~codes.str.contains("[0-9]").fill_null(False)
    blank = [code for code in codes.filter(wordless).unique() if is_blank(code)]
    return codes.is_null() | codes.is_in(blank)


def holds_identity(codes: pl.Series) -> pl.Series:
    """Whether each code holds a person's number: twelve digits in a row, or a labelled or grouped one."""
    found = pl.zeros(codes.len(), pl.Boolean, eager=True)
    at = (codes.str.len_bytes() >= LONGEST_CODE).fill_null(False).arg_true()
    if not at.len():
        return found
    long = codes.gather(at)
    distinct = long.unique()
    asked = distinct.filter(distinct.str.count_matches("[0-9]") >= LONGEST_CODE)
    bad = [code for code in asked if has_identity(code) or has_identity(_number(code))]
    return found.scatter(at, long.is_in(bad)) if bad else found


def _number(code: str) -> int | None:
    """A code that a spreadsheet made a number of: the zero in front may be lost."""
    return int(code) if code.isascii() and code.isdecimal() else None


def in_place(code: pl.Expr, mix: pl.Expr, keys: Seeds) -> pl.Expr:
    """The household as it is stored: hashed once more with its hamlet, so that "1" is another one in each.

    ``mix`` is the hamlet's own hash, as :func:`mix_of` gives it.
    """
    return (code ^ mix).hash(keys[2]) // (1 << (64 - HOUSEHOLD_BITS))


def mix_of(place: pl.Expr, keys: Seeds) -> pl.Expr:
    """Hash of the number of a hamlet."""
    return place.cast(pl.UInt64).hash(keys[1])
