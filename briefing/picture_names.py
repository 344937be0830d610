"""The names of figures with their titles, as a list to choose from."""

from figures.labels import word, words

TITLES = {
    "spread": "spread.title", "causes": "lagging.causes_title", "map_spots": "spots.map",
    "teams_picture": "teams.picture", "bars_teams": "teams.ranked", "active": "active.ranked",
    "people_targets": "people.targets", "people_sides": "people.dumbbell", "people_equity": "people.equity",
    "desk": "desk.title", "campaigns_spread": "campaigns_list.spread", "duty_bars": "duties.chart",
    "targets": "dictionary.chart", "bars_remaining": "accounts.remaining_title",
    "bars_elderly": "accounts.elderly_title", "new": "accounts.new_title", "safety": "accounts.safety_title",
    "funnel": "spots.funnel", "promises": "spots.promises", "steps": "spots.steps",
    "bars_deficit": "spots.deficit", "quality_forms": "quality.forms_title",
    "quality_months": "quality.months_title", "quality_kinds": "quality.kinds_title",
    "quality_fresh": "quality.fresh_title", "quality_rows": "quality.by_form_title",
    "productive": "productive.title",
}  # fmt: skip
"""Where the title of a figure stands; those that depend on what is asked are in a section of their own."""


def title(name: str) -> str:
    """The title of a figure, and what it must or may be asked with. Raises KeyError for an unknown name."""
    return word(TITLES[name]) if name in TITLES else words("picture")[name]


def listed(names: list[str]) -> str:
    """A line a figure."""
    wide = max(map(len, names))
    return "\n".join(f"{name:<{wide}}  {title(name)}" for name in names)
