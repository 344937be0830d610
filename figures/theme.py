"""Colours and type: one accent, colour-blind-safe scales, four status tones, light and dark."""

from dataclasses import dataclass

FONT = '"Source Sans", "Source Sans Pro", "Noto Sans", sans-serif'
TONES = ("on_track", "attention", "behind", "no_data")
SIGNS = {"not_reported": "?", "not_applicable": "–", "suppressed": "*", "not_ranked": "…"}
"""Signs in bubbles that have no number: a circle cannot be hatched."""
ICONS = {"on_track": "✓", "attention": "!", "behind": "▼", "no_data": "?"}


@dataclass(frozen=True)
class Theme:
    """Hex colours of one mode. Scales run from little to much; ``diverging`` from behind plan to ahead."""

    name: str
    ink: str
    muted: str
    line: str
    surface: str
    accent: str
    coverage: tuple[str, ...]
    burden: tuple[str, ...]
    diverging: tuple[str, ...]
    zero: str
    blank: str
    hatch: str
    outside: str
    tones: dict[str, str]


LIGHT = Theme(
    name="light",
    ink="#16242E",
    muted="#51626E",
    line="#D5DDE2",
    surface="#FFFFFF",
    accent="#0B6785",
    coverage=("#DCEFF2", "#A9D5DD", "#6DB3C3", "#1F7A96", "#0B5674", "#06344A"),
    burden=("#FCEBD7", "#F6C998", "#EBA05A", "#B25A0E", "#8F430A", "#5A2A05"),
    diverging=("#A2500C", "#E09A55", "#F7E3CB", "#D3E9ED", "#62B0C1", "#0B5F7C"),
    zero="#FFFFFF",
    blank="#EEF1F3",
    hatch="#93A0AA",
    outside="#F6F7F8",
    tones={"on_track": "#0B6E5F", "attention": "#8A5A00", "behind": "#B23A12", "no_data": "#5B6B77"},
)

DARK = Theme(
    name="dark",
    ink="#E8EEF2",
    muted="#A5B4BF",
    line="#33424D",
    surface="#10191F",
    accent="#5BC0D8",
    coverage=("#17323C", "#1D4E5E", "#277386", "#3B9BB0", "#6FC3D3", "#B5E4EC"),
    burden=("#33241A", "#5B3819", "#8A5016", "#BE6F1C", "#E79A4C", "#F8CFA0"),
    diverging=("#F0A45C", "#A8621E", "#52402F", "#27444D", "#3D9CB2", "#9ADDE9"),
    zero="#10191F",
    blank="#1C262D",
    hatch="#60707C",
    outside="#161F26",
    tones={"on_track": "#5CCDB6", "attention": "#E8B84B", "behind": "#FF9A76", "no_data": "#A5B4BF"},
)


def theme(name: str | None) -> Theme:
    """The theme of a mode; light where the mode is unknown."""
    return DARK if name == "dark" else LIGHT


def on_paper() -> dict[str, str]:
    """Each colour of the dark theme with that of the light one in its place, for what is printed."""
    flat = [
        (colour, paper)
        for name in ("ink", "muted", "line", "surface", "accent", "blank", "hatch", "outside")
        for colour, paper in ((getattr(DARK, name), getattr(LIGHT, name)),)
    ]
    for name in ("coverage", "burden", "diverging"):
        flat += zip(getattr(DARK, name), getattr(LIGHT, name), strict=True)
    flat += [(DARK.tones[tone], LIGHT.tones[tone]) for tone in TONES if DARK.tones[tone] != DARK.muted]
    return {"#FFFFFF": LIGHT.ink} | dict(flat)


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """``#RRGGBB`` as four numbers 0–255."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [alpha]


def legible_on(colour: str) -> str:
    """Near-black or white, whichever reads better on the colour (WCAG contrast)."""
    light = _luminance(colour)
    return "#10191F" if (light + 0.05) / 0.058 >= 1.05 / (light + 0.05) else "#FFFFFF"


def spread(scale: tuple[str, ...], count: int) -> list[str]:
    """``count`` colours spread evenly over a scale, both ends kept."""
    if count <= 1:
        return [scale[-2]]
    return [scale[round(i * (len(scale) - 1) / (count - 1))] for i in range(count)]


def _luminance(colour: str) -> float:
    parts = [c / 255 for c in rgb(colour)[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
