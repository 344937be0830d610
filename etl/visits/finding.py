"""Tells whether a file is a visit log, by the columns of a Parquet file or of the head of a text file."""

from pathlib import Path

from etl.read.document import Refusal
from etl.read.sniff import flat_format, is_compound, is_zip
from etl.visits.log import CODE, Log
from etl.visits.parquet import find_parquet, is_parquet
from etl.visits.text import find_text

_HEAD_BYTES = 1 << 16


def find(path: Path, name: str, form: str | None) -> Log | None:
    """The visit log that the file is, or None where it is anything else; raises Refusal for a broken one.

    ``form`` is the form that the sender named. Only a log is ever looked for in a Parquet file.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if is_parquet(head):
        return find_parquet(path, name)
    if form not in (None, CODE) or is_zip(head) or is_compound(head) or not head.strip():
        return None
    try:
        if flat_format(head) != "text":
            return None
    except Refusal:
        return None  # the ordinary reader says what is wrong with it
    return find_text(path, name, head, form, whole=len(head) < _HEAD_BYTES)
