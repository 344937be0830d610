"""Charts of the duties screen: communes by the five states, a bar a duty."""

import polars as pl

from figures.drawing import Drawing
from figures.duties_words import SIGNS, STATES, short
from figures.labels import words
from figures.stacked import Layer, stacked

SHORT = 34
"""Letters of a duty's text beside its bar; the whole text is in the hover text and the table."""
COLOURS = {
    "done": "tones.on_track",
    "in_progress": "coverage.2",
    "late": "tones.behind",
    "no_evidence": "tones.attention",
    "no_data": "blank",
}


def by_state(listed: pl.DataFrame, phone: bool, chosen: str | None) -> Drawing:
    """A bar a duty that is judged by commune (duty, text and a column a state)."""
    codes, texts = listed["duty"].to_list(), listed["text"].to_list()
    labels = (
        codes
        if phone
        else [f"{code} · {short(text, SHORT)}" for code, text in zip(codes, texts, strict=True)]
    )
    full = [f"{code}. {wrapped(text)}" for code, text in zip(codes, texts, strict=True)]
    return stacked(labels, _layers(listed), each=25, keys=codes, full=full, chosen=chosen)


def _layers(listed: pl.DataFrame) -> list[Layer]:
    names = words("duty_state")
    return [
        Layer(names[state], SIGNS[state], COLOURS[state], tuple(listed[state].to_list()), state == "no_data")
        for state in STATES
    ]


def wrapped(text: str, width: int = 60) -> str:
    """A text over several lines of a hover box."""
    lines = [""]
    for part in text.split():
        if len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".strip()
    return "\n".join(lines)
